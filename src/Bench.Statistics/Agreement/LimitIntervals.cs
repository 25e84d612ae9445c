namespace Bench.Statistics.Agreement;

/// <summary>Confidence intervals of both limits of agreement by one method, on the scale of the differences.</summary>
/// <param name="Method">The method.</param>
/// <param name="Lower">Interval of the lower limit.</param>
/// <param name="Upper">Interval of the upper limit.</param>
public sealed record LimitIntervals(LimitMethod Method, Interval Lower, Interval Upper);

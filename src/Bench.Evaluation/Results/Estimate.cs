using Bench.Statistics;

namespace Bench.Evaluation.Results;

/// <summary>A number and its 95 % interval.</summary>
/// <param name="Value">The number; NaN where undefined.</param>
/// <param name="Interval">Its interval; undefined where it cannot be computed or was not printed.</param>
public readonly record struct Estimate(double Value, Interval Interval)
{
    /// <summary>A number without an interval.</summary>
    /// <param name="value">The number; NaN where it is undefined too.</param>
    public Estimate(double value)
        : this(value, Interval.Undefined(0.95))
    {
    }

    /// <summary>A number with the ends of its 95 % interval.</summary>
    /// <param name="value">The number.</param>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public Estimate(double value, double low, double high)
        : this(value, new Interval(low, high, 0.95))
    {
    }

    /// <summary>No number at all.</summary>
    public static Estimate Undefined { get; } = new(double.NaN);

    /// <summary>Lower end of the interval.</summary>
    public double Low => Interval.Low;

    /// <summary>Upper end of the interval.</summary>
    public double High => Interval.High;
}

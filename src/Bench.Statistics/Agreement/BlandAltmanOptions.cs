namespace Bench.Statistics.Agreement;

/// <summary>Conventions of a Bland–Altman analysis; each result carries the ones it was made with.</summary>
public sealed record BlandAltmanOptions
{
    /// <summary>How the measurements are compared.</summary>
    public DifferenceScale Scale { get; init; } = DifferenceScale.Absolute;

    /// <summary>What the differences are plotted against.</summary>
    public HorizontalAxis Axis { get; init; } = HorizontalAxis.Mean;

    /// <summary>Divisor of the standard deviation that the printed limits use. Intervals always use n − 1.</summary>
    public DeviationConvention Deviation { get; init; } = DeviationConvention.Sample;

    /// <summary>Method of the limits' intervals.</summary>
    public LimitMethod Method { get; init; } = LimitMethod.ExactPair;

    /// <summary>Fraction of differences that the limits are to hold; 0.95 makes the multiplier 1.959964.</summary>
    public double Coverage { get; init; } = 0.95;

    /// <summary>Level of all confidence intervals.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>
    /// Standard deviations from bias to limit, where a rounded one is wanted: 1.96, or the 2 of Bland and Altman 1986.
    /// Null: the normal quantile of the coverage. The exact intervals belong to the coverage, the others are centred on the printed limits
    /// (with <see cref="DeviationConvention.Sample"/>).
    /// </summary>
    public double? Multiplier { get; init; }
}

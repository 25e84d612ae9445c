namespace Bench.Statistics;

/// <summary>A closed interval that a method gives for an unknown number.</summary>
/// <param name="Low">Lower end; NaN where the interval is undefined.</param>
/// <param name="High">Upper end; NaN where the interval is undefined.</param>
/// <param name="Level">Nominal coverage, between 0 and 1 (0.95 for "95 %").</param>
public readonly record struct Interval(double Low, double High, double Level)
{
    /// <summary>High less low; NaN where undefined.</summary>
    public double Width => High - Low;

    /// <summary>True when both ends are numbers (an infinite end counts as one).</summary>
    public bool IsDefined => !double.IsNaN(Low) && !double.IsNaN(High);

    /// <summary>An interval that could not be computed.</summary>
    /// <param name="level">Nominal coverage.</param>
    public static Interval Undefined(double level) => new(double.NaN, double.NaN, level);

    /// <summary>Whether the interval holds a value; false where the interval is undefined.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(double value) => Low <= value && value <= High;

    internal static Interval Around(double centre, double halfWidth, double level) => new(centre - halfWidth, centre + halfWidth, level);
}

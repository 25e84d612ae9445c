using Bench.Statistics.Distributions;

namespace Bench.Statistics.Agreement;

/// <summary>
/// Bias and limits of agreement of two measurements of the same cases (Bland and Altman 1986, 1999). Difference = predicted − reference.
/// On <see cref="DifferenceScale.Ratio"/> the bias, the limits and their intervals are ratios (1 = no difference).
/// </summary>
public sealed record BlandAltman
{
    /// <summary>Conventions used.</summary>
    public required BlandAltmanOptions Options { get; init; }

    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>Pairs left out because the scale has no place for them: mean zero for a fraction, zero or less for a ratio.</summary>
    public required int OutsideScaleCount { get; init; }

    /// <summary>
    /// Defined from two pairs on. With NoVariation all differences are equal: the limits collapse onto the bias, and so do the intervals.
    /// </summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Mean difference (geometric mean ratio on the ratio scale); NaN for no pairs.</summary>
    public required double Bias { get; init; }

    /// <summary>t interval of the bias.</summary>
    public required Interval BiasInterval { get; init; }

    /// <summary>Standard deviation of the differences by the chosen convention; of natural logarithms on the ratio scale.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Standard deviations from bias to limit.</summary>
    public required double Multiplier { get; init; }

    /// <summary>Bias − multiplier × standard deviation.</summary>
    public required double LowerLimit { get; init; }

    /// <summary>Bias + multiplier × standard deviation.</summary>
    public required double UpperLimit { get; init; }

    /// <summary>Intervals of the limits by every method, the chosen one first.</summary>
    public required IReadOnlyList<LimitIntervals> LimitIntervals { get; init; }

    /// <summary>The cases, in the order given.</summary>
    public required IReadOnlyList<BlandAltmanPoint> Points { get; init; }

    /// <summary>Interval of the lower limit by the chosen method.</summary>
    public Interval LowerLimitInterval => LimitIntervals[0].Lower;

    /// <summary>Interval of the upper limit by the chosen method.</summary>
    public Interval UpperLimitInterval => LimitIntervals[0].Upper;

    /// <summary>Cases outside the limits; about (1 − coverage)·n are expected.</summary>
    public IEnumerable<BlandAltmanPoint> OutsideLimits => Points.Where(p => p.IsOutside);

    /// <summary>Analyses two columns.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="options">Conventions; null for the defaults.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A level or coverage is not between 0 and 1, or the multiplier is not above 0.
    /// </exception>
    public static BlandAltman Of(IReadOnlyList<double> reference, IReadOnlyList<double> predicted, BlandAltmanOptions? options = null)
    {
        options ??= new BlandAltmanOptions();
        Require.Level(options.Coverage);
        Require.Level(options.Level);
        var multiplier = options.Multiplier ?? NormalDistribution.Quantile((1 + options.Coverage) / 2);
        Require.Positive(multiplier);
        var data = ScaledDifferences.Of(reference, predicted, options.Scale, options.Axis);
        var n = data.Differences.Length;
        var bias = Moments.Mean(data.Differences);
        var constant = Moments.IsConstant(data.Differences, data.Magnitude);
        var sample = constant && n > 1 ? 0 : Moments.Deviation(data.Differences);
        var deviation = options.Deviation == DeviationConvention.Sample || n < 2 ? sample : sample * Math.Sqrt((n - 1.0) / n);
        var (low, high) = (bias - (multiplier * deviation), bias + (multiplier * deviation));
        double Back(double value) => data.IsLogarithmic ? Math.Exp(value) : value;
        Interval BackInterval(double from, double to) => new(Back(from), Back(to), options.Level);

        var half = StudentTDistribution.TwoSidedQuantile(options.Level, n - 1) * sample / Math.Sqrt(n);
        return new BlandAltman
        {
            Options = options,
            Count = n,
            ExcludedCount = data.ExcludedCount,
            OutsideScaleCount = data.OutsideScaleCount,
            Outcome = n < 2
                ? (n + data.OutsideScaleCount < 2 ? StatisticOutcome.TooFewValues : StatisticOutcome.OutsideScale)
                : constant ? StatisticOutcome.NoVariation : StatisticOutcome.Defined,
            Bias = Back(bias),
            BiasInterval = BackInterval(bias - half, bias + half),
            StandardDeviation = deviation,
            Multiplier = multiplier,
            LowerLimit = Back(low),
            UpperLimit = Back(high),
            LimitIntervals = [.. Methods(options.Method).Select(method =>
            {
                var factors = LimitFactors.Of(method, n, options.Coverage, options.Level, options.Multiplier);
                return new LimitIntervals(
                    method,
                    BackInterval(bias - (factors.Outer * sample), bias - (factors.Inner * sample)),
                    BackInterval(bias + (factors.Inner * sample), bias + (factors.Outer * sample)));
            })],
            Points = [.. Enumerable.Range(0, n).Select(i => new BlandAltmanPoint(
                data.Indices[i], data.First[i], data.Second[i], data.Horizontal[i], Back(data.Differences[i]),
                !constant && (data.Differences[i] < low || data.Differences[i] > high)))],
        };
    }

    private static IEnumerable<LimitMethod> Methods(LimitMethod chosen) =>
        Enum.GetValues<LimitMethod>().OrderBy(method => method == chosen ? 0 : 1);
}

/// <summary>One case in a Bland–Altman plot.</summary>
/// <param name="Index">Row in the columns given, from 0.</param>
/// <param name="Reference">Measurement by the reference.</param>
/// <param name="Predicted">Measurement under test.</param>
/// <param name="Horizontal">Place on the horizontal axis: mean (geometric mean on the ratio scale) or reference.</param>
/// <param name="Difference">Difference on the chosen scale; a ratio on the ratio scale.</param>
/// <param name="IsOutside">Whether the difference lies outside the limits of agreement; false where these are undefined.</param>
public sealed record BlandAltmanPoint(int Index, double Reference, double Predicted, double Horizontal, double Difference, bool IsOutside);

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

/// <summary>What the differences are plotted against and regressed on.</summary>
public enum HorizontalAxis
{
    /// <summary>The mean of both measurements (Bland and Altman 1995, Lancet 346:1085): for two methods of similar error.</summary>
    Mean,

    /// <summary>The reference alone (Krouwer 2008, Stat Med 27:778): where the reference has little error of its own.</summary>
    Reference,
}

/// <summary>How two measurements of one case are compared.</summary>
public enum DifferenceScale
{
    /// <summary>Predicted less reference, in the unit of the measurement.</summary>
    Absolute,

    /// <summary>Predicted less reference, over the mean of the two: a fraction, printed as percent.</summary>
    FractionOfMean,

    /// <summary>
    /// Predicted over reference, analysed as a difference of natural logarithms and given back as a ratio (Bland and Altman 1999, section
    /// 4.2). Both values must be above zero.
    /// </summary>
    Ratio,
}

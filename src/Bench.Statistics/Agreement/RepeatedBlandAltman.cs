using Bench.Statistics.Distributions;

namespace Bench.Statistics.Agreement;

/// <summary>
/// Limits of agreement when cases are measured several times: pairs of one case are not independent, and treating them so makes the
/// intervals too narrow. The limits are for one new pair of measurements of one new case.
/// </summary>
public sealed record RepeatedBlandAltman
{
    /// <summary>What repeated measurements mean.</summary>
    public required RepeatedDesign Design { get; init; }

    /// <summary>Cases used.</summary>
    public required int CaseCount { get; init; }

    /// <summary>Pairs used.</summary>
    public required int PairCount { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues below two cases, or when no case has two pairs.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Mean over pairs (varying truth) or over case means (constant truth) of predicted − reference.</summary>
    public required double Bias { get; init; }

    /// <summary>t interval of the bias from the variance components, cases − 1 degrees of freedom.</summary>
    public required Interval BiasInterval { get; init; }

    /// <summary>Standard deviation of differences between cases; 0 where the estimate of the variance is negative.</summary>
    public required double BetweenDeviation { get; init; }

    /// <summary>Standard deviation of differences within a case: for constant truth, of both methods' replicates together.</summary>
    public required double WithinDeviation { get; init; }

    /// <summary>Standard deviation of the difference of one pair.</summary>
    public required double TotalDeviation { get; init; }

    /// <summary>Bias − z × total deviation.</summary>
    public required double LowerLimit { get; init; }

    /// <summary>Interval of the lower limit by variance-estimates recovery (Zou 2013).</summary>
    public required Interval LowerLimitInterval { get; init; }

    /// <summary>Bias + z × total deviation.</summary>
    public required double UpperLimit { get; init; }

    /// <summary>Interval of the upper limit by variance-estimates recovery (Zou 2013).</summary>
    public required Interval UpperLimitInterval { get; init; }

    /// <summary>Analyses pairs that belong to cases.</summary>
    /// <param name="cases">Name of the case of each pair.</param>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, pair by pair.</param>
    /// <param name="design">What repeated measurements mean.</param>
    /// <param name="coverage">Fraction of differences that the limits are to hold.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A fraction is not between 0 and 1.</exception>
    public static RepeatedBlandAltman Of(
        IReadOnlyList<string> cases,
        IReadOnlyList<double> reference,
        IReadOnlyList<double> predicted,
        RepeatedDesign design = RepeatedDesign.VaryingTruth,
        double coverage = 0.95,
        double level = 0.95)
    {
        Require.Level(coverage);
        Require.Level(level);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(reference);
        Require.SameLength(cases.Count, reference.Count, nameof(reference));
        var pairs = FinitePairs.Of(reference, predicted);
        var groups = Enumerable.Range(0, pairs.Count)
            .GroupBy(i => cases[pairs.Indices[i]], StringComparer.Ordinal)
            .Select(g => g.ToArray())
            .ToArray();
        var components = VarianceComponents.Of(groups, pairs.First, pairs.Second, design);
        var z = NormalDistribution.Quantile((1 + coverage) / 2);
        var total = Math.Sqrt(components.Total);
        var (below, above) = components.Recovery(level);
        var bias = components.Bias;
        var normal = NormalDistribution.Quantile((1 + level) / 2);
        var toward = Math.Sqrt((normal * normal * components.BiasVariance) + Math.Pow(z * (total - below), 2));
        var away = Math.Sqrt((normal * normal * components.BiasVariance) + Math.Pow(z * (above - total), 2));
        return new RepeatedBlandAltman
        {
            Design = design,
            CaseCount = groups.Length,
            PairCount = pairs.Count,
            ExcludedCount = pairs.ExcludedCount,
            Outcome = groups.Length < 2 || pairs.Count == groups.Length ? StatisticOutcome.TooFewValues : StatisticOutcome.Defined,
            Bias = bias,
            BiasInterval = Interval.Around(
                bias, StudentTDistribution.TwoSidedQuantile(level, groups.Length - 1) * Math.Sqrt(components.BiasVariance), level),
            BetweenDeviation = Math.Sqrt(components.Between),
            WithinDeviation = Math.Sqrt(components.Within),
            TotalDeviation = total,
            LowerLimit = bias - (z * total),
            LowerLimitInterval = new Interval(bias - (z * total) - away, bias - (z * total) + toward, level),
            UpperLimit = bias + (z * total),
            UpperLimitInterval = new Interval(bias + (z * total) - toward, bias + (z * total) + away, level),
        };
    }
}

/// <summary>What several measurements of one case mean.</summary>
public enum RepeatedDesign
{
    /// <summary>
    /// Measured in pairs while the true value changes (frames of one heart): differences within a case share that case's bias
    /// (Bland and Altman 2007, J Biopharm Stat 17:571, section 3).
    /// </summary>
    VaryingTruth,

    /// <summary>
    /// Replicates of one unchanging true value; the order of pairs within a case has no meaning (Bland and Altman 1999, section 5.2; 2007,
    /// section 2).
    /// </summary>
    ConstantTruth,
}

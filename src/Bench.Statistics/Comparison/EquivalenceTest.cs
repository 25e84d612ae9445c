using Bench.Statistics.Distributions;

namespace Bench.Statistics.Comparison;

/// <summary>
/// Two one-sided t-tests (TOST; Schuirmann 1987): is the mean difference (predicted − reference) inside a margin stated beforehand?
/// Equivalence at α is the same as the 1 − 2α interval lying inside the margin.
/// </summary>
public sealed record EquivalenceTest
{
    /// <summary>Design.</summary>
    public required EquivalenceDesign Design { get; init; }

    /// <summary>Pairs used (paired), or values of both samples together.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs or values left out because they are NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues below two pairs (or two values in a sample); NoVariation when there is no spread: p is NaN then.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Margin below zero, unit of the columns.</summary>
    public required double LowerMargin { get; init; }

    /// <summary>Margin above zero, unit of the columns.</summary>
    public required double UpperMargin { get; init; }

    /// <summary>Mean of predicted less mean of reference.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>The 1 − 2α interval of the mean difference.</summary>
    public required Interval Interval { get; init; }

    /// <summary>Degrees of freedom; not whole in Welch's design.</summary>
    public required double DegreesOfFreedom { get; init; }

    /// <summary>p that the difference is not above the lower margin.</summary>
    public required double LowerPValue { get; init; }

    /// <summary>p that the difference is not below the upper margin.</summary>
    public required double UpperPValue { get; init; }

    /// <summary>The larger of both.</summary>
    public double PValue => Math.Max(LowerPValue, UpperPValue);

    /// <summary>Whether equivalence is shown at α: the interval lies inside the margin.</summary>
    public bool IsEquivalent => PValue < (1 - Interval.Level) / 2;

    /// <summary>Tests with a symmetric margin.</summary>
    /// <param name="reference">Measurements by the reference.</param>
    /// <param name="predicted">Measurements under test.</param>
    /// <param name="margin">Largest difference that does not matter, above 0, unit of the columns.</param>
    /// <param name="alpha">Error probability of each one-sided test, below 0.5.</param>
    /// <param name="design">How the columns belong together.</param>
    /// <exception cref="ArgumentException">Paired columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The margin is not above 0, or α is not between 0 and 0.5.</exception>
    public static EquivalenceTest Of(
        IReadOnlyList<double> reference,
        IReadOnlyList<double> predicted,
        double margin,
        double alpha = 0.05,
        EquivalenceDesign design = EquivalenceDesign.Paired)
    {
        Require.Positive(margin);
        return Of(reference, predicted, -margin, margin, alpha, design);
    }

    /// <summary>Tests with a margin of two ends.</summary>
    /// <param name="reference">Measurements by the reference.</param>
    /// <param name="predicted">Measurements under test.</param>
    /// <param name="lowerMargin">Lower end, unit of the columns.</param>
    /// <param name="upperMargin">Upper end, above the lower one.</param>
    /// <param name="alpha">Error probability of each one-sided test, below 0.5.</param>
    /// <param name="design">How the columns belong together.</param>
    /// <exception cref="ArgumentException">Paired columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The margin is empty, or α is not between 0 and 0.5.</exception>
    public static EquivalenceTest Of(
        IReadOnlyList<double> reference,
        IReadOnlyList<double> predicted,
        double lowerMargin,
        double upperMargin,
        double alpha,
        EquivalenceDesign design)
    {
        Require.Level(2 * alpha, nameof(alpha));
        if (!(lowerMargin < upperMargin))
        {
            throw new ArgumentOutOfRangeException(
                nameof(upperMargin), upperMargin, $"The upper margin must lie above the lower one, {lowerMargin}.");
        }

        var spread = design == EquivalenceDesign.Paired
            ? MeanDifferenceError.Paired(reference, predicted)
            : MeanDifferenceError.Independent(reference, predicted, design == EquivalenceDesign.Pooled);
        var noSpread = spread.Outcome != StatisticOutcome.Defined;
        var level = 1 - (2 * alpha);
        return new EquivalenceTest
        {
            Design = design,
            Count = spread.Count,
            ExcludedCount = spread.ExcludedCount,
            Outcome = spread.Outcome,
            LowerMargin = lowerMargin,
            UpperMargin = upperMargin,
            MeanDifference = spread.Difference,
            Interval = Interval.Around(
                spread.Difference, StudentTDistribution.TwoSidedQuantile(level, spread.DegreesOfFreedom) * spread.Error, level),
            DegreesOfFreedom = spread.DegreesOfFreedom,
            LowerPValue = noSpread
                ? double.NaN
                : StudentTDistribution.Upper((spread.Difference - lowerMargin) / spread.Error, spread.DegreesOfFreedom),
            UpperPValue = noSpread
                ? double.NaN
                : StudentTDistribution.Lower((spread.Difference - upperMargin) / spread.Error, spread.DegreesOfFreedom),
        };
    }
}

/// <summary>How the two columns of an equivalence test belong together.</summary>
public enum EquivalenceDesign
{
    /// <summary>Case by case: the test is on the differences.</summary>
    Paired,

    /// <summary>Two independent samples of equal variance.</summary>
    Pooled,

    /// <summary>Two independent samples, Welch's degrees of freedom.</summary>
    Welch,
}

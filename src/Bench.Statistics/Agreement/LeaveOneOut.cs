using Bench.Statistics.Distributions;

namespace Bench.Statistics.Agreement;

/// <summary>Leaves each case out in turn: which cases are outliers, and on which the conclusions lean.</summary>
public sealed record LeaveOneOut
{
    /// <summary>Level of significance used for outliers and verdicts.</summary>
    public required double Alpha { get; init; }

    /// <summary>TooFewValues below four pairs: the influences are then empty.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>One entry for each case used, in the order given.</summary>
    public required IReadOnlyList<CaseInfluence> Cases { get; init; }

    /// <summary>Cases that are outliers at α after Bonferroni's correction.</summary>
    public IEnumerable<CaseInfluence> Outliers => Cases.Where(c => c.OutlierPValue < Alpha);

    /// <summary>Cases on which the verdict about proportional bias depends.</summary>
    public IEnumerable<CaseInfluence> Pivotal => Cases.Where(c => c.ChangesProportionalVerdict);

    /// <summary>Leaves out each case.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="axis">What the differences are regressed on.</param>
    /// <param name="coverage">Fraction of differences that the limits are to hold.</param>
    /// <param name="alpha">Level of significance.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A fraction is not between 0 and 1.</exception>
    public static LeaveOneOut Of(
        IReadOnlyList<double> reference,
        IReadOnlyList<double> predicted,
        HorizontalAxis axis = HorizontalAxis.Mean,
        double coverage = 0.95,
        double alpha = 0.05)
    {
        Require.Level(coverage);
        Require.Level(alpha);
        var data = ScaledDifferences.Of(reference, predicted, DifferenceScale.Absolute, axis);
        var n = data.Differences.Length;
        if (n < 4)
        {
            return new LeaveOneOut { Alpha = alpha, Outcome = StatisticOutcome.TooFewValues, Cases = [] };
        }

        var z = NormalDistribution.Quantile((1 + coverage) / 2);
        var constant = Moments.IsConstant(data.Differences, data.Magnitude);
        var all = new LeaveOneOutSums(data.Differences, data.Horizontal, data.Magnitude);
        return new LeaveOneOut
        {
            Alpha = alpha,
            Outcome = constant ? StatisticOutcome.NoVariation : StatisticOutcome.Defined,
            Cases = constant ? [] : [.. Enumerable.Range(0, n).Select(i => Influence(i, all.Rest(i)))],
        };

        CaseInfluence Influence(int i, LeaveOneOutSums.Remainder rest)
        {
            var difference = data.Differences[i];
            var studentised = (difference - rest.Mean) / (rest.Deviation * Math.Sqrt(n / (n - 1.0)));
            return new CaseInfluence(
                data.Indices[i],
                difference,
                studentised,
                Math.Min(1, n * StudentTDistribution.TwoSided(studentised, n - 2)),
                Math.Abs(difference - all.Mean) > z * all.Deviation,
                rest.Mean,
                rest.Mean - (z * rest.Deviation),
                rest.Mean + (z * rest.Deviation),
                rest.Slope,
                rest.SlopePValue,
                (all.SlopePValue < alpha) != (rest.SlopePValue < alpha));
        }
    }
}

/// <summary>What one case does to an agreement: everything "without" is computed from the other cases alone.</summary>
/// <param name="Index">Row in the columns given, from 0.</param>
/// <param name="Difference">Predicted − reference.</param>
/// <param name="StudentisedDifference">
/// (Difference − mean of the others) over its standard error from the others; t-distributed, n − 2.
/// </param>
/// <param name="OutlierPValue">Two-sided p of that, times n (Bonferroni), at most 1: Grubbs' test for the most extreme case.</param>
/// <param name="IsOutsideLimits">Whether the difference lies outside the limits of all cases.</param>
/// <param name="BiasWithout">Bias without the case.</param>
/// <param name="LowerLimitWithout">Lower limit without the case.</param>
/// <param name="UpperLimitWithout">Upper limit without the case.</param>
/// <param name="SlopeWithout">Slope of difference on the axis without the case.</param>
/// <param name="SlopePValueWithout">Its p.</param>
/// <param name="ChangesProportionalVerdict">Whether leaving the case out moves the slope's p across α.</param>
public sealed record CaseInfluence(
    int Index,
    double Difference,
    double StudentisedDifference,
    double OutlierPValue,
    bool IsOutsideLimits,
    double BiasWithout,
    double LowerLimitWithout,
    double UpperLimitWithout,
    double SlopeWithout,
    double SlopePValueWithout,
    bool ChangesProportionalVerdict);

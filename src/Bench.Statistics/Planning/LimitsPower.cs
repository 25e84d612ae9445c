using Bench.Statistics.Agreement;

namespace Bench.Statistics.Planning;

/// <summary>
/// Precision, power and sample size of limits of agreement (after Lu et al. 2016, Int J Biostat 12:20150039; Shieh 2018, PMC5964973), exact
/// for normal differences.
/// </summary>
public static class LimitsPower
{
    /// <summary>Width of the interval of one limit, in standard deviations of the differences.</summary>
    /// <param name="count">Pairs; below 2 the result is NaN.</param>
    /// <param name="method">How the interval is made.</param>
    /// <param name="coverage">Fraction of differences that the limits are to hold.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    public static double RelativeWidth(int count, LimitMethod method = LimitMethod.ExactPair, double coverage = 0.95, double level = 0.95)
    {
        var factors = LimitFactors.Of(method, count, coverage, level);
        return factors.Outer - factors.Inner;
    }

    /// <summary>
    /// Chance that the outer ends of both limits' intervals lie inside a margin fixed beforehand: that agreement is shown.
    /// </summary>
    /// <param name="bias">True bias.</param>
    /// <param name="standardDeviation">True standard deviation of the differences, above 0.</param>
    /// <param name="margin">Largest difference that does not matter, above 0, same unit.</param>
    /// <param name="count">Pairs; below 2 the power is NaN.</param>
    /// <param name="method">How the intervals are made.</param>
    /// <param name="coverage">Fraction of differences that the limits are to hold.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">A margin or deviation not above 0, or a fraction not between 0 and 1.</exception>
    public static double Power(
        double bias,
        double standardDeviation,
        double margin,
        int count,
        LimitMethod method = LimitMethod.ExactPair,
        double coverage = 0.95,
        double level = 0.95)
    {
        return count < 2
            ? double.NaN
            : ChanceInsideMargin.Probability(bias, standardDeviation, margin, count, LimitFactors.Of(method, count, coverage, level).Outer);
    }

    /// <summary>Fewest pairs that reach a power.</summary>
    /// <param name="bias">True bias.</param>
    /// <param name="standardDeviation">True standard deviation of the differences, above 0.</param>
    /// <param name="margin">Largest difference that does not matter; the true limits must lie inside it.</param>
    /// <param name="power">Wanted power.</param>
    /// <param name="method">How the intervals are made.</param>
    /// <param name="coverage">Fraction of differences that the limits are to hold.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The true limits are not inside the margin, or another argument is out of range.
    /// </exception>
    public static int SampleSize(
        double bias,
        double standardDeviation,
        double margin,
        double power = 0.8,
        LimitMethod method = LimitMethod.ExactPair,
        double coverage = 0.95,
        double level = 0.95)
    {
        Require.Level(power);
        Require.Level(coverage);
        var reach = Math.Abs(bias) + (Distributions.NormalDistribution.Quantile((1 + coverage) / 2) * standardDeviation);
        Require.Positive(margin - reach, nameof(margin));
        return SampleSizeSearch.Reaching(n => Power(bias, standardDeviation, margin, n, method, coverage, level), power);
    }
}

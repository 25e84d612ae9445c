using Bench.Statistics.Distributions;

namespace Bench.Statistics;

/// <summary>
/// Interval of the mean of quantities between 0 and 1, such as Dice, that stays between 0 and 1: a t interval (n − 1 degrees of freedom)
/// around the logit of the mean, its standard error carried over by the derivative (delta method), and taken back.
/// </summary>
/// <remarks>
/// Simulated coverage of the 95 % interval (20,000 samples each, numpy 1.24, seed 20260217), beside mean ± t·SE:
/// Beta(30, 2.5), mean 0.92: 94.8 % against 93.0 % at n = 5, 94.3 / 93.0 at 10, 94.6 / 94.3 at 25, 94.8 / 94.6 at 101.
/// Beta(12, 0.6), mean 0.95 and skewed: 92.5 / 85.3 at 5, 92.4 / 88.5 at 10, 93.6 / 91.9 at 25, 94.5 / 93.7 at 101.
/// At n = 5 the t interval left 0…1 in 9 % and 75 % of these samples. The BCa bootstrap covered 84 % and 78 % there, 92 % at 101 and less
/// than this interval at 10 and 25. Where one case in 20 fails with a 0, no interval from 25 cases or fewer covers more than 76 %.
/// </remarks>
public static class FractionMeanInterval
{
    /// <summary>What reports call it.</summary>
    public const string Name = "t interval of the mean on the logit scale (delta method)";

    /// <summary>The interval of a column's mean.</summary>
    /// <param name="values">Values between 0 and 1; those that are not finite are left out.</param>
    /// <param name="level">Level, a fraction.</param>
    /// <returns>Undefined below two values; one point where all values are equal.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value or the level lies outside 0…1.</exception>
    public static Interval Of(IReadOnlyList<double> values, double level = 0.95)
    {
        var summary = Summary.Of(values, level);
        if (summary.Minimum < 0 || summary.Maximum > 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(values), summary.Minimum < 0 ? summary.Minimum : summary.Maximum, "Values lie between 0 and 1.");
        }

        if (summary.Count < 2)
        {
            return Interval.Undefined(level);
        }

        return Of(summary.Mean, summary.StandardError, summary.Count - 1, level);
    }

    /// <summary>The interval of a mean whose standard error is known from elsewhere.</summary>
    /// <param name="mean">The mean, 0…1.</param>
    /// <param name="standardError">Its standard error; NaN gives no interval.</param>
    /// <param name="degreesOfFreedom">Degrees of freedom of the error.</param>
    /// <param name="level">Level, a fraction.</param>
    public static Interval Of(double mean, double standardError, double degreesOfFreedom, double level = 0.95) =>
        double.IsNaN(standardError)
            ? Interval.Undefined(level)
            : OfFactor(mean, standardError * StudentTDistribution.TwoSidedQuantile(level, degreesOfFreedom), level);

    /// <summary>The interval of a mean that has this half width on the scale of the mean itself.</summary>
    internal static Interval OfFactor(double mean, double halfWidth, double level)
    {
        var rest = 1 - mean;
        if (halfWidth == 0 || mean <= 0 || rest <= 0)
        {
            return new Interval(mean, mean, level);
        }

        var odds = mean / rest;
        var factor = Math.Exp(halfWidth / (mean * rest));
        return new Interval(odds / (odds + factor), odds / (odds + (1 / factor)), level);
    }
}

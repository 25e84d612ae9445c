using Bench.Statistics.Distributions;

namespace Bench.Statistics.Methods;

/// <summary>
/// Probability that a claim "method A is better than method B" is false, from what papers print: the posterior probability, under a flat
/// prior, that the true mean of A is not above that of B, when A's mean is above B's on the same n cases (Christodoulou et al. 2025,
/// arXiv 2505.04720, segmentation):
/// t<sub>n−1</sub>(−√n·|mean A − mean B| / √(s²A + s²B − 2·r·sA·sB)), with r the correlation of the two methods over cases. Over 5 % is
/// called a high risk there.
/// </summary>
public static class FalseSuperiority
{
    /// <summary>Probability above which a claim is at high risk of being false.</summary>
    public const double HighRisk = 0.05;

    /// <summary>From printed means and SDs.</summary>
    /// <param name="difference">Difference of the means, any sign.</param>
    /// <param name="firstDeviation">SD of the first method over cases (n − 1), 0 or more.</param>
    /// <param name="secondDeviation">SD of the second.</param>
    /// <param name="correlation">r, −1…1.</param>
    /// <param name="count">Cases, at least 2; otherwise NaN.</param>
    /// <returns>0…0.5.</returns>
    public static double Of(double difference, double firstDeviation, double secondDeviation, double correlation, int count) =>
        Of(difference, DifferenceDeviation(firstDeviation, secondDeviation, correlation), count);

    /// <summary>From the SD of the differences.</summary>
    /// <param name="difference">Difference of the means, any sign.</param>
    /// <param name="deviation">SD of the differences over cases (n − 1).</param>
    /// <param name="count">Cases, at least 2; otherwise NaN.</param>
    /// <returns>0…0.5.</returns>
    public static double Of(double difference, double deviation, int count) =>
        count < 2 || double.IsNaN(difference) || double.IsNaN(deviation) ? double.NaN
        : difference == 0 ? 0.5
        : StudentTDistribution.Upper(Math.Sqrt(count) * Math.Abs(difference) / deviation, count - 1);

    /// <summary>SD of the differences that SDs and correlation imply.</summary>
    /// <param name="firstDeviation">SD of the first method.</param>
    /// <param name="secondDeviation">SD of the second.</param>
    /// <param name="correlation">r, −1…1.</param>
    public static double DifferenceDeviation(double firstDeviation, double secondDeviation, double correlation) =>
        Math.Sqrt(
            Math.Max(
                0,
                Math.Pow(firstDeviation - secondDeviation, 2) + (2 * (1 - correlation) * firstDeviation * secondDeviation)));

    /// <summary>
    /// The least correlation at which the probability does not exceed a risk: below it the claim is at risk, above it not.
    /// </summary>
    /// <param name="difference">Difference of the means.</param>
    /// <param name="firstDeviation">SD of the first method.</param>
    /// <param name="secondDeviation">SD of the second.</param>
    /// <param name="count">Cases, at least 2; otherwise NaN.</param>
    /// <param name="risk">The risk, between 0 and 0.5.</param>
    /// <returns>
    /// −1 where any correlation will do; +∞ where none will, as the SDs alone differ too much or the means not at all.
    /// </returns>
    public static double LeastCorrelation(
        double difference, double firstDeviation, double secondDeviation, int count, double risk = HighRisk)
    {
        if (count < 2)
        {
            return double.NaN;
        }

        var largest = Math.Sqrt(count) * Math.Abs(difference) / -StudentTDistribution.Quantile(risk, count - 1);
        var product = 2 * firstDeviation * secondDeviation;
        if (product == 0)
        {
            return largest >= DifferenceDeviation(firstDeviation, secondDeviation, 0) && difference != 0 ? -1 : double.PositiveInfinity;
        }

        var least = ((firstDeviation * firstDeviation) + (secondDeviation * secondDeviation) - (largest * largest)) / product;
        return difference == 0 || least > 1 ? double.PositiveInfinity : Math.Max(-1, least);
    }
}

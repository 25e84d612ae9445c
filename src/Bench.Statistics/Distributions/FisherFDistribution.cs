namespace Bench.Statistics.Distributions;

/// <summary>The F distribution of a ratio of two variances.</summary>
public static class FisherFDistribution
{
    /// <summary>Probability below f.</summary>
    /// <param name="f">Any number; 0 or less gives 0.</param>
    /// <param name="numerator">Degrees of freedom of the numerator, above 0.</param>
    /// <param name="denominator">Degrees of freedom of the denominator, above 0.</param>
    public static double Lower(double f, double numerator, double denominator) =>
        f <= 0 ? 0 : double.IsPositiveInfinity(f) ? 1
        : IncompleteBeta.Regularised(
            numerator / 2, denominator / 2, numerator * f / (denominator + (numerator * f)), denominator / (denominator + (numerator * f)));

    /// <summary>Probability above f, with full relative precision in the tail.</summary>
    /// <param name="f">Any number; 0 or less gives 1.</param>
    /// <param name="numerator">Degrees of freedom of the numerator, above 0.</param>
    /// <param name="denominator">Degrees of freedom of the denominator, above 0.</param>
    public static double Upper(double f, double numerator, double denominator) =>
        f <= 0 ? 1 : double.IsPositiveInfinity(f) ? 0
        : IncompleteBeta.Regularised(
            denominator / 2, numerator / 2, denominator / (denominator + (numerator * f)), numerator * f / (denominator + (numerator * f)));

    /// <summary>The value below which a given probability lies.</summary>
    /// <param name="probability">Between 0 and 1; the ends give 0 and +∞, anything outside NaN.</param>
    /// <param name="numerator">Degrees of freedom of the numerator, above 0.</param>
    /// <param name="denominator">Degrees of freedom of the denominator, above 0.</param>
    public static double Quantile(double probability, double numerator, double denominator)
    {
        if (!(numerator > 0 && denominator > 0) || !(probability is > 0 and < 1))
        {
            return probability == 0 ? 0 : probability == 1 ? double.PositiveInfinity : double.NaN;
        }

        return probability < 0.5
            ? Root.Above(f => Lower(f, numerator, denominator) - probability, 0, 1)
            : Root.Above(f => Upper(f, numerator, denominator) - (1 - probability), 0, 1);
    }
}

namespace Bench.Statistics.Distributions;

/// <summary>The F distribution of a ratio of two variances.</summary>
public static class FisherFDistribution
{
    /// <summary>Probability below f.</summary>
    /// <param name="f">Any number; 0 or less gives 0.</param>
    /// <param name="numerator">Degrees of freedom of the numerator, above 0.</param>
    /// <param name="denominator">Degrees of freedom of the denominator, above 0.</param>
    public static double Lower(double f, double numerator, double denominator) =>
        f <= 0 ? 0 : double.IsPositiveInfinity(f) ? 1 : Beta(f, numerator, denominator).Lower;

    /// <summary>Probability above f, with full relative precision in the tail.</summary>
    /// <param name="f">Any number; 0 or less gives 1.</param>
    /// <param name="numerator">Degrees of freedom of the numerator, above 0.</param>
    /// <param name="denominator">Degrees of freedom of the denominator, above 0.</param>
    public static double Upper(double f, double numerator, double denominator) =>
        f <= 0 ? 1 : double.IsPositiveInfinity(f) ? 0 : Beta(f, numerator, denominator).Upper;

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
            ? Root.Positive(f => Lower(f, numerator, denominator) - probability, 1)
            : Root.Positive(f => 1 - probability - Upper(f, numerator, denominator), 1);
    }

    /// <summary>Both tails at f above 0, from the beta distribution of the numerator's share of the sum of squares.</summary>
    private static (double Lower, double Upper) Beta(double f, double numerator, double denominator)
    {
        // A quotient of the two sums of squares that is at most 1 cannot overflow.
        var isSmall = f <= denominator / numerator;
        var quotient = isSmall ? numerator / denominator * f : denominator / numerator / f;
        var (part, rest) = (quotient / (1 + quotient), 1 / (1 + quotient));
        var (x, y) = isSmall ? (part, rest) : (rest, part);
        var (a, b) = (numerator / 2, denominator / 2);
        return (IncompleteBeta.Regularised(a, b, x, y), IncompleteBeta.Regularised(b, a, y, x));
    }
}

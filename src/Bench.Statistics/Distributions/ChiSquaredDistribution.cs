namespace Bench.Statistics.Distributions;

/// <summary>The chi-squared distribution.</summary>
public static class ChiSquaredDistribution
{
    /// <summary>Probability below x.</summary>
    /// <param name="x">Any number; 0 or less gives 0.</param>
    /// <param name="degreesOfFreedom">Above 0; otherwise the result is NaN.</param>
    public static double Lower(double x, double degreesOfFreedom) =>
        Invalid(x, degreesOfFreedom) ? double.NaN : x <= 0 ? 0
        : double.IsInfinity(x) ? 1 : IncompleteGamma.Lower(degreesOfFreedom / 2, x / 2);

    /// <summary>Probability above x, with full relative precision in the tail.</summary>
    /// <param name="x">Any number; 0 or less gives 1.</param>
    /// <param name="degreesOfFreedom">Above 0; otherwise the result is NaN.</param>
    public static double Upper(double x, double degreesOfFreedom) =>
        Invalid(x, degreesOfFreedom) ? double.NaN : x <= 0 ? 1
        : double.IsInfinity(x) ? 0 : IncompleteGamma.Upper(degreesOfFreedom / 2, x / 2);

    /// <summary>The value below which a given probability lies.</summary>
    /// <param name="probability">Between 0 and 1; the ends give 0 and +∞, anything outside NaN.</param>
    /// <param name="degreesOfFreedom">Above 0; otherwise the result is NaN.</param>
    public static double Quantile(double probability, double degreesOfFreedom)
    {
        if (!(degreesOfFreedom > 0) || !(probability is > 0 and < 1))
        {
            return probability == 0 ? 0 : probability == 1 ? double.PositiveInfinity : double.NaN;
        }

        return probability < 0.5
            ? Root.Positive(x => Lower(x, degreesOfFreedom) - probability, degreesOfFreedom)
            : Root.Positive(x => 1 - probability - Upper(x, degreesOfFreedom), degreesOfFreedom);
    }

    private static bool Invalid(double x, double degreesOfFreedom) => double.IsNaN(x) || !(degreesOfFreedom > 0);
}

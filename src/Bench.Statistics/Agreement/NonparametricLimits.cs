namespace Bench.Statistics.Agreement;

/// <summary>
/// Limits of agreement as quantiles of the differences, for differences that are not normal (Bland and Altman 1999, section 6).
/// They need many cases: below 146 the 95 % intervals of the usual 2.5 % and 97.5 % quantiles are open to one side.
/// </summary>
/// <param name="Lower">Lower limit with its distribution-free interval.</param>
/// <param name="Median">Median difference with its interval: the bias.</param>
/// <param name="Upper">Upper limit with its interval.</param>
public sealed record NonparametricLimits(QuantileInterval Lower, QuantileInterval Median, QuantileInterval Upper)
{
    /// <summary>Limits of two columns; predicted − reference.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">
    /// Measurements under test, case by case. Pairs with a value that is not finite are counted and left out.
    /// </param>
    /// <param name="coverage">Fraction of differences between the limits.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A fraction is not between 0 and 1.</exception>
    public static NonparametricLimits Of(
        IReadOnlyList<double> reference, IReadOnlyList<double> predicted, double coverage = 0.95, double level = 0.95)
    {
        Require.Level(coverage);
        var differences = PairedDifferences.Of(reference, predicted);
        return new NonparametricLimits(
            QuantileInterval.Of(differences, (1 - coverage) / 2, level),
            QuantileInterval.Of(differences, 0.5, level),
            QuantileInterval.Of(differences, (1 + coverage) / 2, level));
    }
}

namespace Bench.Statistics.Distributions;

/// <summary>Exact two-sided normal tolerance factors.</summary>
public static class ToleranceFactor
{
    /// <summary>
    /// The k for which mean ± k·s (s by n − 1) holds at least the fraction <paramref name="content"/> of a normal population with
    /// probability <paramref name="confidence"/>. Odeh and Owen (1980); as limits of agreement: Carkeet (2015, Optom Vis Sci 92:e71).
    /// Integrated numerically; relative error below 1e-11.
    /// </summary>
    /// <param name="count">Values, at least 2.</param>
    /// <param name="content">Fraction of the population, between 0 and 1.</param>
    /// <param name="confidence">Probability, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two values, or a fraction outside 0…1.</exception>
    public static double TwoSided(int count, double content, double confidence)
    {
        Require.AtLeast(count, 2);
        Require.Level(content);
        Require.Level(confidence);
        var (nodes, weights) = GaussLegendre.OnPanels(GaussLegendre.Edges(0, 9, 6));
        var radii = new double[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            radii[i] = Radius(nodes[i] / Math.Sqrt(count), content);
            weights[i] *= 2 * NormalDistribution.Density(nodes[i]);
        }

        // P(s ≥ r/k), averaged over where the sample mean may fall; for fixed radii it rises with k.
        var degrees = count - 1;
        double Excess(double k)
        {
            var probability = 0.0;
            for (var i = 0; i < radii.Length; i++)
            {
                probability += weights[i] * ChiSquaredDistribution.Upper(degrees * Math.Pow(radii[i] / k, 2), degrees);
            }

            return probability - confidence;
        }

        return Root.Above(Excess, 0.01, 1);
    }

    /// <summary>Half-width of the interval around an off-centre place that holds the content.</summary>
    private static double Radius(double centre, double content) =>
        Root.Above(r => (NormalDistribution.Upper(r - centre) + NormalDistribution.Upper(r + centre)) - (1 - content), 0, 2 + centre);
}

namespace Bench.Statistics.Distributions;

/// <summary>The studentised range with infinite degrees of freedom: the range of k standard normal values (Tukey; used by Nemenyi).</summary>
public static class StudentizedRange
{
    /// <summary>Probability that the range of k standard normal values exceeds q: 1 − k·∫φ(z)·(Φ(z) − Φ(z − q))^(k−1) dz.</summary>
    /// <param name="q">Range, any number; 0 or less gives 1.</param>
    /// <param name="count">k, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two values.</exception>
    public static double Upper(double q, int count)
    {
        Require.AtLeast(count, 2);
        if (!(q > 0))
        {
            return double.IsNaN(q) ? double.NaN : 1;
        }

        // With u = Φ(z), the complement 1 − (1 − b/u)^(k−1) of each term keeps the tail's digits.
        var (nodes, weights) = GaussLegendre.OnPanels(GaussLegendre.Edges(-9, 9, 40));
        var sum = 0.0;
        for (var i = 0; i < nodes.Length; i++)
        {
            var whole = NormalDistribution.Lower(nodes[i]);
            var beyond = NormalDistribution.Lower(nodes[i] - q);
            sum += weights[i] * NormalDistribution.Density(nodes[i]) * (Math.Pow(whole, count - 1) - Math.Pow(whole - beyond, count - 1));
        }

        return Math.Clamp(count * sum, 0, 1);
    }
}

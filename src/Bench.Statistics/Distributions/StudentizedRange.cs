namespace Bench.Statistics.Distributions;

/// <summary>
/// The studentised range with infinite degrees of freedom: the range of k standard normal values (Tukey; used by Nemenyi).
/// </summary>
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

        // With u = Φ(z) and b = Φ(z − q), u^(k−1)·(1 − (1 − b/u)^(k−1)) keeps the tail's digits; it is largest near z = q/2.
        var (nodes, weights) = GaussLegendre.OnPanels(GaussLegendre.Edges((q / 2) - 10, (q / 2) + 10, 40));
        var sum = 0.0;
        for (var i = 0; i < nodes.Length; i++)
        {
            var whole = NormalDistribution.Lower(nodes[i]);
            var beyond = NormalDistribution.Lower(nodes[i] - q);
            var logarithm = (count - 1) * LogGamma.Log1P(-beyond / whole);
            sum += weights[i] * NormalDistribution.Density(nodes[i]) * Math.Pow(whole, count - 1) * -LogGamma.ExpM1(logarithm);
        }

        return Math.Clamp(count * sum, 0, 1);
    }
}

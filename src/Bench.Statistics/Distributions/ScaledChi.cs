namespace Bench.Statistics.Distributions;

/// <summary>
/// Expectation over s = √(χ²_ν / ν), the sampling distribution of a standard deviation in units of the true one.
/// Noncentral t, power and tolerance probabilities are all such expectations.
/// </summary>
internal static class ScaledChi
{
    /// <summary>E[g(s)] by Gauss–Legendre panels over all but about 1e-20 of the distribution.</summary>
    /// <param name="degreesOfFreedom">ν, at least 1.</param>
    /// <param name="function">g.</param>
    /// <param name="turningPoint">A place where g changes quickly; panels are refined around it.</param>
    /// <param name="turningWidth">Width of that change.</param>
    public static double Expectation(double degreesOfFreedom, Func<double, double> function, double turningPoint = double.NaN, double turningWidth = 0)
    {
        var (low, high) = Range(degreesOfFreedom);
        var edges = new SortedSet<double>(GaussLegendre.Edges(low, high, 24));
        if (double.IsFinite(turningPoint))
        {
            for (var step = -10; step <= 10; step++)
            {
                var edge = turningPoint + (step * turningWidth);
                if (edge > low && edge < high)
                {
                    edges.Add(edge);
                }
            }
        }

        var (nodes, weights) = GaussLegendre.OnPanels([.. edges]);
        var sum = 0.0;
        for (var i = 0; i < nodes.Length; i++)
        {
            sum += weights[i] * Density(nodes[i], degreesOfFreedom) * function(nodes[i]);
        }

        return sum;
    }

    public static (double Low, double High) Range(double degreesOfFreedom)
    {
        var reach = 10 / Math.Sqrt(degreesOfFreedom);
        return (Math.Max(0, 1 - reach), 1 + reach);
    }

    public static double Density(double s, double degreesOfFreedom)
    {
        if (s <= 0)
        {
            return degreesOfFreedom == 1 && s == 0 ? 2 * NormalDistribution.Density(0) : 0;
        }

        // The gamma density of ν·s²/2, times the derivative ν·s over the ν·s²/2 that GammaFront multiplies in.
        var half = degreesOfFreedom / 2;
        return 2 / s * Math.Exp(LogGamma.GammaFront(half, half * s * s));
    }
}

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
    public static double Expectation(
        double degreesOfFreedom, Func<double, double> function, double turningPoint = double.NaN, double turningWidth = 0)
    {
        var (low, high) = Range(degreesOfFreedom);
        var (nodes, weights) = GaussLegendre.OnPanels(Panels(low, high, turningPoint, turningWidth));
        var sum = 0.0;
        for (var i = 0; i < nodes.Length; i++)
        {
            sum += weights[i] * Density(nodes[i], degreesOfFreedom) * function(nodes[i]);
        }

        return sum;
    }

    /// <summary>
    /// E[g(s)] where ln g is concave: the integrand then has one peak, and it is integrated where it stands above 1e-19 of that, however
    /// far in the tail of the distribution; the relative error stays small.
    /// </summary>
    /// <param name="degreesOfFreedom">ν, at least 1.</param>
    /// <param name="logarithm">ln g.</param>
    /// <param name="turningPoint">A place where g changes quickly; panels are refined around it.</param>
    /// <param name="turningWidth">Width of that change.</param>
    public static double ConcaveExpectation(
        double degreesOfFreedom, Func<double, double> logarithm, double turningPoint, double turningWidth)
    {
        double Height(double s) => LogDensity(s, degreesOfFreedom) + logarithm(s);

        // The peak by the golden section, in units that suit both sides of 1.
        var (low, high) = (0.0, 1.0);
        while (Height(2 * high) > Height(high))
        {
            high *= 2;
        }

        high *= 2;
        var golden = (Math.Sqrt(5) - 1) / 2;
        for (var round = 0; round < 200 && high - low > 1e-9 * high; round++)
        {
            var (left, right) = (high - (golden * (high - low)), low + (golden * (high - low)));
            (low, high) = Height(left) < Height(right) ? (left, high) : (low, right);
        }

        var peak = (low + high) / 2;
        var top = Height(peak);
        if (!double.IsFinite(top))
        {
            return 0;
        }

        const double Reach = 44;
        var from = Height(0) > top - Reach ? 0 : Root.Between(s => Height(s) < top - Reach ? -1 : 1, 0, peak);
        var beyond = 2 * peak;
        while (Height(beyond) > top - Reach)
        {
            beyond *= 2;
        }

        var to = Root.Between(s => Height(s) < top - Reach ? -1 : 1, peak, beyond);
        var (nodes, weights) = GaussLegendre.OnPanels(Panels(from, to, turningPoint, turningWidth));
        var sum = 0.0;
        for (var i = 0; i < nodes.Length; i++)
        {
            sum += weights[i] * Math.Exp(Height(nodes[i]) - top);
        }

        return sum * Math.Exp(top);
    }

    private static double[] Panels(double low, double high, double turningPoint, double turningWidth)
    {
        var edges = new SortedSet<double>(GaussLegendre.Edges(low, high, 24));
        for (var step = -10; step <= 10 && double.IsFinite(turningPoint); step++)
        {
            var edge = turningPoint + (step * turningWidth);
            if (edge > low && edge < high)
            {
                edges.Add(edge);
            }
        }

        return [.. edges];
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

        return Math.Exp(LogDensity(s, degreesOfFreedom));
    }

    // The gamma density of ν·s²/2, times the derivative ν·s over the ν·s²/2 that GammaFront multiplies in.
    private static double LogDensity(double s, double degreesOfFreedom) => s <= 0
        ? (degreesOfFreedom == 1 && s == 0 ? Math.Log(2 * NormalDistribution.Density(0)) : double.NegativeInfinity)
        : Math.Log(2 / s) + LogGamma.GammaFront(degreesOfFreedom / 2, degreesOfFreedom / 2 * s * s);
}

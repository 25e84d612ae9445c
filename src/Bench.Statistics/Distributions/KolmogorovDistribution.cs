namespace Bench.Statistics.Distributions;

/// <summary>Kolmogorov's limiting distribution of the largest deviation of a Brownian bridge.</summary>
public static class KolmogorovDistribution
{
    /// <summary>Probability above x: 2·Σ (−1)^(k−1)·exp(−2k²x²), or its theta-function form for small x.</summary>
    /// <param name="x">Any number; 0 or less gives 1.</param>
    public static double Upper(double x)
    {
        if (!(x > 0))
        {
            return double.IsNaN(x) ? double.NaN : 1;
        }

        var sum = 0.0;
        if (x < 1)
        {
            for (var k = 1; k <= 41; k += 2)
            {
                sum += Math.Exp(-k * k * Math.PI * Math.PI / (8 * x * x));
            }

            return 1 - (Math.Sqrt(2 * Math.PI) / x * sum);
        }

        for (var k = 1; k <= 20; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2.0 * k * k * x * x);
        }

        return sum;
    }
}

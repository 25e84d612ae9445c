namespace Bench.Data.Numerics;

/// <summary>
/// Standard normal numbers by table: entry i is the quantile of (i + ½) / 4096, so twelve random bits make one number in no time.
/// </summary>
internal static class GaussianTable
{
    /// <summary>Number of entries, a power of two.</summary>
    public const int Length = 4096;

    /// <summary>The quantiles, scaled to variance 1; about ±3.7 at the ends.</summary>
    public static float[] Values { get; } = Make();

    private static float[] Make()
    {
        var quantiles = new double[Length];
        var sum = 0.0;
        for (var i = 0; i < Length / 2; i++)
        {
            var upper = Quantile((Length - i - 0.5) / Length);
            quantiles[i] = -upper;
            quantiles[Length - 1 - i] = upper;
            sum += 2 * upper * upper;
        }

        var scale = 1 / Math.Sqrt(sum / Length);
        return Array.ConvertAll(quantiles, q => (float)(q * scale));
    }

    private static double Quantile(double probability)
    {
        var (low, high) = (0.0, 5.0);
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = PortableMath.NormalDistribution(middle) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}

using Bench.Learning.Runtime;

namespace Bench.Learning.Augmentation;

/// <summary>
/// Changes of the grey values of 8-bit images, pixel by pixel, in place. Results are rounded to the nearest level and kept within 0 … 255.
/// </summary>
internal static class GreyLevels
{
    private const int Levels = 256;

    /// <summary>Adds a share of 255 levels to every pixel.</summary>
    public static void Brighten(Span<byte> image, double share)
    {
        Span<byte> table = stackalloc byte[Levels];
        for (var level = 0; level < Levels; level++)
        {
            table[level] = Round(level + (255 * share));
        }

        Map(image, table);
    }

    /// <summary>255 · (level / 255)^exponent.</summary>
    public static void Gamma(Span<byte> image, double exponent)
    {
        Span<byte> table = stackalloc byte[Levels];
        for (var level = 0; level < Levels; level++)
        {
            table[level] = Round(255 * Math.Pow(level / 255.0, exponent));
        }

        Map(image, table);
    }

    /// <summary>Adds independent normal noise to every pixel.</summary>
    /// <param name="image">The image.</param>
    /// <param name="deviation">Standard deviation, grey levels.</param>
    /// <param name="random">Where the noise comes from.</param>
    public static void AddNoise(Span<byte> image, double deviation, RandomStream random)
    {
        foreach (ref var pixel in image)
        {
            pixel = Round(pixel + (deviation * random.NextGaussian()));
        }
    }

    /// <summary>Nearest level within 0 … 255, halves to the even one.</summary>
    public static byte Round(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    private static void Map(Span<byte> image, ReadOnlySpan<byte> table)
    {
        foreach (ref var pixel in image)
        {
            pixel = table[pixel];
        }
    }
}

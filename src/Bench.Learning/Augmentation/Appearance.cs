using Bench.Core;
using Bench.Learning.Runtime;

namespace Bench.Learning.Augmentation;

/// <summary>
/// Changes of 8-bit images that no published protocol makes, for networks that learn on phantoms alone: greys of heart, coil and vessels
/// that the phantom does not show (domain randomisation; Tobin et al. 2017; with labels: Billot et al. 2023). In place.
/// </summary>
internal static class Appearance
{
    private const int Waves = 4;

    /// <summary>
    /// Multiplies the wall by 0.8 … 1.25 and the blood by 0.55 … 1.1, the latter also by waves of up to ±35 % with 4 … 20 periods across
    /// the image: blood that has lost its signal to flow is as dark as that, in patches.
    /// </summary>
    public static void RecolourTissue(Span<byte> image, ReadOnlySpan<byte> labels, int height, int width, RandomStream random)
    {
        var wallGain = random.NextBetween(0.8, 1.25);
        var bloodGain = random.NextBetween(0.55, 1.1);
        var depth = random.NextBetween(0, 0.35);
        var field = new Field(random, 4, 20);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var (wall, blood) = Shares(labels, height, width, row, column);
                if (wall + blood > 0)
                {
                    ref var pixel = ref image[(row * width) + column];
                    var ofBlood = blood > 0 ? (bloodGain * (1 + (depth * field.At(row / (double)height, column / (double)width)))) - 1 : 0;
                    pixel = GreyLevels.Round(pixel * (1 + (wall * (wallGain - 1)) + (blood * ofBlood)));
                }
            }
        }
    }

    /// <summary>Multiplies by a smooth field of 0.25 … 1.5 periods across the image, from e^−0.7 to e^0.7 at most.</summary>
    public static void Shade(Span<byte> image, int height, int width, RandomStream random)
    {
        var depth = random.NextBetween(0, 0.7);
        var field = new Field(random, 0.25, 1.5);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                ref var pixel = ref image[(row * width) + column];
                pixel = GreyLevels.Round(pixel * Math.Exp(depth * field.At(row / (double)height, column / (double)width)));
            }
        }
    }

    /// <summary>
    /// Darkens the image to 35 … 100 %, then paints one to five ellipses of 200 … 255 levels, of half-axes 0.5 … 5 % of the image, outside
    /// the heart.
    /// </summary>
    public static void AddSpots(Span<byte> image, ReadOnlySpan<byte> labels, int height, int width, RandomStream random)
    {
        var share = random.NextBetween(0.35, 1);
        foreach (ref var pixel in image)
        {
            pixel = GreyLevels.Round(pixel * share);
        }

        var count = 1 + random.NextIndex(5);
        for (var spot = 0; spot < count; spot++)
        {
            var (centreRow, centreColumn) = (random.NextBetween(0, height), random.NextBetween(0, width));
            var (high, wide) = (height * random.NextBetween(0.005, 0.05), width * random.NextBetween(0.005, 0.05));
            var level = GreyLevels.Round(random.NextBetween(200, 256));
            for (var row = Math.Max(0, (int)(centreRow - high)); row < Math.Min(height, centreRow + high); row++)
            {
                for (var column = Math.Max(0, (int)(centreColumn - wide)); column < Math.Min(width, centreColumn + wide); column++)
                {
                    var (y, x) = ((row - centreRow) / high, (column - centreColumn) / wide);
                    if ((y * y) + (x * x) <= 1 && labels[(row * width) + column] == 0)
                    {
                        image[(row * width) + column] = level;
                    }
                }
            }
        }
    }

    // Of the 3 × 3 pixels around one, so that a changed grey begins as softly as the image itself.
    private static (double Wall, double Blood) Shares(ReadOnlySpan<byte> labels, int height, int width, int row, int column)
    {
        var (wall, blood) = (0, 0);
        for (var y = Math.Max(0, row - 1); y <= Math.Min(height - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(width - 1, column + 1); x++)
            {
                wall += labels[(y * width) + x] == (byte)Structure.Myocardium ? 1 : 0;
                blood += labels[(y * width) + x] == (byte)Structure.BloodPool ? 1 : 0;
            }
        }

        return (wall / 9.0, blood / 9.0);
    }

    /// <summary>A sum of plane waves, −1 … 1.</summary>
    private readonly struct Field
    {
        private readonly double[] _waves;

        public Field(RandomStream random, double fewestPeriods, double mostPeriods)
        {
            _waves = new double[3 * Waves];
            for (var i = 0; i < Waves; i++)
            {
                var (direction, periods) = (random.NextBetween(0, Math.Tau), random.NextBetween(fewestPeriods, mostPeriods));
                _waves[3 * i] = Math.Tau * periods * Math.Cos(direction);
                _waves[(3 * i) + 1] = Math.Tau * periods * Math.Sin(direction);
                _waves[(3 * i) + 2] = random.NextBetween(0, Math.Tau);
            }
        }

        public double At(double row, double column)
        {
            var sum = 0.0;
            for (var i = 0; i < Waves; i++)
            {
                sum += Math.Cos((_waves[3 * i] * row) + (_waves[(3 * i) + 1] * column) + _waves[(3 * i) + 2]);
            }

            return sum / Waves;
        }
    }
}

namespace Bench.Learning.Augmentation;

/// <summary>
/// Contrast-limited adaptive histogram equalisation of 8-bit images (Zuiderveld, 1994) as OpenCV defines it: histograms of tiles, clipped,
/// the excess spread evenly over all levels; look-up tables interpolated bilinearly between tile centres. An image that the tiles do not
/// divide is continued by reflection below and to the right while histograms are taken.
/// </summary>
internal static class Clahe
{
    private const int Levels = 256;

    /// <summary>Equalises an image in place.</summary>
    /// <param name="image">Height × width levels.</param>
    /// <param name="height">Rows, more than <paramref name="tiles"/>.</param>
    /// <param name="width">Columns, more than <paramref name="tiles"/>.</param>
    /// <param name="clipLimit">Highest count of a level, as a multiple of the mean count.</param>
    /// <param name="tiles">Tiles each way.</param>
    public static void Apply(Span<byte> image, int height, int width, double clipLimit, int tiles)
    {
        var divides = height % tiles == 0 && width % tiles == 0;
        var tileHeight = divides ? height / tiles : (height / tiles) + 1;
        var tileWidth = divides ? width / tiles : (width / tiles) + 1;
        var tables = new byte[tiles * tiles * Levels];
        for (var t = 0; t < tiles * tiles; t++)
        {
            Table(
                image,
                height,
                width,
                t / tiles * tileHeight,
                t % tiles * tileWidth,
                tileHeight,
                tileWidth,
                clipLimit,
                tables.AsSpan(t * Levels, Levels));
        }

        for (var row = 0; row < height; row++)
        {
            var (above, below, rowShare) = Neighbours(row, tileHeight, tiles);
            for (var column = 0; column < width; column++)
            {
                var (left, right, columnShare) = Neighbours(column, tileWidth, tiles);
                ref var pixel = ref image[(row * width) + column];
                float Level(int tileRow, int tileColumn, byte level) => tables[((((tileRow * tiles) + tileColumn) * Levels) + level)];
                var top = (Level(above, left, pixel) * (1 - columnShare)) + (Level(above, right, pixel) * columnShare);
                var bottom = (Level(below, left, pixel) * (1 - columnShare)) + (Level(below, right, pixel) * columnShare);
                pixel = GreyLevels.Round((top * (1 - rowShare)) + (bottom * rowShare));
            }
        }
    }

    private static (int First, int Second, float Share) Neighbours(int position, int tileLength, int tiles)
    {
        var exact = (position * (1f / tileLength)) - 0.5f;
        var first = (int)MathF.Floor(exact);
        return (Math.Max(first, 0), Math.Min(first + 1, tiles - 1), exact - first);
    }

    private static void Table(
        ReadOnlySpan<byte> image,
        int height,
        int width,
        int top,
        int left,
        int tileHeight,
        int tileWidth,
        double clipLimit,
        Span<byte> table)
    {
        Span<int> histogram = stackalloc int[Levels];
        histogram.Clear();
        for (var row = top; row < top + tileHeight; row++)
        {
            var line = image.Slice(Reflect(row, height) * width, width);
            for (var column = left; column < left + tileWidth; column++)
            {
                histogram[line[Reflect(column, width)]]++;
            }
        }

        var area = tileHeight * tileWidth;
        Clip(histogram, Math.Max(1, (int)(clipLimit * area / Levels)));
        var scale = (Levels - 1) / (float)area;
        var sum = 0;
        for (var level = 0; level < Levels; level++)
        {
            sum += histogram[level];
            table[level] = GreyLevels.Round(sum * scale);
        }
    }

    private static void Clip(Span<int> histogram, int limit)
    {
        var excess = 0;
        foreach (ref var count in histogram)
        {
            excess += Math.Max(0, count - limit);
            count = Math.Min(count, limit);
        }

        var rest = excess % Levels;
        foreach (ref var count in histogram)
        {
            count += excess / Levels;
        }

        // What does not divide evenly goes to levels at equal distances, the darkest first.
        var step = rest == 0 ? 1 : Math.Max(1, Levels / rest);
        for (var level = 0; level < Levels && rest > 0; level += step, rest--)
        {
            histogram[level]++;
        }
    }

    // Mirrored at the edge, the edge pixel not repeated.
    private static int Reflect(int position, int length) => position < length ? position : (2 * (length - 1)) - position;
}

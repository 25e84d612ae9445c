namespace Bench.Learning.Augmentation;

/// <summary>Mirroring and quarter turns, exact and in place.</summary>
internal static class RightAngles
{
    /// <summary>Mirrors left to right.</summary>
    public static void Flip(Span<byte> image, int height, int width)
    {
        for (var row = 0; row < height; row++)
        {
            image.Slice(row * width, width).Reverse();
        }
    }

    /// <summary>Turns anticlockwise as the image is seen, by 90 degrees as often as asked.</summary>
    /// <param name="image">Height × width values.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns; as many as rows for an odd number of turns.</param>
    /// <param name="quarters">Quarter turns, 0 … 3.</param>
    /// <exception cref="ArgumentException">A quarter turn of an image that is not square.</exception>
    public static void Turn(Span<byte> image, int height, int width, int quarters)
    {
        if (quarters % 2 == 1 && height != width)
        {
            throw new ArgumentException(
                $"an image of {height} × {width} keeps its size only under half turns, not {quarters} quarter turns.", nameof(quarters));
        }

        if (quarters >= 2)
        {
            image.Reverse();
        }

        if (quarters % 2 == 1)
        {
            var source = image.ToArray();
            for (var row = 0; row < height; row++)
            {
                for (var column = 0; column < width; column++)
                {
                    image[(row * width) + column] = source[(column * width) + width - 1 - row];
                }
            }
        }
    }
}

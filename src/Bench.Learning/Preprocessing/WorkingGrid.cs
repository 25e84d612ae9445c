namespace Bench.Learning.Preprocessing;

/// <summary>
/// How an image of native size is brought to the size a network works at, and back: padded at its lower and right edges by repeating
/// the last row and column, then averaged over squares of <see cref="Factor"/> × <see cref="Factor"/> pixels.
/// </summary>
/// <param name="Height">Native rows.</param>
/// <param name="Width">Native columns.</param>
/// <param name="Factor">Native pixels a working pixel, each way; 1 for native resolution.</param>
/// <param name="PaddedHeight">Native rows after padding.</param>
/// <param name="PaddedWidth">Native columns after padding.</param>
internal readonly record struct WorkingGrid(int Height, int Width, int Factor, int PaddedHeight, int PaddedWidth)
{
    /// <summary>Rows that the network sees.</summary>
    public int WorkingHeight => PaddedHeight / Factor;

    /// <summary>Columns that the network sees.</summary>
    public int WorkingWidth => PaddedWidth / Factor;

    /// <summary>Chooses a grid.</summary>
    /// <param name="height">Native rows.</param>
    /// <param name="width">Native columns.</param>
    /// <param name="workingSize">Longest side that the network should see, to the nearest whole factor; 0 for native size.</param>
    /// <param name="multiple">What the working sides must be multiples of.</param>
    public static WorkingGrid For(int height, int width, int workingSize, int multiple)
    {
        var factor = workingSize <= 0 ? 1 : Math.Max(1, (int)Math.Round((double)Math.Max(height, width) / workingSize));
        var step = factor * multiple;
        return new WorkingGrid(height, width, factor, RoundUp(height, step), RoundUp(width, step));
    }

    /// <summary>Averages an image down to working size.</summary>
    /// <param name="image">Height × Width values, row by row.</param>
    /// <param name="working">WorkingHeight × WorkingWidth values.</param>
    public void Reduce(ReadOnlySpan<float> image, Span<float> working)
    {
        var scale = 1f / (Factor * Factor);
        for (var row = 0; row < WorkingHeight; row++)
        {
            var target = working.Slice(row * WorkingWidth, WorkingWidth);
            target.Clear();
            for (var y = row * Factor; y < (row + 1) * Factor; y++)
            {
                var source = image.Slice(Math.Min(y, Height - 1) * Width, Width);
                for (var x = 0; x < PaddedWidth; x++)
                {
                    target[x / Factor] += source[Math.Min(x, Width - 1)];
                }
            }

            for (var x = 0; x < target.Length; x++)
            {
                target[x] *= scale;
            }
        }
    }

    private static int RoundUp(int value, int step) => (value + step - 1) / step * step;
}

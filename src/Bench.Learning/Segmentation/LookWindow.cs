using Bench.Core;

namespace Bench.Learning.Segmentation;

/// <summary>A square part of every slice of a stack, enlarged or reduced to a number of pixels.</summary>
/// <param name="Row">Its middle, pixels of the stack.</param>
/// <param name="Column">Its middle, pixels of the stack.</param>
/// <param name="Side">Its side, pixels of the stack.</param>
/// <param name="Pixels">Its side, pixels of its own.</param>
internal sealed record LookWindow(double Row, double Column, double Side, int Pixels)
{
    /// <summary>A window around a place, moved as far as it must be to lie within the images; one that is larger has their middle.</summary>
    /// <param name="size">Extent of the stack.</param>
    /// <param name="row">Wanted middle.</param>
    /// <param name="column">Wanted middle.</param>
    /// <param name="side">Its side, pixels of the stack.</param>
    /// <param name="pixels">Its side, pixels of its own.</param>
    public static LookWindow Within(StackSize size, double row, double column, double side, int pixels)
    {
        // Between the outer edges of the first pixel, at −0.5, and the last.
        double Moved(double middle, int length) =>
            side >= length ? (length - 1) / 2.0 : Math.Clamp(middle, (side - 1) / 2, length - ((side + 1) / 2));
        return new LookWindow(Moved(row, size.Height), Moved(column, size.Width), side, pixels);
    }

    // Pixels of the stack between two of its own.
    private double Step => Side / Pixels;

    /// <summary>Cuts the window out, bilinearly; a pixel that is much larger than those of the stack is the mean of several places.</summary>
    /// <param name="image">Grey values; beyond their edge the last go on.</param>
    public ImageStack Cut(ImageStack image)
    {
        var (from, to) = (image.Size, new StackSize(Pixels, Pixels, image.Size.Slices));
        var each = Math.Max(1, (int)Math.Round(Step));
        var rows = Places(Row, each, from.Height);
        var columns = Places(Column, each, from.Width);
        var cut = new float[to.Count];
        Parallel.For(0, to.Slices * Pixels, line =>
        {
            var (slice, row) = Math.DivRem(line, Pixels);
            var grey = image.Slice(slice);
            for (var column = 0; column < Pixels; column++)
            {
                var sum = 0f;
                foreach (var y in rows.AsSpan(row * each, each))
                {
                    foreach (var x in columns.AsSpan(column * each, each))
                        sum += Mixed(grey, 1, y, x, from.Width, 0);
                }

                cut[(line * Pixels) + column] = sum / (each * each);
            }
        });
        return new ImageStack(to, cut);
    }

    /// <summary>Brings what was said of the window back to the stack.</summary>
    /// <param name="inside">Probabilities of the window, axes (S, row, column, class).</param>
    /// <param name="size">Extent of the stack.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <returns>The same of the stack; outside of the window there is background.</returns>
    public float[] Back(float[] inside, StackSize size, int classes)
    {
        var (pixels, middle) = (Pixels, Pixels / 2.0);
        Place[] Along(double centre, double step, int length) =>
            [.. Enumerable.Range(0, length).Select(i => Place.At(((i - centre) / step) + middle - 0.5, pixels))];
        var (rows, columns) = (Along(Row, Step, size.Height), Along(Column, Step, size.Width));
        var back = new float[(long)size.Count * classes];
        Parallel.For(0, size.Slices * size.Height, line =>
        {
            var (slice, row) = Math.DivRem(line, size.Height);
            var said = inside.AsSpan(slice * pixels * pixels * classes, pixels * pixels * classes);
            var target = back.AsSpan(line * size.Width * classes);
            for (var column = 0; column < size.Width; column++)
            {
                if (rows[row].IsOutside || columns[column].IsOutside)
                {
                    target[column * classes] = 1;
                    continue;
                }

                for (var c = 0; c < classes; c++)
                    target[(column * classes) + c] = Mixed(said, classes, rows[row], columns[column], pixels, c);
            }
        });
        return back;
    }

    private Place[] Places(double centre, int each, int length)
    {
        var (first, step) = (centre - (Side / 2), Step);
        return
        [
            .. Enumerable.Range(0, Pixels * each).Select(i => Place.At(first + ((i + 0.5) * step / each), length)),
        ];
    }

    private static float Mixed(ReadOnlySpan<float> values, int classes, Place row, Place column, int width, int c)
    {
        float Along(ReadOnlySpan<float> all, int y)
        {
            var (left, right) = (all[(((y * width) + column.First) * classes) + c], all[(((y * width) + column.Next) * classes) + c]);
            return left + (column.Share * (right - left));
        }

        var (above, below) = (Along(values, row.First), Along(values, row.Next));
        return above + (row.Share * (below - above));
    }

    // Between which two pixels a place lies, and how far it is from the first; beyond the edge both are the last.
    private readonly record struct Place(int First, int Next, float Share, bool IsOutside)
    {
        public static Place At(double at, int length)
        {
            var inside = Math.Clamp(at, 0, length - 1);
            var first = (int)inside;
            return new Place(first, Math.Min(first + 1, length - 1), (float)(inside - first), at <= -0.5 || at >= length - 0.5);
        }
    }
}

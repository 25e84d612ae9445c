using Bench.Core;

namespace Bench.Evaluation.Cases;

/// <summary>The part of a cine that is shown: a window and the slices about the heart, images in fewer pixels where it is large.</summary>
/// <param name="Window">The window.</param>
/// <param name="Slices">0-based slices, in order.</param>
internal readonly record struct CineView(CropWindow Window, int[] Slices)
{
    private const int LargeCrop = 72;
    private const int GreyStep = 4;

    /// <summary>Rows and columns that one grey value is the mean of.</summary>
    public int Step => Math.Max(Window.Height, Window.Width) > LargeCrop ? 2 : 1;

    /// <summary>The view of some masks.</summary>
    /// <param name="reference">The expert's, at least one.</param>
    /// <param name="predicted">The models'.</param>
    public static CineView Of(IReadOnlyList<LabelMap> reference, IEnumerable<LabelMap> predicted) =>
        new(CropWindow.Around(reference, predicted, reference[0].Size), [.. SlicesOf(reference)]);

    /// <summary>Grey values 0 … 255 in steps of 4, axes (F, S, ⌈H/step⌉, ⌈W/step⌉).</summary>
    /// <param name="frames">Images, at least one.</param>
    public byte[] Greys(IReadOnlyList<ImageStack> frames)
    {
        var (rows, columns) = ((Window.Height + Step - 1) / Step, (Window.Width + Step - 1) / Step);
        var greys = new byte[frames.Count * Slices.Length * rows * columns];
        var grey = GreyWindow.Of(frames, Slices);
        var next = 0;
        foreach (var frame in frames)
        {
            foreach (var slice in Slices)
            {
                for (var i = 0; i < rows * columns; i++)
                {
                    var mean = Mean(frame.Slice(slice), frame.Size.Width, i / columns * Step, i % columns * Step);
                    greys[next++] = (byte)(grey.Apply(mean) / GreyStep * GreyStep);
                }
            }
        }

        return greys;
    }

    /// <summary>From one slice before the first that the expert labelled to one behind the last; all where none is.</summary>
    private static IEnumerable<int> SlicesOf(IReadOnlyList<LabelMap> reference)
    {
        var all = reference[0].Size.Slices;
        int[] labelled = [.. Enumerable.Range(0, all).Where(s => reference.Any(m => m.Slice(s).ContainsAnyExcept((byte)0)))];
        var (first, last) = labelled.Length == 0 ? (0, all - 1) : (Math.Max(0, labelled[0] - 1), Math.Min(all - 1, labelled[^1] + 1));
        return Enumerable.Range(first, last - first + 1);
    }

    private float Mean(ReadOnlySpan<float> slice, int rowLength, int row, int column)
    {
        var (sum, count) = (0f, 0);
        for (var r = row; r < Math.Min(row + Step, Window.Height); r++)
        {
            for (var c = column; c < Math.Min(column + Step, Window.Width); c++)
            {
                sum += slice[((Window.Top + r) * rowLength) + Window.Left + c];
                count++;
            }
        }

        return sum / count;
    }
}

using Bench.Core;
using Bench.Learning.Preprocessing;

namespace Bench.Learning.Segmentation;

/// <summary>An image stack as a model sees it; see <see cref="Segmenter"/>.</summary>
public sealed class PreparedStack
{
    private int _labelled;

    internal PreparedStack(StackSize size, WorkingGrid grid, float[] values) =>
        (Size, Grid, Values, Labels) = (size, grid, values, new byte[size.Count]);

    /// <summary>Extent of the stack.</summary>
    public StackSize Size { get; }

    /// <summary>The size at which the model sees it.</summary>
    internal WorkingGrid Grid { get; }

    /// <summary>(S, working height, working width), scaled.</summary>
    internal float[] Values { get; }

    /// <summary>(S, H, W), filled slice by slice.</summary>
    private byte[] Labels { get; }

    /// <summary>All of it as a label map; null while slices are missing.</summary>
    internal LabelMap? Map => _labelled == Size.Slices ? new LabelMap(Size, Labels) : null;

    /// <summary>The same, without labels yet.</summary>
    internal PreparedStack Again() => new(Size, Grid, Values);

    /// <summary>Scaled values of some slices.</summary>
    internal ReadOnlyMemory<float> Slices(int first, int count)
    {
        var length = Grid.WorkingHeight * Grid.WorkingWidth;
        return Values.AsMemory(first * length, count * length);
    }

    /// <summary>Takes the labels of some slices.</summary>
    internal void Label(int first, ReadOnlySpan<byte> labels)
    {
        labels.CopyTo(Labels.AsSpan(first * Size.SliceLength));
        _labelled += labels.Length / Size.SliceLength;
    }
}

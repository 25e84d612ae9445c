namespace Bench.Core.Surfaces;

/// <summary>The part of two maps that holds a structure: distances are the same inside it, and it is far smaller than the image.</summary>
/// <param name="Size">Extent of the part.</param>
/// <param name="Reference">The reference mask in it.</param>
/// <param name="Predicted">The predicted mask in it.</param>
internal sealed record MaskBox(StackSize Size, bool[] Reference, bool[] Predicted)
{
    /// <summary>Crops slices <paramref name="firstSlice"/> … to the structure; null where neither map holds it.</summary>
    public static MaskBox? Around(LabelMap reference, LabelMap predicted, Structure structure, int firstSlice, int sliceCount)
    {
        var size = reference.Size;
        var label = (byte)structure;
        var (top, bottom, left, right, first, last) = (size.Height, -1, size.Width, -1, size.Slices, -1);
        for (var slice = firstSlice; slice < firstSlice + sliceCount; slice++)
        {
            for (var row = 0; row < size.Height; row++)
            {
                var start = size.IndexOf(row, 0, slice);
                var a = reference.Labels.Slice(start, size.Width);
                var b = predicted.Labels.Slice(start, size.Width);
                var begin = Math.Min((uint)a.IndexOf(label), (uint)b.IndexOf(label));
                if (begin == uint.MaxValue)
                    continue;

                (left, right) = (Math.Min(left, (int)begin), Math.Max(right, Math.Max(a.LastIndexOf(label), b.LastIndexOf(label))));
                (top, bottom) = (Math.Min(top, row), Math.Max(bottom, row));
                (first, last) = (Math.Min(first, slice), slice);
            }
        }

        if (last < 0)
            return null;

        var box = new StackSize(bottom - top + 1, right - left + 1, last - first + 1);
        return new MaskBox(box, Crop(reference, label, box, top, left, first), Crop(predicted, label, box, top, left, first));
    }

    private static bool[] Crop(LabelMap map, byte label, StackSize box, int top, int left, int first)
    {
        var mask = new bool[box.Count];
        for (var slice = 0; slice < box.Slices; slice++)
        {
            for (var row = 0; row < box.Height; row++)
            {
                var from = map.Labels.Slice(map.Size.IndexOf(top + row, left, first + slice), box.Width);
                var to = box.IndexOf(row, 0, slice);
                for (int column = from.IndexOf(label), end = from.LastIndexOf(label); column >= 0 && column <= end; column++)
                    mask[to + column] = from[column] == label;
            }
        }

        return mask;
    }
}

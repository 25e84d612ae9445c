using Bench.Core;

namespace Bench.Evaluation.Cases;

/// <summary>
/// The part of each slice that a picture shows: the heart by the expert with a margin. A model's island far away does not shrink the heart
/// to a dot.
/// </summary>
internal readonly record struct CropWindow(int Top, int Left, int Height, int Width)
{
    private const double Margin = 0.25;
    private const double ModelsReach = 0.5;

    /// <summary>The window around labels.</summary>
    /// <param name="reference">The expert's label maps.</param>
    /// <param name="predicted">The models'; they widen the window by at most half of the heart on each side.</param>
    /// <param name="size">Extent of the maps.</param>
    public static CropWindow Around(IEnumerable<LabelMap> reference, IEnumerable<LabelMap> predicted, StackSize size)
    {
        LabelMap[] models = [.. predicted];
        var inner = Box.Of(reference, Box.All(size));
        var box = inner.IsEmpty
            ? Box.Of(models, Box.All(size))
            : inner.With(
                Box.Of(models, inner.Grown((int)(ModelsReach * Math.Max(inner.Bottom - inner.Top + 1, inner.Right - inner.Left + 1)))));
        if (box.IsEmpty)
        {
            return new CropWindow(0, 0, size.Height, size.Width);
        }

        var side = (int)Math.Ceiling(Math.Max(box.Bottom - box.Top + 1, box.Right - box.Left + 1) * (1 + (2 * Margin)));
        var (height, width) = (Math.Min(side, size.Height), Math.Min(side, size.Width));
        return new CropWindow(
            Math.Clamp(((box.Top + box.Bottom + 1) / 2) - (height / 2), 0, size.Height - height),
            Math.Clamp(((box.Left + box.Right + 1) / 2) - (width / 2), 0, size.Width - width),
            height,
            width);
    }

    /// <summary>Cuts the window out of a slice.</summary>
    /// <param name="slice">Values of the slice, row by row.</param>
    /// <param name="rowLength">Columns of the slice.</param>
    public byte[] Cut(ReadOnlySpan<byte> slice, int rowLength)
    {
        var crop = new byte[Height * Width];
        for (var row = 0; row < Height; row++)
        {
            slice.Slice(((Top + row) * rowLength) + Left, Width).CopyTo(crop.AsSpan(row * Width));
        }

        return crop;
    }

    /// <summary>First and last row and column that hold a label.</summary>
    private readonly record struct Box(int Top, int Bottom, int Left, int Right)
    {
        public bool IsEmpty => Bottom < Top;

        public static Box All(StackSize size) => new(0, size.Height - 1, 0, size.Width - 1);

        public Box Grown(int by) => new(Top - by, Bottom + by, Left - by, Right + by);

        public Box With(Box other) => other.IsEmpty ? this
            : new Box(Math.Min(Top, other.Top), Math.Max(Bottom, other.Bottom), Math.Min(Left, other.Left), Math.Max(Right, other.Right));

        /// <summary>The labels of some maps inside a box.</summary>
        public static Box Of(IEnumerable<LabelMap> maps, Box within)
        {
            var box = new Box(int.MaxValue, -1, int.MaxValue, -1);
            foreach (var map in maps)
            {
                for (var slice = 0; slice < map.Size.Slices; slice++)
                {
                    for (var row = Math.Max(0, within.Top); row <= Math.Min(within.Bottom, map.Size.Height - 1); row++)
                    {
                        var labels = map.Slice(slice).Slice(row * map.Size.Width, map.Size.Width);
                        var (from, to) = (Math.Max(0, within.Left), Math.Min(within.Right, map.Size.Width - 1));
                        var first = labels[from..(to + 1)].IndexOfAnyExcept((byte)0);
                        if (first >= 0)
                        {
                            var last = labels[from..(to + 1)].LastIndexOfAnyExcept((byte)0);
                            box = new Box(
                                Math.Min(box.Top, row),
                                Math.Max(box.Bottom, row),
                                Math.Min(box.Left, from + first),
                                Math.Max(box.Right, from + last));
                        }
                    }
                }
            }

            return box;
        }
    }
}

using Bench.Core;

namespace Bench.Data.Hdf5;

/// <summary>The order in which a frame's values lie in the published files: slices side by side at each voxel.</summary>
internal static class StoredOrder
{
    /// <summary>(S, H, W, n) to (H, W, S, n).</summary>
    /// <param name="planes">Values, slice by slice, row by row.</param>
    /// <param name="size">Extent of the frame.</param>
    /// <param name="stored">Where they go; as many.</param>
    /// <param name="values">Values a voxel, n.</param>
    public static void Interleave<T>(ReadOnlySpan<T> planes, StackSize size, Span<T> stored, int values = 1)
    {
        for (var slice = 0; slice < size.Slices; slice++)
        {
            var plane = planes.Slice(slice * size.SliceLength * values, size.SliceLength * values);
            for (var i = 0; i < size.SliceLength; i++)
                plane.Slice(i * values, values).CopyTo(stored[(((i * size.Slices) + slice) * values)..]);
        }
    }
}

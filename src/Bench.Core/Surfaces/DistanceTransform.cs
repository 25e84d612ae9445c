namespace Bench.Core.Surfaces;

/// <summary>
/// Exact Euclidean distance from every voxel to the nearest of a set, with different distances along rows, columns and slices, in time
/// linear in the voxels: one pass an axis, each the lower envelope of parabolas (Felzenszwalb and Huttenlocher 2012, Theory of Computing
/// 8:415).
/// </summary>
public static class DistanceTransform
{
    /// <summary>Distances to the nearest voxel of a set.</summary>
    /// <param name="target">Which voxels are in the set; H·W·S, slice by slice, row by row.</param>
    /// <param name="size">Extent of the stack.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    /// <returns>Millimetres, H·W·S: 0 in the set, infinity everywhere if it is empty.</returns>
    /// <exception cref="ArgumentException">The set has another length than the stack, or the spacing is not positive.</exception>
    public static double[] ToNearest(ReadOnlySpan<bool> target, StackSize size, VoxelSpacing spacing)
    {
        if (target.Length != size.Count)
            throw new ArgumentException($"{target.Length} voxels do not fill {size} = {size.Count}.", nameof(target));
        if (!spacing.IsValid)
            throw new ArgumentException($"voxel spacing {spacing} is not positive and finite.", nameof(spacing));

        var everywhere = new bool[size.SliceLength];
        Array.Fill(everywhere, true);
        return Array.ConvertAll(Squared(target, everywhere, size, spacing), Math.Sqrt);
    }

    /// <summary>
    /// Squared distances, mm², right only where asked: lines of voxels that no answer depends on are left out, which saves most of the work
    /// where a few stray voxels make the box large.
    /// </summary>
    /// <param name="target">Which voxels are in the set.</param>
    /// <param name="wanted">Which distances are wanted; the others are arbitrary.</param>
    /// <param name="size">Extent of the stack.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    internal static double[] SquaredToNearest(bool[] target, bool[] wanted, StackSize size, VoxelSpacing spacing)
    {
        var inSlice = new bool[size.SliceLength];
        for (var slice = 0; slice < size.Slices; slice++)
        {
            var plane = wanted.AsSpan(slice * size.SliceLength, size.SliceLength);
            for (int i = plane.IndexOf(true), end = plane.LastIndexOf(true); i >= 0 && i <= end; i++)
                inSlice[i] |= plane[i];
        }

        return Squared(target, inSlice, size, spacing);
    }

    private static double[] Squared(ReadOnlySpan<bool> target, bool[] wantedInSomeSlice, StackSize size, VoxelSpacing spacing)
    {
        var squared = new double[size.Count];
        for (var row = 0; row < size.Height * size.Slices; row++)
            AlongRow(target.Slice(row * size.Width, size.Width), squared.AsSpan(row * size.Width, size.Width), spacing.ColumnMm);

        var envelope = new ParabolaEnvelope(Math.Max(size.Height, size.Slices));
        for (var column = 0; column < size.Width; column++)
        {
            var wanted = Enumerable.Range(0, size.Height).Where(row => wantedInSomeSlice[(row * size.Width) + column]).ToArray();
            if (wanted.Length == 0)
                continue;

            for (var slice = 0; slice < size.Slices && size.Height > 1; slice++)
                envelope.Replace(squared, (slice * size.SliceLength) + column, size.Width, size.Height, spacing.RowMm);
            foreach (var row in wanted)
                envelope.Replace(squared, (row * size.Width) + column, size.SliceLength, size.Slices, spacing.SliceMm);
        }

        return squared;
    }

    // Along the contiguous axis two sweeps do: how far back, then how far ahead, the last member of the set was.
    private static void AlongRow(ReadOnlySpan<bool> target, Span<double> squared, double stepMm)
    {
        if (!target.Contains(true))
        {
            squared.Fill(double.PositiveInfinity);
            return;
        }

        var last = -1;
        for (var i = 0; i < target.Length; i++)
        {
            if (target[i])
                last = i;
            squared[i] = last < 0 ? double.PositiveInfinity : Square((i - last) * stepMm);
        }

        var next = last;
        for (var i = last; i >= 0; i--)
        {
            if (target[i])
                next = i;
            squared[i] = Math.Min(squared[i], Square((next - i) * stepMm));
        }
    }

    private static double Square(double x) => x * x;
}

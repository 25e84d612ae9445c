namespace Bench.Core.Components;

/// <summary>Finds the connected components of a structure by flood fill: time and memory linear in the voxels.</summary>
public static class ConnectedComponents
{
    /// <summary>The components of a structure in a stack, ordered by <see cref="Component.Rank"/>; empty where there is none.</summary>
    /// <param name="map">The labels.</param>
    /// <param name="structure">The structure whose voxels are connected.</param>
    /// <param name="connectivity">Which voxels are neighbours. Four and eight never join slices.</param>
    public static IReadOnlyList<Component> Of(LabelMap map, Structure structure, Connectivity connectivity)
    {
        var size = map.Size;
        var labels = map.Labels;
        var offsets = Neighbours(connectivity);
        var seen = new bool[size.Count];
        var found = new List<Component>();
        var at = labels.IndexOf((byte)structure);
        while (at >= 0)
        {
            if (!seen[at])
                found.Add(Describe(Fill(labels, size, (byte)structure, offsets, seen, at), size));

            var next = labels[(at + 1)..].IndexOf((byte)structure);
            at = next < 0 ? -1 : at + 1 + next;
        }

        found.Sort((a, b) => a.Rank.CompareTo(b.Rank));
        return found;
    }

    private static List<int> Fill(
        ReadOnlySpan<byte> labels, StackSize size, byte label, (int Row, int Column, int Slice)[] offsets, bool[] seen, int start)
    {
        var voxels = new List<int> { start };
        seen[start] = true;
        // The list is its own queue: what lies before "next" has had its neighbours looked at.
        for (var next = 0; next < voxels.Count; next++)
        {
            var (row, column, slice) = Position(size, voxels[next]);
            foreach (var offset in offsets)
            {
                var (r, c, s) = (row + offset.Row, column + offset.Column, slice + offset.Slice);
                if ((uint)r >= (uint)size.Height || (uint)c >= (uint)size.Width || (uint)s >= (uint)size.Slices)
                    continue;

                var index = size.IndexOf(r, c, s);
                if (labels[index] == label && !seen[index])
                {
                    seen[index] = true;
                    voxels.Add(index);
                }
            }
        }

        return voxels;
    }

    private static Component Describe(List<int> voxels, StackSize size)
    {
        long rows = 0, columns = 0, slices = 0;
        var rank = int.MaxValue;
        var occupied = new bool[size.Slices];
        foreach (var voxel in voxels)
        {
            var (row, column, slice) = Position(size, voxel);
            rows += row;
            columns += column;
            slices += slice;
            occupied[slice] = true;
            rank = Math.Min(rank, (((row * size.Width) + column) * size.Slices) + slice);
        }

        double n = voxels.Count;
        return new Component(voxels, Array.IndexOf(occupied, true), occupied.Count(o => o), rows / n, columns / n, slices / n, rank);
    }

    private static (int Row, int Column, int Slice) Position(StackSize size, int index)
    {
        var (slice, inSlice) = Math.DivRem(index, size.SliceLength);
        var (row, column) = Math.DivRem(inSlice, size.Width);
        return (row, column, slice);
    }

    private static (int Row, int Column, int Slice)[] Neighbours(Connectivity connectivity)
    {
        // How many of the three coordinates may change at once, and whether the slice may.
        var (changes, acrossSlices) = connectivity switch
        {
            Connectivity.Four => (1, false),
            Connectivity.Six => (1, true),
            Connectivity.Eight => (2, false),
            Connectivity.Eighteen => (2, true),
            Connectivity.TwentySix => (3, true),
            _ => throw new ArgumentOutOfRangeException(nameof(connectivity), connectivity, "not a connectivity."),
        };
        int[] steps = [-1, 0, 1];
        return
        [
            .. from slice in acrossSlices ? steps : [0]
               from row in steps
               from column in steps
               let changed = Math.Abs(slice) + Math.Abs(row) + Math.Abs(column)
               where changed > 0 && changed <= changes
               select (row, column, slice),
        ];
    }
}

/// <summary>One connected component of a structure.</summary>
/// <param name="Voxels">Storage positions of its voxels, in no particular order; at least one.</param>
/// <param name="FirstSlice">First slice it occupies.</param>
/// <param name="SliceCount">Number of slices that hold a voxel of it.</param>
/// <param name="CentroidRow">Mean row, voxels.</param>
/// <param name="CentroidColumn">Mean column, voxels.</param>
/// <param name="CentroidSlice">Mean slice, voxels.</param>
/// <param name="Rank">
/// Position of its first voxel when the stack is read row by row, column by column, slices innermost: the order in which a reader of the
/// (H, W, S) arrays in C order, such as scikit-image, numbers components. Decides ties.
/// </param>
public sealed record Component(
    IReadOnlyList<int> Voxels, int FirstSlice, int SliceCount, double CentroidRow, double CentroidColumn, double CentroidSlice, int Rank)
{
    /// <summary>Number of voxels, at least 1.</summary>
    public int Count => Voxels.Count;
}

/// <summary>
/// Which voxels are neighbours. The value is the number of neighbours of an inner voxel. Four and eight look at one slice at a time.
/// </summary>
public enum Connectivity
{
    /// <summary>Within a slice, across edges.</summary>
    Four = 4,

    /// <summary>In the stack, across faces (scikit-image: <c>connectivity=1</c>).</summary>
    Six = 6,

    /// <summary>Within a slice, across edges and corners.</summary>
    Eight = 8,

    /// <summary>In the stack, across faces and edges (scikit-image: <c>connectivity=2</c>).</summary>
    Eighteen = 18,

    /// <summary>In the stack, across faces, edges and corners (scikit-image: <c>connectivity=3</c>).</summary>
    TwentySix = 26,
}

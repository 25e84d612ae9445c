namespace Bench.Core.Surfaces;

/// <summary>
/// The surface of a mask as points of a grid. Border voxels lie on the voxels, surface elements on the corners between them.
/// </summary>
/// <param name="Grid">Extent of the grid.</param>
/// <param name="Points">Which points of the grid are on the surface.</param>
/// <param name="Weights">Area (mm²) or length (mm) of each point's element; null where every point counts once.</param>
internal sealed record Surface(StackSize Grid, bool[] Points, double[]? Weights)
{
    public static Surface Of(bool[] mask, StackSize size, SurfaceDefinition definition, VoxelSpacing spacing) =>
        definition.Surface == SurfaceKind.BorderVoxels
            ? BorderVoxels(mask, size, definition.Scope == SurfaceScope.Stack)
            : Elements(mask, size, definition.Scope, spacing);

    private static Surface BorderVoxels(bool[] mask, StackSize size, bool acrossSlices)
    {
        var points = new bool[mask.Length];
        for (var slice = 0; slice < size.Slices; slice++)
        {
            for (var row = 0; row < size.Height; row++)
            {
                var line = mask.AsSpan(size.IndexOf(row, 0, slice), size.Width);
                for (int column = line.IndexOf(true), end = line.LastIndexOf(true); column >= 0 && column <= end; column++)
                {
                    if (!line[column])
                        continue;

                    var i = size.IndexOf(row, column, slice);
                    var inside = column > 0 && mask[i - 1] && column + 1 < size.Width && mask[i + 1]
                        && row > 0 && mask[i - size.Width] && row + 1 < size.Height && mask[i + size.Width];
                    if (inside && acrossSlices)
                        inside = slice > 0 && mask[i - size.SliceLength] && slice + 1 < size.Slices && mask[i + size.SliceLength];

                    points[i] = !inside;
                }
            }
        }

        return new Surface(size, points, null);
    }

    private static Surface Elements(bool[] mask, StackSize size, SurfaceScope scope, VoxelSpacing spacing)
    {
        var inStack = scope == SurfaceScope.Stack;
        var sizes = inStack ? SurfaceElementSizes.Areas(spacing) : SurfaceElementSizes.Lengths(spacing);
        var grid = new StackSize(size.Height + 1, size.Width + 1, inStack ? size.Slices + 1 : size.Slices);
        var codes = new byte[grid.Count];
        for (var slice = 0; slice < size.Slices; slice++)
        {
            for (var row = 0; row < size.Height; row++)
            {
                for (var column = 0; column < size.Width; column++)
                {
                    if (mask[size.IndexOf(row, column, slice)])
                        MarkCorners(codes, grid, row, column, slice, inStack);
                }
            }
        }

        var full = sizes.Length - 1;
        var points = new bool[grid.Count];
        var weights = new double[grid.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            points[i] = codes[i] != 0 && codes[i] != full;
            weights[i] = sizes[codes[i]];
        }

        return new Surface(grid, points, weights);
    }

    // Seen from the corner behind it in every axis, a voxel is neighbour (1, 1, 1); from the corner before it, neighbour (0, 0, 0).
    private static void MarkCorners(byte[] codes, StackSize grid, int row, int column, int slice, bool inStack)
    {
        for (var s = 0; s <= (inStack ? 1 : 0); s++)
        {
            for (var r = 0; r <= 1; r++)
            {
                for (var c = 0; c <= 1; c++)
                {
                    codes[grid.IndexOf(row + r, column + c, slice + s)] |= (byte)(
                        1 << SurfaceElementSizes.Bit(1 - r, 1 - c, inStack ? 1 - s : 0));
                }
            }
        }
    }
}

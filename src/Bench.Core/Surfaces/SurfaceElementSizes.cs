namespace Bench.Core.Surfaces;

/// <summary>
/// Area of the surface between inside and outside in the cell spanned by eight neighbouring voxel centres, for each of the 256 ways to be
/// inside, and length of the contour between four pixel centres for each of 16: marching cubes and squares (Lorensen and Cline 1987,
/// SIGGRAPH 21:163).
/// </summary>
/// <remarks>
/// Derived from geometry, not tabulated. Whichever of inside and outside has fewer corners is split into groups joined along cell edges;
/// each group is cut off by the polygon through the midpoints of the edges that leave it. A polygon that is not flat has several
/// triangulations; taken is that of largest area in a cell of equal edges, which reproduces the element areas of DeepMind's
/// surface-distance. Areas are then scaled to the spacing.
/// </remarks>
internal static class SurfaceElementSizes
{
    private static readonly int[] AxisBits = [1, 2, 4];

    private static readonly double[][][] UnitNormals = [.. Enumerable.Range(0, 256).Select(code => Normals(code).ToArray())];

    /// <summary>The bit of a corner in a code; row, column and slice are 0 or 1.</summary>
    public static int Bit(int row, int column, int slice) => (slice * 4) + (row * 2) + column;

    /// <summary>Areas, mm², by code of eight corners.</summary>
    public static double[] Areas(VoxelSpacing spacing)
    {
        var (rowMm, columnMm, sliceMm) = (spacing.RowMm, spacing.ColumnMm, spacing.SliceMm);
        return Array.ConvertAll(UnitNormals, normals =>
            normals.Sum(n => Length(n[0] * columnMm * sliceMm, n[1] * rowMm * sliceMm, n[2] * rowMm * columnMm)));
    }

    /// <summary>Lengths, mm, by code of four corners.</summary>
    public static double[] Lengths(VoxelSpacing spacing)
    {
        var diagonal = 0.5 * Length(spacing.RowMm, spacing.ColumnMm, 0);
        var lengths = new double[16];
        for (var code = 0; code < 16; code++)
        {
            lengths[code] = code switch
            {
                0 or 15 => 0,
                0b0011 or 0b1100 => spacing.ColumnMm,
                0b0101 or 0b1010 => spacing.RowMm,
                0b0110 or 0b1001 => 2 * diagonal,
                _ => diagonal,
            };
        }

        return lengths;
    }

    private static IEnumerable<double[]> Normals(int code)
    {
        var corners = Enumerable.Range(0, 8).Where(bit => (code >> bit & 1) == 1).ToList();
        if (corners.Count > 4)
            corners = [.. Enumerable.Range(0, 8).Except(corners)];

        while (corners.Count > 0)
        {
            // Corners are neighbours along a cell edge when their numbers differ in one bit.
            var group = new List<int> { corners[0] };
            for (var i = 0; i < group.Count; i++)
                group.AddRange(corners.Where(c => int.IsPow2(c ^ group[i]) && !group.Contains(c)).ToArray());

            corners = [.. corners.Except(group)];
            foreach (var normal in LargestTriangulation([.. Outline(group)]))
                yield return normal;
        }
    }

    // Midpoints of the edges that leave the group, in order around it: two that lie on one face of the cell are neighbours.
    private static List<double[]> Outline(List<int> group)
    {
        var left = (from inside in @group
                    from bit in AxisBits
                    where !@group.Contains(inside ^ bit)
                    select Midpoint(inside, inside ^ bit)).ToList();
        var outline = new List<double[]> { left[0] };
        left.RemoveAt(0);
        while (left.Count > 0)
        {
            var next = left.First(p => SharesFace(p, outline[^1]));
            left.Remove(next);
            outline.Add(next);
        }

        return outline;
    }

    private static double[] Midpoint(int a, int b) => [Half(a, b, 2), Half(a, b, 1), Half(a, b, 4)];

    private static double Half(int a, int b, int bit) => ((a & bit) != 0 ? 0.5 : 0) + ((b & bit) != 0 ? 0.5 : 0);

    private static bool SharesFace(double[] a, double[] b) => Enumerable.Range(0, 3).Any(axis => a[axis] == b[axis] && a[axis] is 0 or 1);

    private static double[][] LargestTriangulation(double[][] polygon)
    {
        if (polygon.Length < 3)
            return [];

        // The side from first to last corner belongs to one triangle; its third corner splits the rest in two.
        return Enumerable.Range(1, polygon.Length - 2)
            .Select(
                k =>
                    (double[][])
                    [
                        .. LargestTriangulation(polygon[..(k + 1)]), .. LargestTriangulation(polygon[k..]),
                        Normal(polygon[0], polygon[k], polygon[^1]),
                    ])
            .MaxBy(triangles => triangles.Sum(n => Length(n[0], n[1], n[2])))!;
    }

    private static double[] Normal(double[] a, double[] b, double[] c)
    {
        var (u0, u1, u2) = (b[0] - a[0], b[1] - a[1], b[2] - a[2]);
        var (v0, v1, v2) = (c[0] - a[0], c[1] - a[1], c[2] - a[2]);
        return [((u1 * v2) - (u2 * v1)) / 2, ((u2 * v0) - (u0 * v2)) / 2, ((u0 * v1) - (u1 * v0)) / 2];
    }

    private static double Length(double x, double y, double z) => Math.Sqrt((x * x) + (y * y) + (z * z));
}

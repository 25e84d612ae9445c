using Bench.Core;

namespace Bench.Data.Nifti;

/// <summary>
/// How the voxels of one file lie in the grid of another that covers the same voxels with its axes exchanged or reversed, as another tool
/// may have stored them. Nothing is ever resampled: voxels that do not coincide are refused.
/// </summary>
internal sealed class GridMapping
{
    // Headers are float32, and a grid is up to some hundred voxels long: half a tenth of a voxel is far from both rounding and a real
    // shift.
    private const double ToleranceVoxels = 0.05;

    private readonly StackSize _from;
    private readonly StackSize _to;
    private readonly int[] _axisOf;
    private readonly bool[] _reversed;

    private GridMapping(StackSize from, StackSize to, int[] axisOf, bool[] reversed) =>
        (_from, _to, _axisOf, _reversed) = (from, to, axisOf, reversed);

    /// <summary>Whether both grids are the same.</summary>
    public bool IsIdentity => !_reversed.Contains(true) && _axisOf is [0, 1, 2];

    /// <summary>Finds the mapping. Where a file does not state its orientation, its axes are taken as those of the other.</summary>
    /// <param name="from">The grid to reorder.</param>
    /// <param name="to">The extent to reorder it to.</param>
    /// <param name="affine">The affine of that grid, three rows of four; null where it is not stated.</param>
    /// <param name="toName">What that grid is, for the message, such as <c>the reference</c>.</param>
    /// <exception cref="InputException">The voxels do not coincide; the message gives both grids.</exception>
    public static GridMapping Between(NiftiGrid from, StackSize to, IReadOnlyList<double>? affine, string toName)
    {
        if (affine is null || !from.IsOriented)
        {
            return from.Size == to
                ? new GridMapping(from.Size, to, [0, 1, 2], [false, false, false])
                : throw new InputException(
                    from.Path, $"is {from.Size}, and {toName} is {to}.", "store the same rows, columns and slices: i, j, k.");
        }

        if (Inverse(affine) is not { } inverse || Find(Product(inverse, from.Affine), from.Size, to) is not { } found)
        {
            throw new InputException(
                from.Path,
                $"is {from.Size}, {NiftiGrid.Orientation(from.Affine)}; {toName} is {to}, {NiftiGrid.Orientation(affine)}: their "
                    + "voxels do not coincide.",
                "store it in the same grid and with the same affine (in nibabel: Nifti1Image(data, other.affine)); nothing is "
                    + "resampled here.");
        }

        return found;
    }

    /// <summary>Reorders the voxels of a frame.</summary>
    /// <typeparam name="T">Of labels or grey values.</typeparam>
    /// <param name="values">In the order of the grid that they come from.</param>
    public T[] Apply<T>(ReadOnlySpan<T> values)
    {
        if (IsIdentity)
            return values.ToArray();
        var ordered = new T[_to.Count];
        Span<int> place = stackalloc int[3];
        int[] extent = [_to.Height, _to.Width, _to.Slices];
        for (var slice = 0; slice < _from.Slices; slice++)
        {
            for (var row = 0; row < _from.Height; row++)
            {
                for (var column = 0; column < _from.Width; column++)
                {
                    Span<int> at = [row, column, slice];
                    for (var axis = 0; axis < 3; axis++)
                        place[_axisOf[axis]] = _reversed[axis] ? extent[_axisOf[axis]] - 1 - at[axis] : at[axis];
                    ordered[_to.IndexOf(place[0], place[1], place[2])] = values[_from.IndexOf(row, column, slice)];
                }
            }
        }

        return ordered;
    }

    /// <summary>Reorders labels.</summary>
    /// <param name="map">Labels in the grid that they come from.</param>
    public LabelMap Apply(LabelMap map) => IsIdentity ? map : new LabelMap(_to, Apply(map.Labels));

    // A voxel-to-voxel transform, three rows of four: each axis must run along one axis of the other, over the same voxels.
    private static GridMapping? Find(double[] transform, StackSize from, StackSize to)
    {
        int[] length = [from.Height, from.Width, from.Slices], extent = [to.Height, to.Width, to.Slices];
        var axisOf = new int[3];
        var reversed = new bool[3];
        for (var axis = 0; axis < 3; axis++)
        {
            axisOf[axis] = Enumerable.Range(0, 3).MaxBy(row => Math.Abs(transform[4 * row + axis]));
            reversed[axis] = transform[4 * axisOf[axis] + axis] < 0;
            if (length[axis] != extent[axisOf[axis]])
                return null;
        }

        if (axisOf.Distinct().Count() != 3)
            return null;
        for (var corner = 0; corner < 8; corner++)
        {
            double[] at = [.. Enumerable.Range(0, 3).Select(axis => (corner >> axis & 1) * (length[axis] - 1))];
            for (var axis = 0; axis < 3; axis++)
            {
                var row = 4 * axisOf[axis];
                var place = transform[row] * at[0] + transform[row + 1] * at[1] + transform[row + 2] * at[2] + transform[row + 3];
                var expected = reversed[axis] ? extent[axisOf[axis]] - 1 - at[axis] : at[axis];
                if (!(Math.Abs(place - expected) <= ToleranceVoxels))
                    return null;
            }
        }

        return new GridMapping(from, to, axisOf, reversed);
    }

    private static double[]? Inverse(IReadOnlyList<double> a)
    {
        double Minor(int r, int c)
        {
            var (r1, r2, c1, c2) = ((r + 1) % 3, (r + 2) % 3, (c + 1) % 3, (c + 2) % 3);
            return a[4 * r1 + c1] * a[4 * r2 + c2] - a[4 * r1 + c2] * a[4 * r2 + c1];
        }

        var determinant = a[0] * Minor(0, 0) + a[1] * Minor(0, 1) + a[2] * Minor(0, 2);
        if (!double.IsNormal(determinant))
            return null;
        var inverse = new double[12];
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
                inverse[4 * row + column] = Minor(column, row) / determinant;
            inverse[4 * row + 3] = -(inverse[4 * row] * a[3] + inverse[4 * row + 1] * a[7] + inverse[4 * row + 2] * a[11]);
        }

        return inverse;
    }

    private static double[] Product(double[] a, IReadOnlyList<double> b)
    {
        var product = new double[12];
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 4; column++)
            {
                product[4 * row + column] = a[4 * row] * b[column] + a[4 * row + 1] * b[4 + column] + a[4 * row + 2] * b[8 + column] + (
                    column == 3 ? a[4 * row + 3] : 0);
            }
        }

        return product;
    }
}

using System.Globalization;
using Bench.Core;

namespace Bench.Data.Nifti;

/// <summary>What the header of a NIfTI file says of its voxels.</summary>
/// <param name="Path">The file.</param>
/// <param name="Size">Extent of a frame: H = ni, W = nj, S = nk.</param>
/// <param name="Frames">Time frames, at least 1.</param>
/// <param name="Type">Type of the numbers as NumPy names it.</param>
/// <param name="Spacing">Voxel spacing, mm.</param>
/// <param name="FrameSeconds">Time between frames, s; 0 where the file does not say.</param>
/// <param name="Affine">Voxel to millimetres, three rows of four.</param>
/// <param name="IsOriented">Whether the file states the affine (sform or qform); if not, it is made up from the spacing.</param>
internal sealed record NiftiGrid(
    string Path,
    StackSize Size,
    int Frames,
    string Type,
    VoxelSpacing Spacing,
    double FrameSeconds,
    IReadOnlyList<double> Affine,
    bool IsOriented)
{
    private const string Positive = "RAS";
    private const string Negative = "LPI";
    private const double SpacingTolerance = 0.01;

    /// <summary>
    /// What to warn of: an affine whose steps are not the spacing that pixdim gives. Null where they agree within a hundredth, or there is
    /// no affine.
    /// </summary>
    public string? Disagreement()
    {
        double[] pixdim = [Spacing.RowMm, Spacing.ColumnMm, Spacing.SliceMm], steps = Steps(Affine);
        return !IsOriented || pixdim.Zip(steps).All(pair => Math.Abs(pair.First - pair.Second) <= SpacingTolerance * pair.First)
            ? null
            : $"{System.IO.Path.GetFileName(Path)} has voxels of {List(pixdim)} mm by pixdim and of {List(steps)} mm by its affine; "
                + "volumes are computed by pixdim (--spacing overrides it).";
    }

    /// <summary>
    /// Where the axes i, j, k point, such as <c>RAS</c> (right, anterior, superior), how long their steps are, and where the first voxel
    /// lies.
    /// </summary>
    /// <param name="affine">Voxel to millimetres, three rows of four.</param>
    public static string Orientation(IReadOnlyList<double> affine)
    {
        var letters = new char[3];
        for (var axis = 0; axis < 3; axis++)
        {
            double[] step = [affine[axis], affine[4 + axis], affine[8 + axis]];
            var along = Enumerable.Range(0, 3).MaxBy(row => Math.Abs(step[row]));
            letters[axis] = (step[along] < 0 ? Negative : Positive)[along];
        }

        return $"{new string(letters)} in steps of {List(Steps(affine))} mm from ({List([affine[3], affine[7], affine[11]])}) mm";
    }

    private static double[] Steps(IReadOnlyList<double> affine) =>
        [
            .. Enumerable
            .Range(0, 3)
            .Select(
                axis =>
                    Math.Sqrt(
                        (affine[axis] * affine[axis]) + (affine[4 + axis] * affine[4 + axis]) + (affine[8 + axis] * affine[8 + axis])))
        ];

    private static string List(double[] numbers) =>
        string.Join(", ", numbers.Select(n => n.ToString("0.####", CultureInfo.InvariantCulture)));
}

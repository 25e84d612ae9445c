using Bench.Core;
using Bench.Data.Formats;

namespace Bench.Data.Nifti;

/// <summary>
/// A NIfTI image of two to four axes (i, j, k, t). Nothing is flipped or rotated: i, j, k are the file's own axes, and the affine says
/// where they point. As a stack here, i is the row, j the column, k the slice and t the frame, so that an array which NumPy users save with
/// nibabel has the same indices as the one that they save with h5py.
/// </summary>
/// <param name="Size">Extent of a frame: H = ni, W = nj, S = nk.</param>
/// <param name="Frames">Grey values or labels of each time frame, at least one, scaled by the file's slope and intercept.</param>
/// <param name="Spacing">Voxel spacing, mm.</param>
/// <param name="FrameSeconds">Time between frames, s; 0 where the file does not say.</param>
/// <param name="Affine">
/// Voxel (i, j, k, 1) to millimetres: three rows of four numbers, 12 in all. Sform if coded, else qform if coded, else spacing alone.
/// </param>
public sealed record NiftiImage(
    StackSize Size, IReadOnlyList<ImageStack> Frames, VoxelSpacing Spacing, double FrameSeconds, IReadOnlyList<double> Affine)
{
    /// <summary>An affine of spacing alone: i to the right, j to the front, k upwards, the first voxel at the origin.</summary>
    /// <param name="spacing">Voxel spacing, mm.</param>
    public static IReadOnlyList<double> AffineOf(VoxelSpacing spacing) =>
        [spacing.RowMm, 0, 0, 0, 0, spacing.ColumnMm, 0, 0, 0, 0, spacing.SliceMm, 0];

    /// <summary>One frame as labels.</summary>
    /// <param name="frame">0-based frame.</param>
    /// <param name="source">The file, for the message.</param>
    /// <param name="reading">What the labels mean; null for the published ones.</param>
    /// <exception cref="InputException">A value is no label; the message says where.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    public LabelMap Labels(int frame, string source, ReadingOptions? reading = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Frames.Count);
        return ToLabels(Frames[frame], frame, source, reading ?? ReadingOptions.Default);
    }

    /// <summary>A stack of labels as a map.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="frame">0-based frame, for the message.</param>
    /// <param name="source">The file, for the message.</param>
    /// <param name="reading">What the labels mean.</param>
    /// <exception cref="InputException">A value is no label; the message says where.</exception>
    internal static LabelMap ToLabels(ImageStack stack, int frame, string source, ReadingOptions reading)
    {
        var labels = new byte[stack.Values.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            if (!reading.Labels.TryTranslate(stack.Values[i], out labels[i]))
            {
                throw UnknownLabelException.In(
                    source,
                    FormattableString.Invariant($"holds {stack.Values[i]} at {Place(stack.Size, i, frame)}, which is not a label"),
                    Array.ConvertAll(stack.Values.ToArray(), v => (double)v),
                    reading);
            }
        }

        return new LabelMap(stack.Size, labels);
    }

    /// <summary>Names a voxel by the file's axes.</summary>
    /// <param name="size">Extent of a frame.</param>
    /// <param name="index">Position in a stack.</param>
    /// <param name="frame">0-based frame.</param>
    internal static string Place(StackSize size, int index, int frame)
    {
        var within = index % size.SliceLength;
        return $"i {within / size.Width}, j {within % size.Width}, k {index / size.SliceLength}, t {frame}";
    }
}

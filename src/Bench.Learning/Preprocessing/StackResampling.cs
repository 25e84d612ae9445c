using Bench.Core;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

namespace Bench.Learning.Preprocessing;

/// <summary>
/// Brings stacks of one case to the grid that a study's networks work on, and what networks say back to the case's own: in plane only,
/// linearly, about the middle of the image, which is cut or padded to the grid's rows and columns. Slices stay as they are.
/// </summary>
internal sealed class StackResampling
{
    private readonly StackSize _own;
    private readonly StackSize _working;
    private readonly PlaneResampling _forward;
    private readonly PlaneResampling _back;

    private StackResampling(StackSize own, StackSize working, PlaneResampling forward)
    {
        (_own, _working, _forward) = (own, working, forward);
        _back = forward.Inverse();
    }

    /// <summary>For stacks of one size and spacing.</summary>
    /// <param name="own">Size of the case's stacks.</param>
    /// <param name="spacing">Their spacing; only that in plane counts.</param>
    /// <param name="grid">The study's grid.</param>
    public static StackResampling To(StudyGrid grid, StackSize own, VoxelSpacing spacing)
    {
        var (rowMm, columnMm) = grid.SpacingMm > 0 ? (grid.SpacingMm, grid.SpacingMm) : (spacing.RowMm, spacing.ColumnMm);
        var plane = new PlaneResampling(
            AxisResampling.Centred(own.Height, spacing.RowMm, grid.Rows, rowMm), AxisResampling
                .Centred(own.Width, spacing.ColumnMm, grid.Columns, columnMm));
        return new StackResampling(own, new StackSize(grid.Rows, grid.Columns, own.Slices), plane);
    }

    /// <summary>
    /// An image on the working grid; what lies outside of the case's own gets the least grey value of the slice's part inside.
    /// </summary>
    /// <param name="image">On the case's own grid.</param>
    public ImageStack Image(ImageStack image)
    {
        Require(image.Size, _own);
        var values = new float[_working.Count];
        for (var s = 0; s < _own.Slices; s++)
        {
            _forward.Image(image.Slice(s), values.AsSpan(s * _working.SliceLength, _working.SliceLength));
        }

        return new ImageStack(_working, values);
    }

    /// <summary>
    /// Labels on the working grid: of each pixel the label with the largest share after interpolation, the lower one where two are equal;
    /// background outside.
    /// </summary>
    /// <param name="labels">On the case's own grid.</param>
    public LabelMap Labels(LabelMap labels)
    {
        Require(labels.Size, _own);
        var values = new byte[_working.Count];
        for (var s = 0; s < _own.Slices; s++)
        {
            _forward.Labels(labels.Slice(s), values.AsSpan(s * _working.SliceLength, _working.SliceLength));
        }

        return new LabelMap(_working, values);
    }

    /// <summary>
    /// Probabilities on the case's own grid, and the labels of the highest; background is certain outside of the working grid.
    /// </summary>
    /// <param name="probabilities">S·H·W·classes values on the working grid, the classes next to each other.</param>
    /// <param name="classes">Number of classes.</param>
    public SegmentedValues Back(ReadOnlySpan<float> probabilities, int classes)
    {
        var (shares, labels) = (new float[(long)_own.Count * classes], new byte[_own.Count]);
        var (from, to) = (_working.SliceLength * classes, _own.SliceLength * classes);
        for (var s = 0; s < _own.Slices; s++)
        {
            var slice = shares.AsSpan(s * to, to);
            _back.Probabilities(probabilities.Slice(s * from, from), slice, classes);
            PlaneResampling.Highest(slice, labels.AsSpan(s * _own.SliceLength, _own.SliceLength), classes);
        }

        return new SegmentedValues(new LabelMap(_own, labels), shares);
    }

    /// <summary>Labelled voxels whose centres lie outside of the working grid.</summary>
    /// <param name="labels">On the case's own grid.</param>
    public long CountOutside(LabelMap labels)
    {
        Require(labels.Size, _own);
        var count = 0L;
        for (var s = 0; s < _own.Slices; s++)
        {
            count += _back.CountOutside(labels.Slice(s));
        }

        return count;
    }

    private static void Require(StackSize size, StackSize wanted)
    {
        if (size != wanted)
        {
            throw new ArgumentException($"the stack is {size}, not {wanted}.", nameof(size));
        }
    }
}

/// <summary>Labels and the probabilities that they were read off.</summary>
/// <param name="Labels">Labels.</param>
/// <param name="Probabilities">S·H·W·classes values.</param>
internal readonly record struct SegmentedValues(LabelMap Labels, float[] Probabilities);

using System.Globalization;
using Bench.Core;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

namespace Bench.Learning.Preprocessing;

/// <summary>Cases on the grid that a study's networks work on.</summary>
public static class CaseOnGrid
{
    private const int Hundred = 100;

    /// <summary>A frame with image and masks on a grid.</summary>
    /// <param name="frame">On its own grid; with an image of the masks' size.</param>
    /// <param name="spacing">Spacing of its own grid.</param>
    /// <param name="grid">The grid; null leaves the frame as it is.</param>
    internal static ContouredFrame Of(ContouredFrame frame, VoxelSpacing spacing, StudyGrid? grid)
    {
        if (grid is null)
        {
            return frame;
        }

        var resampling = StackResampling.To(grid, frame.Reference.Size, spacing);
        return frame with { Image = resampling.Image(frame.Image!), Reference = resampling.Labels(frame.Reference) };
    }

    /// <summary>What of a heart lies outside of a grid, where a network never looks.</summary>
    /// <param name="heart">The case, with the experts' masks.</param>
    /// <param name="grid">The grid; null for the case's own.</param>
    /// <returns>A sentence that names the case and the share; null where nothing lies outside.</returns>
    public static string? OutsideOf(MouseCase heart, StudyGrid? grid)
    {
        ArgumentNullException.ThrowIfNull(heart);
        if (grid is null)
        {
            return null;
        }

        long all = 0, outside = 0;
        foreach (var frame in heart.Frames)
        {
            all += frame.Reference.Labels.Length - frame.Reference.Labels.Count((byte)0);
            outside += StackResampling.To(grid, frame.Reference.Size, heart.Spacing).CountOutside(frame.Reference);
        }

        return outside == 0
            ? null
            : string.Create(CultureInfo.InvariantCulture,
                $"{heart.Mouse}: {(double)outside * Hundred / all:0.0} % of the labelled voxels lie outside of the working grid "
                    + $"({grid.ToText()}), where networks do not look.");
    }

    /// <summary>A grid as a reader sees it, such as <c>2 mm, 128 × 128 pixels</c>.</summary>
    /// <param name="grid">The grid.</param>
    public static string ToText(this StudyGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var spacing = grid.SpacingMm > 0 ? FormattableString.Invariant($"{grid.SpacingMm:0.####} mm") : "each case's own spacing";
        return FormattableString.Invariant($"{spacing}, {grid.Rows} × {grid.Columns} pixels");
    }
}

using System.Globalization;
using Bench.Core;

namespace Bench.Data.Cohorts;

/// <summary>Notices where the published voxel spacing, taken because nobody stated any, cannot be that of the images.</summary>
public static class AssumedSpacing
{
    // The study's images: 256 × 256 pixels of 0.1 mm. Half and double of that is still a mouse in a coil.
    private const double PublishedFieldMm = 25.6;

    // The study's mean is 65.6 µL; the largest of infarcted and obese mice stay within this range.
    private const double LeastMicrolitres = 15;
    private const double MostMicrolitres = 250;

    /// <summary>Says what is implausible.</summary>
    /// <param name="rows">Rows of an image.</param>
    /// <param name="columns">Columns of an image.</param>
    /// <param name="bloodPoolVoxels">Voxels of the largest blood pool; 0 where there is none.</param>
    /// <returns>A sentence; null where nothing is.</returns>
    public static string? Warning(int rows, int columns, int bloodPoolVoxels)
    {
        var spacing = VoxelSpacing.Published;
        var (height, width) = (rows * spacing.RowMm, columns * spacing.ColumnMm);
        var volume = bloodPoolVoxels * spacing.RowMm * spacing.ColumnMm * spacing.SliceMm;
        var isField = height is < PublishedFieldMm / 2 or > PublishedFieldMm * 2
            || width is < PublishedFieldMm / 2 or > PublishedFieldMm * 2;
        return isField || (bloodPoolVoxels > 0 && volume is < LeastMicrolitres or > MostMicrolitres)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"no voxel spacing is stated, so the published {spacing} was assumed. That is implausible: images of {rows} × "
                    + $"{columns} pixels are {height:0.#} × {width:0.#} mm "
                    + $"(the study's are {PublishedFieldMm} × {PublishedFieldMm} mm), and the largest blood pool is {volume:0.#} µL "
                    + $"(the study's mean EDV is 65.6). "
                    + $"Give --spacing ROW,COLUMN,SLICE, or voxel_spacing_mm in cohort.json.")
            : null;
    }

    /// <summary>Says what is implausible about a mouse.</summary>
    /// <param name="mouse">The mouse.</param>
    public static string? Warning(MouseCase mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        var size = mouse.Frames[0].Reference.Size;
        return Warning(size.Height, size.Width, mouse.Frames.Max(f => f.Reference.Count(Structure.BloodPool)));
    }
}

using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Studies;
using Bench.Data.Cohorts;

namespace Bench.Server.Uploads;

/// <summary>What is found of a case before anything is computed, and what will be assumed of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Format">Format of its files, such as <c>nifti</c>.</param>
/// <param name="Frames">Frames with images.</param>
/// <param name="Slices">Slices, S.</param>
/// <param name="Rows">Rows, H.</param>
/// <param name="Columns">Columns, W.</param>
/// <param name="SpacingMm">Voxel spacing, mm.</param>
/// <param name="FrameTimeMs">Time between frames as the files say it, ms; null where they do not.</param>
/// <param name="HasMasks">Whether masks came with it.</param>
/// <param name="Axes">How its axes were understood, a sentence.</param>
/// <param name="Assumptions">What is assumed because no file says it, a sentence each.</param>
internal sealed record CaseLook(
    string Name,
    string Format,
    int Frames,
    int Slices,
    int Rows,
    int Columns,
    SpacingMm SpacingMm,
    double? FrameTimeMs,
    bool HasMasks,
    string Axes,
    IReadOnlyList<string> Assumptions)
{
    /// <summary>Looks at a case.</summary>
    /// <param name="one">The case.</param>
    /// <param name="study">What it belongs to.</param>
    /// <exception cref="InputException">Its images cannot be used.</exception>
    public static CaseLook Of(UploadedCase one, Study study)
    {
        var cine = one.Read();
        var (size, geometry) = (cine.Size, cine.Geometry);
        return new CaseLook(
            one.Name,
            one.Cohort.Format.Code,
            cine.Frames.Count,
            size.Slices,
            size.Height,
            size.Width,
            SpacingMm.Of(geometry.Spacing),
            geometry.FrameSeconds > 0 ? geometry.FrameSeconds * 1000 : null,
            one.HasMasks(),
            one.Cohort.HoldsSpacing
                ? "NIfTI: i, j, k, t are rows, columns, slices and frames, as stored."
                : "HDF5: the axes of Images are rows, columns, slices and frames; of files from MATLAB, the reverse.",
            [.. Assumed(one, cine, study)]);
    }

    private static IEnumerable<string> Assumed(UploadedCase one, Cine cine, Study study)
    {
        var (size, geometry) = (cine.Size, cine.Geometry);
        if (one.Cohort.IsSpacingAssumed)
        {
            yield return $"Voxel spacing: the file holds none, so that of the study is taken, {geometry.Spacing}. Volumes and mass "
                + "depend on it.";
            if (AssumedSpacing.Warning(size.Height, size.Width, 0) is { } warning)
                yield return warning;
        }

        if (cine.Frames.Count > 1 && geometry.FrameSeconds <= 0)
        {
            yield return FormattableString.Invariant(
                $"Time between frames: the file holds none, so {VolumeCurve.PublishedFrameIntervalMs:0.#} ms is taken, as in the study. Rates depend on it.");
        }

        if (!cine.IsWhole)
            yield return "Only some frames of the cine are here: end-diastole and end-systole are looked for among these.";
        if (cine.Frames.Count == 1)
            yield return "There is one frame only: it is called end-diastole, and nothing of end-systole can be computed.";
        if (one.Assumption is { } sorted)
            yield return sorted;
        yield return $"The heart is taken for that of a {study.Species}, in short axis, base to apex or apex to base.";
    }
}

/// <summary>Voxel spacing as the API says it.</summary>
/// <param name="Slice">Distance between slices, mm.</param>
/// <param name="Row">Distance between rows, mm.</param>
/// <param name="Column">Distance between columns, mm.</param>
internal sealed record SpacingMm(double Slice, double Row, double Column)
{
    /// <summary>Of a spacing.</summary>
    /// <param name="spacing">It.</param>
    public static SpacingMm Of(VoxelSpacing spacing) => new(spacing.SliceMm, spacing.RowMm, spacing.ColumnMm);
}

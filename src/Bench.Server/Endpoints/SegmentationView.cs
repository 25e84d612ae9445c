using Bench.Harness.Stages;
using Bench.Server.Segmenting;
using Bench.Server.Uploads;
using Bench.Server.Wire;

namespace Bench.Server.Endpoints;

/// <summary>Segmentations and readings as the API says them.</summary>
internal static class SegmentationView
{
    /// <summary>A line of the list.</summary>
    /// <param name="one">The segmentation.</param>
    /// <param name="queue">Where it waits.</param>
    public static object Line(Segmentation one, SegmentationQueue queue) => new
    {
        one.Id,
        one.Name,
        state = one.State,
        position = queue.PositionOf(one),
        one.FramesDone,
        frames = one.Masks.Frames,
        network = one.Network.Id,
        networkName = one.Network.Name,
        error = one.Error is { } error ? Problem.Of(error) : null,
    };

    /// <summary>All of it.</summary>
    /// <param name="one">The segmentation.</param>
    /// <param name="queue">Where it waits.</param>
    public static object Whole(Segmentation one, SegmentationQueue queue)
    {
        var findings = one.Findings();
        return new
        {
            one.Id,
            one.Name,
            source = one.Upload.Id,
            state = one.State,
            position = queue.PositionOf(one),
            one.FramesDone,
            frames = one.Masks.Frames,
            frameNumbers = one.Facts.FrameNumbers,
            slices = one.Size.Slices,
            rows = one.Size.Height,
            columns = one.Size.Width,
            spacingMm = SpacingMm.Of(one.Facts.Spacing),
            one.Facts.FrameTimeMs,
            network = one.Network.Id,
            networkName = one.Network.Name,
            structures = Structures.Of(one.Study),
            volumeUnit = one.Study.Units.VolumeSymbol,
            volumes = Volumes(one, one.Masks),
            findings.EndDiastole,
            findings.EndSystole,
            phasesFrom = one.Stated is null ? "curve" : "user",
            numbers = Numbers(findings),
            warnings = one.Warnings.Concat(one.IsOver ? findings.Warnings : []),
            changes = one.Changes,
            readings = one.Readings.All.Select(r => r.Reader),
            error = one.Error is { } error ? Problem.Of(error) : null,
        };
    }

    /// <summary>A reading.</summary>
    /// <param name="one">What was read.</param>
    /// <param name="reading">The reading.</param>
    public static object Whole(Segmentation one, Reading reading)
    {
        var findings = HeartFindings.Of(reading.Masks, one.Facts, one.Study, one.Stated);
        return new
        {
            reading.Reader,
            reading.At,
            frames = reading.Masks.Own,
            keptAs = reading.KeptAs,
            volumes = Volumes(one, reading.Masks),
            findings.EndDiastole,
            findings.EndSystole,
            numbers = Numbers(findings),
            findings.Warnings,
        };
    }

    private static IEnumerable<object> Numbers(HeartFindings findings) => findings.Numbers.Select(Number);

    private static object Number(HeartNumber number) => new
    {
        number.Key,
        number.Name,
        number.Value,
        number.Unit,
        number.Convention,
        undefinedBecause = number.UndefinedBecause.Length == 0 ? null : number.UndefinedBecause,
    };

    private static IEnumerable<object?> Volumes(Segmentation one, MaskSet masks)
    {
        var voxel = one.Facts.Spacing.VoxelMicrolitres / one.Study.Units.MicrolitresPerUnit;
        return Enumerable.Range(0, masks.Frames).Select(frame => masks.CountsOf(frame) is { } counts
            ? (object?)new { bloodPool = counts.BloodPool * voxel, myocardium = counts.Myocardium * voxel }
            : null);
    }
}

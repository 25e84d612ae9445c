using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Phases;
using Bench.Core.Studies;
using Bench.Harness.Stages;

namespace Bench.Server.Segmenting;

/// <summary>What masks of a cine say of a heart: its phases, its volume curve and its numbers.</summary>
/// <param name="EndDiastole">Place of the frame of end-diastole; null where it is not known yet.</param>
/// <param name="EndSystole">Place of the frame of end-systole; null where it is not known yet, or there is one frame only.</param>
/// <param name="Curve">The volume curve; null where not every frame has a mask.</param>
/// <param name="Rates">How fast it empties and fills; undefined without a curve.</param>
/// <param name="Numbers">Function, mass and rates in the units of the study.</param>
/// <param name="Warnings">What cannot be right, a sentence each.</param>
internal sealed record HeartFindings(
    int? EndDiastole,
    int? EndSystole,
    VolumeCurve? Curve,
    VolumeRates Rates,
    IReadOnlyList<HeartNumber> Numbers,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Computes them.</summary>
    /// <param name="masks">The masks.</param>
    /// <param name="cine">How frames follow each other in space and time.</param>
    /// <param name="study">What the heart belongs to.</param>
    /// <param name="stated">Frames that the user named; null for those of the curve.</param>
    public static HeartFindings Of(MaskSet masks, CineFacts cine, Study study, (int EndDiastole, int EndSystole)? stated)
    {
        (int Frame, int Blood)[] known =
        [
            .. Enumerable.Range(0, masks.Frames).Select(f => (Frame: f, Counts: masks.CountsOf(f)))
                .Where(f => f.Counts is not null)
                .Select(f => (f.Frame, f.Counts!.Value.BloodPool)),
        ];
        if (known.Length == 0)
            return new HeartFindings(null, null, null, VolumeRates.Undefined(CurveSmoothing.Light, "no frame is segmented"), [], []);
        var phases = VolumeCurvePhaseRule.Assign(known);
        int? Frame(CardiacPhase phase) => phases.Frames.FirstOrDefault(f => f.Phase == phase)?.FrameIndex;
        int? ed = stated?.EndDiastole ?? Frame(CardiacPhase.EndDiastole);
        int? es = stated?.EndSystole ?? Frame(CardiacPhase.EndSystole);
        var function = CardiacFunction.Measure(
            ed is { } d ? masks.Map(d) : null, es is { } s ? masks.Map(s) : null, cine.Spacing, study.DensityGramsPerMl);
        var curve = masks.IsWhole ? cine.Curve(masks) : null;
        var rates = RatesOf(curve, cine, ed, es, known.Length, masks.Frames);
        return new HeartFindings(
            ed,
            es,
            curve,
            rates,
            [.. HeartNumber.Of(function, study).Concat(HeartNumber.Of(rates)).Select(n => n.In(study.Units))],
            masks.IsWhole ? [.. phases.Warnings.Concat(ConsistencyCheck.Default.Warnings(function))] : []);
    }

    private static VolumeRates RatesOf(VolumeCurve? curve, CineFacts cine, int? ed, int? es, int known, int frames)
    {
        var smoothing = CurveSmoothing.Light;
        return curve is null
            ? VolumeRates.Undefined(smoothing, $"only {known} of {frames} frames are segmented")
            : !cine.IsWhole
            ? VolumeRates.Undefined(smoothing, "only some frames of the cine are here")
            : ed is { } from && es is { } to
            ? curve.Rates(smoothing, from, to)
            : VolumeRates.Undefined(smoothing, "there is no end-systolic frame");
    }
}

/// <summary>How the frames of a cine follow each other in space and time.</summary>
/// <param name="Spacing">Voxel spacing, mm.</param>
/// <param name="FrameTimeMs">Time between frames, ms, as the files say or as in the study.</param>
/// <param name="FrameSeconds">The same as the files say it, s; 0 where they do not.</param>
/// <param name="Affine">Voxel to millimetres, three rows of four; null where the files do not say.</param>
/// <param name="FrameNumbers">0-based frame of the cine at each place.</param>
internal sealed record CineFacts(
    VoxelSpacing Spacing, double FrameTimeMs, double FrameSeconds, IReadOnlyList<double>? Affine, IReadOnlyList<int> FrameNumbers)
{
    /// <summary>Frames of the whole cine, as far as it is known.</summary>
    public int CineFrames => FrameNumbers[^1] + 1;

    /// <summary>Whether every frame from the first to the last is there.</summary>
    public bool IsWhole => CineFrames == FrameNumbers.Count;

    /// <summary>Volume curve of masks of every frame.</summary>
    /// <param name="masks">The masks.</param>
    public VolumeCurve Curve(MaskSet masks) => new(
        [.. Enumerable.Range(0, masks.Frames).Select(f => masks.CountsOf(f)!.Value.BloodPool * Spacing.VoxelMicrolitres)],
        FrameTimeMs,
        isPeriodic: false);
}

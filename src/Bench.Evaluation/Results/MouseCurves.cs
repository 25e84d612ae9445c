namespace Bench.Evaluation.Results;

/// <summary>Blood-pool volume over a whole cine of one mouse, by every model that segmented it, with the expert's contoured frames.</summary>
/// <param name="Mouse">Name of the mouse.</param>
/// <param name="FrameIntervalMs">Time from frame to frame, ms.</param>
/// <param name="Expert">Contoured frames: 0-based frame, its role, volume in µL.</param>
/// <param name="Models">One entry a model that segmented the whole cine.</param>
public sealed record MouseCurves(string Mouse, double FrameIntervalMs, IReadOnlyList<ExpertVolume> Expert, IReadOnlyList<ModelCurve> Models);

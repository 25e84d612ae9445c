using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>
/// Blood-pool volume over a whole cine of one mouse, by every model that segmented it, with the expert's contoured frames.
/// </summary>
/// <param name="Mouse">Name of the mouse.</param>
/// <param name="FrameIntervalMs">Time from frame to frame, ms.</param>
/// <param name="Expert">Contoured frames: 0-based frame, its role, volume in µL.</param>
/// <param name="Models">One entry a model that segmented the whole cine.</param>
public sealed record MouseCurves(
    string Mouse, double FrameIntervalMs, IReadOnlyList<ExpertVolume> Expert, IReadOnlyList<ModelCurve> Models);

/// <summary>Volume of one contoured frame.</summary>
/// <param name="FrameIndex">0-based frame.</param>
/// <param name="Phase">Role of the frame.</param>
/// <param name="Microlitres">Blood-pool volume by the expert, µL.</param>
public sealed record ExpertVolume(int FrameIndex, CardiacPhase Phase, double Microlitres);

/// <summary>Volume curve of one model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Microlitres">Blood-pool volume of every frame after cleaning, µL.</param>
public sealed record ModelCurve(string Model, IReadOnlyList<double> Microlitres);

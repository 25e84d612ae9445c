using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>Volume of one contoured frame.</summary>
/// <param name="FrameIndex">0-based frame.</param>
/// <param name="Phase">Role of the frame.</param>
/// <param name="Microlitres">Blood-pool volume by the expert, µL.</param>
public sealed record ExpertVolume(int FrameIndex, CardiacPhase Phase, double Microlitres);

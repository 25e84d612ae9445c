namespace Bench.Core.Measures;

/// <summary>Every measure of one structure in one frame, or, without frame and structure, of the whole mouse.</summary>
/// <param name="FrameIndex">0-based frame of the cine; null for quantities of the whole mouse.</param>
/// <param name="Phase">Role of the frame; null for quantities of the whole mouse.</param>
/// <param name="Structure">The structure; null for quantities of the whole mouse.</param>
/// <param name="Values">
/// By name, not rounded; names, units and formulas are in <see cref="MeasureSet.Codebook"/>. NaN where undefined, positive infinity for
/// distances to an absent structure.
/// </param>
public sealed record FrameMeasures(int? FrameIndex, CardiacPhase? Phase, Structure? Structure, IReadOnlyDictionary<string, double> Values);

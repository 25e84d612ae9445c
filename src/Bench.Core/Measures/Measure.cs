namespace Bench.Core.Measures;

/// <summary>One number of one case: one line of <c>tables/measures.csv</c>.</summary>
/// <param name="Phase">Role of the frame; null for quantities of the whole mouse.</param>
/// <param name="FrameIndex">0-based frame, which tells inflow frames apart; null for quantities of the whole mouse.</param>
/// <param name="Structure">The structure; null for quantities of the whole mouse.</param>
/// <param name="Name">Name of the measure, e.g. <c>dice</c>.</param>
/// <param name="Unit">Unit of the value; <c>ratio</c> for fractions.</param>
/// <param name="Value">The number, not rounded. NaN where undefined; positive infinity for distances to an absent structure.</param>
public sealed record Measure(CardiacPhase? Phase, int? FrameIndex, Structure? Structure, string Name, string Unit, double Value);

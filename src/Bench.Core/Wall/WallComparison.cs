namespace Bench.Core.Wall;

/// <summary>Thickness of the wall in one slice by both maps.</summary>
/// <param name="Phase">Role of the frame.</param>
/// <param name="FrameIndex">0-based frame.</param>
/// <param name="Reference">By the expert.</param>
/// <param name="Predicted">By the model, in the same slice.</param>
public sealed record WallComparison(CardiacPhase Phase, int FrameIndex, SliceWallThickness Reference, SliceWallThickness Predicted);

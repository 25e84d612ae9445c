using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>Errors of one slice, to show where along the ventricle a model fails.</summary>
/// <param name="Phase">Role of the frame.</param>
/// <param name="Slice">0-based slice.</param>
/// <param name="RelativePosition">0 at the first and 1 at the last slice that the expert labelled; below 0 or above 1 beyond them; NaN where none is labelled.</param>
/// <param name="Structure">The structure.</param>
/// <param name="Reference">Voxels by the expert.</param>
/// <param name="Predicted">Voxels by the model.</param>
/// <param name="Shared">Voxels by both.</param>
public sealed record SliceError(CardiacPhase Phase, int Slice, double RelativePosition, Structure Structure, int Reference, int Predicted, int Shared);

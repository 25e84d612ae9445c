namespace Bench.Evaluation.Results;

/// <summary>Labels of one observer in some frames of a <see cref="MouseCine"/>.</summary>
/// <param name="Model">Name of the model; empty for the expert.</param>
/// <param name="Frames">0-based frames that it labelled, in order of time.</param>
/// <param name="Labels">Labels 0, 1, 2, axes (F, S, H, W), packed (see <see cref="Serialization.PackedBytes"/>).</param>
public sealed record CineLabels(string Model, IReadOnlyList<int> Frames, byte[] Labels);

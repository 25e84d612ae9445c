namespace Bench.Learning.Checks;

/// <summary>Labels of a device beside those of the CPU in float32.</summary>
/// <param name="Precision">What the device computed with.</param>
/// <param name="Images">Images.</param>
/// <param name="Pixels">Their pixels.</param>
/// <param name="Different">Pixels of another label.</param>
public sealed record LabelsFound(string Precision, int Images, long Pixels, long Different);

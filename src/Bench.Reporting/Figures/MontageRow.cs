namespace Bench.Reporting.Figures;

/// <summary>A row of a montage.</summary>
/// <param name="Model">Index of the model; −1 for the expert.</param>
/// <param name="IsOutline">True for outlines of expert and model over the image, false for a mask.</param>
internal readonly record struct MontageRow(int Model, bool IsOutline);

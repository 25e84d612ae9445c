namespace Bench.Evaluation.Results;

/// <summary>Volume curve of one model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Microlitres">Blood-pool volume of every frame after cleaning, µL.</param>
public sealed record ModelCurve(string Model, IReadOnlyList<double> Microlitres);

namespace Bench.Evaluation.Results;

/// <summary>Models compared on the mice that all of them have.</summary>
/// <param name="Models">Labels, in the order given.</param>
/// <param name="Mice">The mice compared.</param>
/// <param name="OtherMice">Mice that some model lacks.</param>
/// <param name="Notes">
/// What limits the comparison: models that knew test mice, results that differ in data, split, cleaning or definitions.
/// </param>
/// <param name="Options">Margins, resamples, α.</param>
/// <param name="Measures">One entry a measure that is defined on at least two of the mice.</param>
public sealed record ModelComparison(
    IReadOnlyList<string> Models,
    IReadOnlyList<string> Mice,
    IReadOnlyList<string> OtherMice,
    IReadOnlyList<string> Notes,
    ComparisonOptions Options,
    IReadOnlyList<MeasureComparison> Measures);

/// <summary>A model to compare.</summary>
/// <param name="Label">Name that tells it from the others.</param>
/// <param name="Run">The result it is in.</param>
/// <param name="Model">Its numbers.</param>
public sealed record ComparedModel(string Label, EvaluationResult Run, ModelResult Model);

/// <summary>Settings of a comparison of models.</summary>
public sealed record ComparisonOptions
{
    /// <summary>
    /// Largest difference that does not matter, by measure family: <c>dice</c>, <c>EDV</c>, <c>ESV</c>, <c>SV</c>, <c>EF</c>,
    /// <c>MassED</c>, <c>MassES</c>; families without one get no equivalence test.
    /// </summary>
    public IReadOnlyDictionary<string, double> Margins { get; init; } = new Dictionary<string, double> { ["dice"] = 0.01 };

    /// <summary>Bootstrap resamples of the mice, at least 100.</summary>
    public int Resamples { get; init; } = 10_000;

    /// <summary>Error probability of tests; intervals have level 1 − α.</summary>
    public double Alpha { get; init; } = 0.05;
}

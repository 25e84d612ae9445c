namespace Bench.Evaluation.Results;

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

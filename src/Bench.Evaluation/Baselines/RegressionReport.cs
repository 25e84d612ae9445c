namespace Bench.Evaluation.Baselines;

/// <summary>A run checked against a baseline.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Baseline">Name of the baseline.</param>
/// <param name="Outcome">Worse where any measure is, not comparable where a condition differs, else met.</param>
/// <param name="Differences">Conditions that differ.</param>
/// <param name="MissingModels">Models of the baseline that the run lacks.</param>
/// <param name="Measures">Every measure; empty where not comparable.</param>
public sealed record RegressionReport(
    string RunId,
    string Baseline,
    RegressionOutcome Outcome,
    IReadOnlyList<ConditionDifference> Differences,
    IReadOnlyList<string> MissingModels,
    IReadOnlyList<MeasureRegression> Measures);

/// <summary>How a run stands to a baseline.</summary>
public enum RegressionOutcome
{
    /// <summary>Not worse than the tolerance allows.</summary>
    Met,

    /// <summary>Better by more than the tolerance.</summary>
    Better,

    /// <summary>Worse by more than the tolerance, or a mouse or model has no value any more.</summary>
    Worse,

    /// <summary>Data, split, cleaning or definitions differ.</summary>
    NotComparable,
}

namespace Bench.Evaluation.Baselines;

/// <summary>One measure of one model, checked against a baseline.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Measure">Name of the measure.</param>
/// <param name="Unit">Unit; empty for ratios.</param>
/// <param name="Count">Mice with a value in both.</param>
/// <param name="Baseline">Accepted mean over those mice.</param>
/// <param name="Run">Mean of the run over them.</param>
/// <param name="Change">Run less baseline.</param>
/// <param name="Tolerance">By how much the run may be worse.</param>
/// <param name="ToleranceFrom">What the tolerance rests on.</param>
/// <param name="TTestP">p of the paired t-test over mice.</param>
/// <param name="Outcome">How the run stands.</param>
/// <param name="LostMice">Mice with an accepted value and none in the run.</param>
/// <param name="MostChanged">The mice that changed most towards the outcome, largest change first; three at most.</param>
public sealed record MeasureRegression(
    string Model,
    string Measure,
    string Unit,
    int Count,
    double Baseline,
    double Run,
    double Change,
    double Tolerance,
    string ToleranceFrom,
    double TTestP,
    RegressionOutcome Outcome,
    IReadOnlyList<string> LostMice,
    IReadOnlyList<MouseChange> MostChanged)
{
    /// <summary>By how much a single mouse may be worse; see docs/compare.md.</summary>
    public double MouseTolerance { get; init; }

    /// <summary>Mice that are worse by more than that, worst first, even where the mean over mice hides them.</summary>
    public IReadOnlyList<MouseChange> WorseMice { get; init; } = [];
}

/// <summary>How one mouse changed.</summary>
/// <param name="Mouse">Name of the mouse.</param>
/// <param name="Baseline">Accepted value.</param>
/// <param name="Run">Value in the run; NaN where it has none any more.</param>
/// <param name="Change">Run less baseline.</param>
public sealed record MouseChange(string Mouse, double Baseline, double Run, double Change);

using Bench.Core.Overlap;
using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Tables;

/// <summary>Tables with one row a statistic: <c>agreement</c>, <c>dice_summary</c>, <c>claims</c>, <c>training</c>, <c>issues</c>. Columns are documented in docs/outputs.md.</summary>
internal static class SummaryTables
{
    public static ResultTable Agreement(EvaluationResult result) => new(
        "agreement",
        [
            "model", "quantity", "unit", "n", "reference_mean", "reference_sd", "predicted_mean", "predicted_sd", "bias", "loa_lower", "loa_upper", "t_p", "pearson_r",
            "undefined", "bias_ci_low", "bias_ci_high", "difference_sd", "loa_lower_ci_low", "loa_lower_ci_high", "loa_upper_ci_low", "loa_upper_ci_high",
            "t", "pearson_ci_low", "pearson_ci_high", "pearson_p", "proportional_slope", "proportional_intercept", "proportional_p", "concordance",
        ],
        from model in result.Models
        from a in model.Agreement
        select (string[])
        [
            model.Name, Labels.Code(a.Quantity), a.Unit, Cell.Of(a.Count), Cell.Of(a.ReferenceMean), Cell.Of(a.ReferenceSd), Cell.Of(a.PredictedMean), Cell.Of(a.PredictedSd),
            Cell.Of(a.Bias), Cell.Of(a.LimitLower), Cell.Of(a.LimitUpper), Cell.Of(a.TTestP), Cell.Of(a.PearsonR),
            Cell.Of(a.Undefined), Cell.Of(a.BiasLow), Cell.Of(a.BiasHigh), Cell.Of(a.DifferenceSd), Cell.Of(a.LimitLowerLow), Cell.Of(a.LimitLowerHigh),
            Cell.Of(a.LimitUpperLow), Cell.Of(a.LimitUpperHigh), Cell.Of(a.TStatistic), Cell.Of(a.PearsonLow), Cell.Of(a.PearsonHigh), Cell.Of(a.PearsonP),
            Cell.Of(a.ProportionalSlope), Cell.Of(a.ProportionalIntercept), Cell.Of(a.ProportionalP), Cell.Of(a.ConcordanceCorrelation),
        ]);

    public static ResultTable Dice(EvaluationResult result) => new(
        "dice_summary",
        [
            "model", "structure", "phase", "n", "mean", "sd", "ci_low", "ci_high", "median", "minimum", "maximum", "pooled", "both_empty", "reference_empty", "predicted_empty",
            .. OverlapPolicy.All.Skip(1).SelectMany(p => new[] { $"mean_{Code(p)}", $"n_{Code(p)}" }),
            "policy", "mean_published", "n_published",
        ],
        from model in result.Models
        from d in model.Dice
        select (string[])
        [
            model.Name, Labels.Code(d.Structure), Labels.Code(d.Phase), Cell.Of(d.Count), Cell.Of(d.Mean), Cell.Of(d.StandardDeviation),
            Cell.Of(d.ConfidenceLow), Cell.Of(d.ConfidenceHigh), Cell.Of(d.Median), Cell.Of(d.Minimum), Cell.Of(d.Maximum),
            Cell.Of(d.Pooled), Cell.Of(d.BothEmpty), Cell.Of(d.ReferenceEmpty), Cell.Of(d.PredictedEmpty),
            .. OverlapPolicy.All.Skip(1).SelectMany(p => Under(d, p)),
            result.Settings.Measures.Overlap.Name, .. Under(d, OverlapPolicy.Published),
        ]);

    public static ResultTable Claims(EvaluationResult result) => new(
        "claims",
        ["claim", "statement", "where", "model", "unit", "published", "found", "interval_low", "interval_high", "outcome", "reason", "finding", "margin", "power", "basis", "n", "found_ci_low", "found_ci_high", "detectable", "p", "p_corrected", "trainings", "seed_sd"],
        from c in result.Claims
        select (string[])
        [
            c.ClaimId, c.Statement, c.Where, c.Model, c.Unit, Cell.Of(c.Published), Cell.Of(c.Found), Cell.Of(c.IntervalLow), Cell.Of(c.IntervalHigh), OutcomeCode(c.Outcome), c.Reason,
            FindingCode(c.Finding), Cell.Of(c.Margin), Cell.Of(c.Power),
            BasisCode(c.Basis), Cell.Of(c.Count), Cell.Of(c.FoundLow), Cell.Of(c.FoundHigh), Cell.Of(c.Detectable), Cell.Of(c.PValue), Cell.Of(c.CorrectedP), Cell.Of(c.Trainings), Cell.Of(c.SeedSd),
        ]);

    public static ResultTable Training(EvaluationResult result) => new(
        "training",
        ["model", "epoch", "training_loss", "validation_loss", "validation_dice_myocardium", "validation_dice_blood_pool", "learning_rate", "kept"],
        from model in result.Models
        let training = model.Training
        where training is not null
        from e in training.Epochs
        select (string[])
        [
            model.Name, Cell.Of(e.Epoch), Cell.Of(e.TrainingLoss), Cell.Of(e.ValidationLoss), Cell.Of(e.ValidationDiceMyocardium), Cell.Of(e.ValidationDiceBloodPool),
            Cell.Of(e.LearningRate), Cell.Of(e.Epoch == training.BestEpoch),
        ]);

    public static ResultTable Issues(EvaluationResult result) => new(
        "issues",
        ["severity", "subject", "message"],
        from i in result.Issues
        select (string[])[i.Severity.ToString().ToLowerInvariant(), i.Subject, i.Message]);

    private static string Code(OverlapPolicy policy) => policy.Name.Replace('-', '_');

    private static string[] Under(DiceSummary summary, OverlapPolicy policy)
        => summary.UnderPolicies.FirstOrDefault(p => p.Policy == policy.Name) is { } mean ? [Cell.Of(mean.Mean), Cell.Of(mean.Count)] : [string.Empty, string.Empty];

    private static string FindingCode(ClaimFinding finding) => finding switch
    {
        ClaimFinding.Equivalent => "equivalent",
        ClaimFinding.Compatible => "compatible",
        ClaimFinding.BoundShown => "bound_shown",
        ClaimFinding.Better => "better",
        ClaimFinding.Worse => "worse",
        ClaimFinding.WithinChance => "within_chance",
        ClaimFinding.TooFewRuns => "too_few_runs",
        ClaimFinding.NotComparable => "not_comparable",
        ClaimFinding.TooFewMice => "too_few_mice",
        _ => "no_evidence",
    };

    private static string BasisCode(ClaimBasis basis) => basis switch
    {
        ClaimBasis.SameMice => "same_mice",
        ClaimBasis.Bound => "bound",
        _ => "other_mice",
    };

    private static string OutcomeCode(ClaimOutcome outcome) => outcome switch
    {
        ClaimOutcome.Reproduced => "reproduced",
        ClaimOutcome.NotReproduced => "not_reproduced",
        _ => "cannot_be_judged",
    };
}

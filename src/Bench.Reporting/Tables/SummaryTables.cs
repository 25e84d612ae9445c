using Bench.Core;
using Bench.Core.Overlap;
using Bench.Core.Training;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>
/// Tables with one row for each statistic: <c>agreement</c>, <c>dice_summary</c>, <c>claims</c>, <c>training</c>, <c>issues</c>.
/// </summary>
internal static class SummaryTables
{
    public static readonly TableDefinition<EvaluationResult, (string Model, AgreementSummary Values)> Agreement = new(
        "agreement", "model and quantity", result => from model in result.Models from a in model.Agreement select (model.Name, a))
    {
        { "model", Meaning.Model, r => r.Model },
        { "quantity", Meaning.Quantity, r => r.Values.Quantity },
        { "unit", Meaning.Unit, r => r.Values.Unit },
        { "n", "mice with both values", r => r.Values.Count },
        { "reference_mean", "mean of the expert's values", r => r.Values.Reference.Mean },
        { "reference_sd", "SD of the expert's values, n − 1", r => r.Values.Reference.Sd },
        { "predicted_mean", "mean of the model's values", r => r.Values.Predicted.Mean },
        { "predicted_sd", "SD of the model's values, n − 1", r => r.Values.Predicted.Sd },
        { "bias", "mean difference, predicted less reference", r => r.Values.Bias.Value },
        { "loa_lower", "lower limit of agreement: bias less 1.96 (1.959964) SD of the differences", r => r.Values.LowerLimit.Value },
        { "loa_upper", "upper limit of agreement: bias plus 1.96 (1.959964) SD of the differences", r => r.Values.UpperLimit.Value },
        { "t_p", "two-sided p of the paired t-test", r => r.Values.TTestP },
        { "pearson_r", "correlation of predicted with reference", r => r.Values.Pearson.Value },
        { "undefined", "mice left out because a value is undefined", r => r.Values.Undefined },
        { "bias_ci_low", "95 % t interval of the bias, lower end", r => r.Values.Bias.Low },
        { "bias_ci_high", "upper end", r => r.Values.Bias.High },
        { "difference_sd", "SD of the differences, n − 1", r => r.Values.DifferenceSd },
        { "loa_lower_ci_low", "95 % interval of the lower limit, exact for the pair (Carkeet 2015), lower "
            + "end", r => r.Values.LowerLimit.Low },
        { "loa_lower_ci_high", "upper end", r => r.Values.LowerLimit.High },
        { "loa_upper_ci_low", "the same of the upper limit, lower end", r => r.Values.UpperLimit.Low },
        { "loa_upper_ci_high", "upper end", r => r.Values.UpperLimit.High },
        { "t", "t statistic", r => r.Values.TStatistic },
        { "pearson_ci_low", "Fisher's 95 % interval of the correlation, lower end", r => r.Values.Pearson.Low },
        { "pearson_ci_high", "upper end", r => r.Values.Pearson.High },
        { "pearson_p", "two-sided p of no correlation", r => r.Values.PearsonP },
        { "proportional_slope", "slope of the difference regressed on the mean", r => r.Values.ProportionalSlope },
        { "proportional_intercept", "its intercept", r => r.Values.ProportionalIntercept },
        { "proportional_p", "two-sided p of no slope", r => r.Values.ProportionalP },
        { "concordance", "Lin's concordance correlation", r => r.Values.ConcordanceCorrelation },
    };

    public static readonly TableDefinition<EvaluationResult, (string Model, DiceSummary Dice, EvaluationSettings Settings)> Dice = new(
        "dice_summary",
        "model, structure and phase, over mice",
        result => from model in result.Models from d in model.Dice select (model.Name, d, result.Settings))
    {
        { "model", Meaning.Model, r => r.Model },
        { "structure", Meaning.Structure + ", or `both`, the mean of the two; `all`, the mean of all, where there are "
            + "three", r => r.Settings.Terms.Code(r.Dice.Structure) },
        { "phase", "`ED`, `ES` or `mean` (mean of ED and ES within each mouse)", r => Vocabulary.Code(r.Dice.Phase) },
        { "n", "mice", r => r.Dice.Count },
        { "mean", "mean Dice", r => r.Dice.Mean },
        { "sd", "n − 1", r => r.Dice.StandardDeviation },
        { "ci_low", "95 % interval of the mean, by t on the logit scale so that it stays within 0 and 1; lower "
            + "end", r => r.Dice.Confidence.Low },
        { "ci_high", "upper end", r => r.Dice.Confidence.High },
        { "median", "median", r => r.Dice.Median },
        { "minimum", "least", r => r.Dice.Minimum },
        { "maximum", "largest", r => r.Dice.Maximum },
        { "pooled", "Dice of all voxels of all mice together", r => r.Dice.Pooled },
        { "both_empty", "masks without a voxel on both sides", r => r.Dice.BothEmpty },
        { "reference_empty", "masks without a voxel of the expert's only: the model invented the structure", r => r.Dice.ReferenceEmpty },
        { "predicted_empty", "masks without a voxel of the model's only: the model missed the structure", r => r.Dice.PredictedEmpty },
        {
            "mean_…, n_…", "mean and mice under each other convention for empty masks ([measures.md](measures.md))",
            _ => OverlapPolicy.All.Skip(1).SelectMany(p => Under(p))
        },
        { "policy", "the convention in use", r => r.Settings.Measures.Overlap.Name },
        { "mean_published, n_published", "mean and mice under the study's convention", _ => Under(OverlapPolicy.Published) },
    };

    public static readonly TableDefinition<EvaluationResult, (string Model, DiceEffect Effect)> DiceEffects = new(
        "dice_effects",
        "model and effect on Dice: the 2 × 2 analysis of variance repeated on every mouse, then paired t-tests within each structure "
            + "and phase; over mice with all four Dice",
        result => from model in result.Models from e in model.DiceEffects select (model.Name, e))
    {
        { "model", Meaning.Model, r => r.Model },
        { "effect", "`structure` (blood pool less myocardium), `phase` (ED less ES) or `interaction` (the first at ED less the first "
            + "at ES)", r => Cell.Code(r.Effect.Factor) },
        { "structure", "structure within which phases are compared, or `both`", r => Vocabulary.Code(r.Effect.Structure) },
        { "phase", "phase at which structures are compared, or `mean`", r => Vocabulary.Code(r.Effect.Phase) },
        { "n", "mice", r => r.Effect.Count },
        { "difference", "mean difference of Dice", r => r.Effect.Difference.Value },
        { "ci_low", "95 % t interval of it, lower end", r => r.Effect.Difference.Low },
        { "ci_high", "upper end", r => r.Effect.Difference.High },
        { "t", "t with n − 1 degrees of freedom", r => r.Effect.TStatistic },
        { "f", "F with 1 and n − 1 degrees of freedom: its square", r => r.Effect.TStatistic * r.Effect.TStatistic },
        { "p", "two-sided p", r => r.Effect.PValue },
    };

    public static readonly TableDefinition<EvaluationResult, ClaimVerdict> Claims = new(
        "claims", "published number and model", result => result.Claims)
    {
        { "claim", "identifier of the claim", c => c.ClaimId },
        { "statement", "what it says", c => c.Statement },
        { "where", "where it is printed", c => c.Where },
        { "model", Meaning.Model, c => c.Model },
        { "unit", "unit of the number", c => c.Unit },
        { "published", "the published number", c => c.Published },
        { "found", "the number found here", c => c.Found },
        { "interval_low", "range in which a replication of the claim should fall, lower end", c => c.Range.Low },
        { "interval_high", "upper end", c => c.Range.High },
        { "outcome", "`reproduced`, `not_reproduced` or `cannot_be_judged`", c => Cell.Code(c.Outcome) },
        { "reason", "why", c => c.Reason },
        { "finding", "the finding in one word ([claims.md](claims.md) lists them)", c => Cell.Code(c.Finding) },
        { "margin", "the largest difference that would not matter, in the claim's unit; empty where none is stated", c => c.Margin },
        { "power", "probability that a number truly off by the margin would fall outside; empty without a margin", c => c.Power },
        { "basis", "`other_mice`, `same_mice`, `bound`, or `test` for a printed bound of p, of which `found` is the p "
            + "here", c => Cell.Code(c.Basis) },
        { "n", "mice behind the number found", c => c.Count },
        { "found_ci_low", "95 % interval of the number found, lower end", c => c.FoundInterval.Low },
        { "found_ci_high", "upper end", c => c.FoundInterval.High },
        { "detectable", "smallest difference that would fall outside with probability 0.8", c => c.Detectable },
        { "p", "two-sided p of a difference from the published number", c => c.PValue },
        { "p_corrected", "the same, corrected over all numbers judged on the model (Benjamini and Hochberg)", c => c.CorrectedP },
        { "trainings", "trainings behind the number", c => c.Trainings },
        { "seed_sd", "SD over trainings", c => c.SeedSd },
    };

    public static readonly TableDefinition<EvaluationResult, (string Model, FoldTraining Training, EpochRecord Epoch)> Training = new(
        "training",
        "model, fold and epoch; only for models trained in the run",
        result => from model in result.Models
                  from training in model.Training?.Each ?? []
                  from e in training.Epochs
                  select (model.Name, training, e))
    {
        { "model", Meaning.Model, r => r.Model },
        { "epoch", "from 0", r => r.Epoch.Epoch },
        { "training_loss", "mean over the epoch's steps", r => r.Epoch.TrainingLoss },
        { "validation_loss", "of the validation mice", r => r.Epoch.ValidationLoss },
        { "validation_dice_myocardium", "mean over validation mice", r => r.Epoch.ValidationDiceMyocardium },
        { "validation_dice_blood_pool", "mean over validation mice", r => r.Epoch.ValidationDiceBloodPool },
        { "learning_rate", "in use", r => r.Epoch.LearningRate },
        { "kept", "`true` for the epoch whose weights were used", r => r.Epoch.Epoch == r.Training.BestEpoch },
        { "fold", "fold whose cases the training did not see, from 1; empty where one fixed split was used", r => r.Training.Fold },
    };

    public static readonly TableDefinition<EvaluationResult, RunIssue> Issues = new(
        "issues", "problem found", result => result.Issues)
    {
        { "severity", "`note`, `warning` or `error`", i => Cell.Code(i.Severity) },
        { "subject", "what it is about", i => i.Subject },
        { "message", "what was found", i => i.Message },
    };

    private static IEnumerable<Column<(string Model, DiceSummary Dice, EvaluationSettings Settings)>> Under(OverlapPolicy policy)
    {
        var code = policy.Name.Replace('-', '_');
        return
        [
            new($"mean_{code}", string.Empty, r => Find(r.Dice)?.Mean),
            new($"n_{code}", string.Empty, r => Find(r.Dice)?.Count),
        ];

        PolicyMean? Find(DiceSummary summary) => summary.UnderPolicies.FirstOrDefault(p => p.Policy == policy.Name);
    }
}

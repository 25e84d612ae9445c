using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>Verdicts on methods, and what intervals cover: <c>method_means</c>, <c>method_differences</c>, <c>coverage</c>.</summary>
internal static class MethodVerdictTables
{
    public static readonly TableDefinition<EvaluationResult, (MeasureVerdict Measure, MethodEstimate Method)> Means = new(
        "method_means",
        "measure and method, for other cases and other trainings ([methods.md](methods.md))",
        result => from m in result.MethodVerdicts?.Measures ?? [] from e in m.Methods select (m, e))
    {
        { "measure", "`dice.STRUCTURE.mean` or `abs_error.QUANTITY`", r => r.Measure.Measure },
        { "unit", "its unit", r => r.Measure.Unit },
        { "method", "name of the network, or of the model where there is one training", r => r.Method.Method },
        { "n", "cases", r => r.Method.Cases },
        { "trainings", "trainings, each with another seed", r => r.Method.Seeds },
        { "missing", "values of these cases that some training lacks", r => r.Method.Missing },
        { "mean", "mean over cases and trainings", r => r.Method.Mean.Value },
        { "ci_low", "95 % interval of it for other cases and trainings, lower end; empty for one training", r => r.Method.Mean.Low },
        { "ci_high", "upper end", r => r.Method.Mean.High },
        { "se", "its standard error", r => r.Method.StandardError },
        { "df", "degrees of freedom (Satterthwaite)", r => r.Method.DegreesOfFreedom },
        { "sd_cases", "SD of cases", r => r.Method.CaseSd },
        { "sd_trainings", "SD of trainings: of the mean over all cases", r => r.Method.SeedSd },
        { "sd_rest", "SD of the rest: of a case from training to training", r => r.Method.RestSd },
        { "share_of_trainings", "share of the variance of the mean that trainings bring, 0 … 1", r => r.Method.SeedShare },
        { "rank", "rank of the method; only for three and more with several trainings each", r => Ranked(r)?.Rank },
        { "rank_low", "95 % interval of the rank, cases and trainings resampled; lower end", r => Ranked(r)?.RankInterval.Low },
        { "rank_high", "upper end", r => Ranked(r)?.RankInterval.High },
        { "kendall_tau", "mean of Kendall's τ between the order of the methods and that of a resample", r => r.Measure.Order?.KendallTau },
        { "same_order", "share of resamples with exactly this order", r => r.Measure.Order?.SameOrder },
    };

    public static readonly TableDefinition<EvaluationResult, (MeasureVerdict Measure, MethodPair Pair)> Differences = new(
        "method_differences",
        "measure and pair of methods, for other cases and other trainings ([methods.md](methods.md))",
        result => from m in result.MethodVerdicts?.Measures ?? [] from p in m.Pairs select (m, p))
    {
        { "measure", "what is compared", r => r.Measure.Measure },
        { "unit", "its unit", r => r.Measure.Unit },
        { "first", "one method", r => r.Pair.First },
        { "second", "the other", r => r.Pair.Second },
        { "n", "cases of both", r => r.Pair.Cases },
        { "missing", "values of these cases that some training lacks", r => r.Pair.Missing },
        { "difference", "mean of first less second", r => r.Pair.Difference.Value },
        { "ci_low", "95 % interval of it, lower end; empty where a method has one training", r => r.Pair.Difference.Low },
        { "ci_high", "upper end", r => r.Pair.Difference.High },
        { "se", "its standard error", r => r.Pair.StandardError },
        { "df", "degrees of freedom (Satterthwaite)", r => r.Pair.DegreesOfFreedom },
        { "p", "two-sided p of no difference", r => r.Pair.PValue },
        { "p_holm", "the same, corrected over all pairs and measures (Holm)", r => r.Pair.HolmP },
        { "p_false_superiority", "probability that the method that looks better is not", r => r.Pair.FalseSuperiority },
        { "p_false_superiority_weights", "the same of these weights, for other cases alone", r => r.Pair.FalseSuperiorityOfWeights },
        { "detectable", "smallest true difference shown with power 0.8; of weights where a method has one "
            + "training", r => r.Pair.Detectable },
        { "trainings_needed", "trainings of each method that would show the difference found; empty where no number "
            + "would", r => r.Pair.SeedsNeeded },
        { "cases_needed", "cases that would show it with these trainings; empty where no number would", r => r.Pair.CasesNeeded },
        { "verdict", "`first_better`, `second_better`, `not_told_apart` or `weights_only`", r => Cell.Code(r.Pair.Standing) },
        { "assumed_sd_…, assumed_p_false_superiority_…, assumed_trainings_needed_…", "where a method has one training: three assumed "
            + "SDs of mean Dice over trainings, and what would follow", _ => Enumerable.Range(0, 3).SelectMany(Assumed) },
    };

    public static readonly TableDefinition<EvaluationResult, (IntervalCoverage Coverage, StudyTerms Terms)> Coverage = new(
        "coverage",
        "printed 95 % interval whose coverage was simulated ([methods.md](methods.md))",
        result => result.Coverage.Select(c => (c, result.Settings.Terms)))
    {
        { "interval", "`mean_dice`, `bias`, `lower_limit`, `upper_limit`, `pearson`, `dice_difference` or "
            + "`dice_difference_bootstrap`", r => Cell.Code(r.Coverage.Interval) },
        { "model", Meaning.Model, r => r.Coverage.Model },
        { "second", "the second model of a difference", r => r.Coverage.Second },
        { "structure", Meaning.Structure + ", or `both` (`all` for three); empty for quantities", r => IsDice(r.Coverage)
            ? r.Terms.Code(r.Coverage.Structure) : Cell.Empty },
        { "phase", "`ED`, `ES` or `mean`; empty for quantities", r => IsDice(r.Coverage) ? Vocabulary.Code(r.Coverage.Phase) : Cell.Empty },
        { "quantity", Meaning.Quantity + "; empty for Dice", r => r.Coverage.Quantity is { } quantity ? quantity : Cell.Empty },
        { "n", "cases, and size of each simulated sample", r => r.Coverage.Count },
        { "skewness", "skewness of what the interval is made from", r => r.Coverage.Skewness },
        { "coverage", "share of samples whose interval held the truth, 0 … 1", r => r.Coverage.Coverage },
        { "replicates", "samples", r => r.Coverage.Replicates },
    };

    private static bool IsDice(IntervalCoverage coverage) => coverage.Quantity is null;

    private static RankedModel? Ranked((MeasureVerdict Measure, MethodEstimate Method) row) =>
        row.Measure.Order?.Ranks.FirstOrDefault(r => r.Label == row.Method.Method);

    private static IEnumerable<Column<(MeasureVerdict Measure, MethodPair Pair)>> Assumed(int index)
    {
        return
        [
            new($"assumed_sd_{index + 1}", string.Empty, r => Find(r.Pair)?.SeedSd),
            new($"assumed_p_false_superiority_{index + 1}", string.Empty, r => Find(r.Pair)?.FalseSuperiority),
            new($"assumed_trainings_needed_{index + 1}", string.Empty, r => Find(r.Pair)?.SeedsNeeded),
        ];

        AssumedSpread? Find(MethodPair pair) => pair.Assumed.ElementAtOrDefault(index);
    }
}

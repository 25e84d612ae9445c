using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>The models against each other: <c>comparison</c>.</summary>
internal static class ComparisonTable
{
    public static readonly TableDefinition<EvaluationResult, (MeasureComparison Measure, PairComparison Pair)> Definition = new(
        "comparison",
        "measure and pair of models, as `bench compare --models` gives them ([compare.md](compare.md)); only for two models or more "
            + "with two mice in common",
        result => from m in result.Comparison?.Measures ?? [] from p in m.Pairs select (m, p))
    {
        { "measure", "what is compared", r => r.Measure.Measure },
        { "unit", "its unit", r => r.Measure.Unit },
        { "first", "one model", r => r.Pair.First },
        { "second", "the other", r => r.Pair.Second },
        { "n", "mice of both", r => r.Pair.Count },
        { "difference", "mean of first less second", r => r.Pair.Difference },
        { "ci_low", "95 % t interval of it, lower end", r => r.Pair.Interval.Low },
        { "ci_high", "upper end", r => r.Pair.Interval.High },
        { "bootstrap_low", "95 % bootstrap interval of it, lower end", r => r.Pair.Bootstrap.Low },
        { "bootstrap_high", "upper end", r => r.Pair.Bootstrap.High },
        { "t_p", "two-sided p of the paired t-test", r => r.Pair.TTestP },
        { "t_p_holm", "the same, corrected for the number of pairs (Holm)", r => r.Pair.TTestHolm },
        { "wilcoxon_p", "two-sided p of Wilcoxon's signed-rank test", r => r.Pair.WilcoxonP },
        { "wilcoxon_p_holm", "the same, corrected (Holm)", r => r.Pair.WilcoxonHolm },
        { "margin", "the largest difference that would not matter", r => r.Pair.Margin },
        { "tost_p", "p of equivalence within the margin (two one-sided tests)", r => r.Pair.EquivalenceP },
        { "won", "mice in which the first is better", r => r.Pair.Wins },
        { "tied", "mice in which both are equal", r => r.Pair.Ties },
        { "lost", "mice in which the second is better", r => r.Pair.Losses },
        { "verdict", "`first_better`, `second_better`, `equivalent` or `not_told_apart`", r => Cell.Code(r.Pair.Verdict) },
        { "nemenyi_p", "p of the pair after Friedman's test (Nemenyi), for all pairs of the measure; empty for two "
            + "models", r => r.Pair.NemenyiP },
    };

    public static readonly TableDefinition<EvaluationResult, (
        MeasureComparison Measure, RankTest Test, string Model, double Rank)> RankTests = new(
        "rank_tests",
        "measure and model, of Friedman's test of all models at once; only for three models or more",
        result => from m in result.Comparison?.Measures ?? []
                  where m.RankTest is not null
                  from r in result.Comparison!.Models.Zip(m.RankTest!.MeanRanks, (model, rank) => (Model: model, Rank: rank))
                  select (m, m.RankTest!, r.Model, r.Rank))
    {
        { "measure", "what is compared", r => r.Measure.Measure },
        { "n", "mice that all models have", r => r.Measure.Mice },
        { "model", Meaning.Model, r => r.Model },
        { "mean_rank", "its mean rank within a mouse; 1 is best", r => r.Rank },
        { "models", "models compared", r => r.Test.MeanRanks.Count },
        { "chi_squared", "Friedman's statistic, corrected for ties", r => r.Test.ChiSquared },
        { "p", "its p, by the chi-squared distribution with models − 1 degrees of freedom", r => r.Test.PValue },
        { "iman_davenport_f", "Iman and Davenport's F, less conservative", r => r.Test.ImanDavenportF },
        { "iman_davenport_p", "its p", r => r.Test.ImanDavenportP },
        { "iman_davenport_p_holm", "that p, corrected for the number of measures (Holm)", r => r.Test.HolmP },
        { "kendall_w", "Kendall's W: 0 where every mouse ranks the models otherwise, 1 where all rank them alike", r => r.Test.KendallW },
    };
}

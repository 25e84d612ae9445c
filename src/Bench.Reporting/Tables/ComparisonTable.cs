using Bench.Evaluation.Comparison;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>The models against each other: <c>comparison</c>.</summary>
internal static class ComparisonTable
{
    public static readonly TableDefinition<EvaluationResult, (MeasureComparison Measure, PairComparison Pair)> Definition = new(
        "comparison",
        "measure and pair of models, as `bench compare --models` gives them ([compare.md](compare.md)); only for two models or more with two mice in common",
        result => from m in result.Comparison?.Measures ?? [] from p in m.Pairs select (m, p))
    {
        { "measure", "what is compared", r => r.Measure.Measure },
        { "unit", "its unit", r => r.Measure.Unit },
        { "first", "one model", r => r.Pair.First },
        { "second", "the other", r => r.Pair.Second },
        { "n", "mice of both", r => r.Pair.Count },
        { "difference", "mean of first less second", r => r.Pair.Difference },
        { "ci_low", "95 % t interval of it, lower end", r => r.Pair.Low },
        { "ci_high", "upper end", r => r.Pair.High },
        { "bootstrap_low", "95 % bootstrap interval of it, lower end", r => r.Pair.BootstrapLow },
        { "bootstrap_high", "upper end", r => r.Pair.BootstrapHigh },
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
    };
}

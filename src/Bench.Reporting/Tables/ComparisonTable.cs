using Bench.Evaluation.Comparison;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>The models against each other: <c>comparison</c>. Columns are documented in docs/outputs.md.</summary>
internal static class ComparisonTable
{
    public static ResultTable Of(EvaluationResult result) => new(
        "comparison",
        [
            "measure", "unit", "first", "second", "n", "difference", "ci_low", "ci_high", "bootstrap_low", "bootstrap_high", "t_p", "t_p_holm", "wilcoxon_p", "wilcoxon_p_holm", "margin", "tost_p",
            "won", "tied", "lost", "verdict",
        ],
        from m in result.Comparison?.Measures ?? []
        from p in m.Pairs
        select (string[])
        [
            m.Measure, m.Unit, p.First, p.Second, Cell.Of(p.Count), Cell.Of(p.Difference), Cell.Of(p.Low), Cell.Of(p.High), Cell.Of(p.BootstrapLow), Cell.Of(p.BootstrapHigh), Cell.Of(p.TTestP),
            Cell.Of(p.TTestHolm), Cell.Of(p.WilcoxonP), Cell.Of(p.WilcoxonHolm), Cell.Of(p.Margin), Cell.Of(p.EquivalenceP), Cell.Of(p.Wins), Cell.Of(p.Ties), Cell.Of(p.Losses), Verdict(p.Verdict),
        ]);

    private static string Verdict(PairVerdict verdict) => verdict switch
    {
        PairVerdict.FirstBetter => "first_better",
        PairVerdict.SecondBetter => "second_better",
        PairVerdict.Equivalent => "equivalent",
        _ => "not_told_apart",
    };
}

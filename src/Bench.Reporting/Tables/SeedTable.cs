using Bench.Evaluation.Results;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Tables;

/// <summary>How numbers vary with the seed of training: <c>seeds</c>. Columns are documented in docs/outputs.md.</summary>
internal static class SeedTable
{
    public static ResultTable Of(EvaluationResult result) => new(
        "seeds",
        ["network", "statistic", "structure", "phase", "quantity", "unit", "n", "mean", "sd", "minimum", "maximum", "seeds", "values"],
        from s in result.SeedSpreads
        let isDice = s.Quantity is null
        select (string[])
        [
            s.Family, s.Statistic, isDice ? Labels.Code(s.Structure) : string.Empty, isDice ? Labels.Code(s.Phase) : string.Empty,
            s.Quantity is { } quantity ? Labels.Code(quantity) : string.Empty, s.Unit, Cell.Of(s.Values.Count), Cell.Of(s.Mean), Cell.Of(s.StandardDeviation),
            Cell.Of(s.Values.Min()), Cell.Of(s.Values.Max()), string.Join(' ', s.Seeds.Select(x => Cell.Of(x))), string.Join(' ', s.Values.Select(Cell.Of)),
        ]);
}

using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>All tables of a result.</summary>
public static class ResultTables
{
    /// <summary>
    /// Every table, in the order of docs/outputs.md. <c>dice_inflow</c> is there only where a mouse has inflow frames, <c>training</c> only
    /// where a model was trained here; the others always are, if need be with a header alone.
    /// </summary>
    /// <param name="result">The result.</param>
    public static IReadOnlyList<ResultTable> Of(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var always = new[]
        {
            MeasurementTables.Dice(result),
            MeasurementTables.Function(result),
            SummaryTables.Agreement(result),
            SummaryTables.Dice(result),
            SummaryTables.Claims(result),
            MeasurementTables.Cases(result),
            MeasurementTables.Slices(result),
            SummaryTables.Issues(result),
            MeasureTables.Measures(result),
            MeasureTables.Distribution(result),
            MeasureTables.Definitions(result),
            OverlapTables.Pooled(result),
            OverlapTables.Conventions(result),
            WallTable.Of(result),
            CleaningTable.Of(result),
        };
        var whereAny = new[] { MeasurementTables.InflowDice(result), SummaryTables.Training(result), SeedTable.Of(result), ComparisonTable.Of(result) };
        return [.. always, .. whereAny.Where(t => t.Rows.Count > 0)];
    }
}

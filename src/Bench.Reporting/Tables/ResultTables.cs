using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>All tables of a result. A new table is its definition and one line here.</summary>
public static class ResultTables
{
    // The order of docs/outputs.md.
    private static readonly (TableDefinition Definition, Func<EvaluationResult, ResultTable> Make, bool OnlyWithRows)[] All =
    [
        Always(MeasurementTables.Dice),
        WithRows(MeasurementTables.InflowDice),
        Always(MeasurementTables.Function),
        Always(SummaryTables.Agreement),
        Always(SummaryTables.Dice),
        Always(SummaryTables.DiceEffects),
        Always(OverlapTables.Conventions),
        Always(OverlapTables.Pooled),
        Always(SummaryTables.Claims),
        Always(MeasureTables.Measures),
        Always(MeasureTables.Definitions),
        Always(MeasureTables.Distribution),
        Always(CleaningTable.Definition),
        WithRows(SeedTable.Definition),
        WithRows(TrainingsTable.Definition),
        Always(MeasurementTables.Cases),
        Always(MeasurementTables.Slices),
        Always(WallTable.Definition),
        WithRows(SummaryTables.Training),
        Always(SummaryTables.Issues),
        WithRows(ComparisonTable.Definition),
        WithRows(ComparisonTable.RankTests),
        WithRows(MethodVerdictTables.Means),
        WithRows(MethodVerdictTables.Differences),
        WithRows(MethodVerdictTables.Coverage),
        WithRows(ObserverTable.Definition),
        WithRows(GroupTable.Definition),
    ];

    /// <summary>Every table in <c>tables/</c>, as its readers know it.</summary>
    public static IReadOnlyList<TableDefinition> Definitions { get; } = [.. All.Select(t => t.Definition)];

    /// <summary>
    /// Every table of a result. <c>dice_inflow</c>, <c>seeds</c>, <c>trainings</c>, <c>training</c>, <c>comparison</c>,
    /// <c>rank_tests</c>, <c>method_means</c>, <c>method_differences</c>,
    /// <c>coverage</c>, <c>observers</c> and <c>groups</c> are there only where they have rows; the others always are, if need be with a
    /// header alone.
    /// </summary>
    /// <param name="result">The result.</param>
    public static IReadOnlyList<ResultTable> Of(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Make(result, All);
    }

    /// <summary>One table of a result; null where it has none of that name.</summary>
    /// <param name="result">The result.</param>
    /// <param name="name">File name without extension.</param>
    public static ResultTable? Find(EvaluationResult result, string name)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Make(result, All.Where(t => t.Definition.Name == name)).SingleOrDefault();
    }

    private static ResultTable[] Make(
        EvaluationResult result,
        IEnumerable<(TableDefinition Definition, Func<EvaluationResult, ResultTable> Make, bool OnlyWithRows)> tables)
    {
        var printed = PrintedResult.Of(result);
        return
        [
            .. tables.Select(t => (Table: t.Make(printed), t.OnlyWithRows)).Where(t => !t.OnlyWithRows || t.Table.Rows.Count > 0)
                .Select(t => t.Table.In(printed.Settings.Terms)),
        ];
    }

    private static (TableDefinition, Func<EvaluationResult, ResultTable>, bool) Always<TRow>(TableDefinition<EvaluationResult, TRow> table)
        => (table, result => table.Of(result), false);

    private static (
        TableDefinition, Func<EvaluationResult, ResultTable>, bool) WithRows<TRow>(TableDefinition<EvaluationResult, TRow> table) =>
        (table, result => table.Of(result), true);
}

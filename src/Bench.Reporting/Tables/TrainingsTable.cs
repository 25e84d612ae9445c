using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>Every case of every training, for programs that judge methods: <c>trainings</c>.</summary>
internal static class TrainingsTable
{
    public static readonly TableDefinition<EvaluationResult, Row> Definition = new(
        "trainings",
        "method, measure, case and seed; only where a network was trained with several seeds or folds (`--seeds`, `--folds`)",
        result => result.Methods.SelectMany(Rows))
    {
        { "method", "name of the network", r => r.Method.Method },
        { "seed", "seed of the training", r => r.Method.Seeds[r.Seed] },
        {
            "fold",
            "fold whose training did not see the case, from 1; empty where one fixed split was used",
            r => r.Method.Cases[r.Case].Fold is > 0 and var fold ? fold : Cell.Empty
        },
        { "case", "name of the case's file without extension", r => r.Method.Cases[r.Case].Case },
        {
            "measure",
            "`dice.STRUCTURE.PHASE`, `abs_error.QUANTITY`, or `error.QUANTITY` for predicted less reference; in the unit that is printed",
            r => r.Measure.Measure
        },
        { "value", "its value", r => r.Measure.Values[r.Case][r.Seed] },
    };

    private static IEnumerable<Row> Rows(MethodValues method) =>
        from measure in method.Measures
        from c in Enumerable.Range(0, method.Cases.Count)
        from s in Enumerable.Range(0, method.Seeds.Count)
        select new Row(method, measure, c, s);

    /// <summary>A value of a matrix, with indices of its row and column.</summary>
    internal readonly record struct Row(MethodValues Method, MethodMeasure Measure, int Case, int Seed);
}

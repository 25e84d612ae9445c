using Bench.Core;
using Bench.Core.Measures;
using Bench.Evaluation.Results;
using Bench.Reporting.Wording;
using Bench.Statistics;

namespace Bench.Reporting.Tables;

/// <summary>
/// Every measure in long form: <c>measures</c>, what they mean: <c>measure_definitions</c>, and their distribution over mice:
/// <c>measures_summary</c>. Columns are documented in docs/outputs.md.
/// </summary>
internal static class MeasureTables
{
    public static ResultTable Measures(EvaluationResult result)
    {
        var definitions = result.MeasureDefinitions.ToDictionary(d => d.Name);
        return new ResultTable(
            "measures",
            ["model", "mouse", "phase", "structure", "measure", "unit", "value", "frame"],
            from row in Rows(result)
            from value in row.Entry.Values
            select (string[])
            [
                row.Model, row.Mouse, PhaseOf(row.Entry), StructureOf(row.Entry), value.Key, definitions[value.Key].Unit, Cell.Of(value.Value),
                row.Entry.FrameIndex is { } frame ? Cell.Of(frame) : string.Empty,
            ]);
    }

    public static ResultTable Definitions(EvaluationResult result) => new(
        "measure_definitions",
        ["measure", "unit", "better", "definition"],
        result.MeasureDefinitions.Select(d => (string[])[d.Name, d.Unit, Better(d.Better), d.Description]));

    /// <summary>Over mice. Inflow frames enter no mean. Undefined and infinite values are counted, never averaged.</summary>
    public static ResultTable Distribution(EvaluationResult result) => new(
        "measures_summary",
        ["model", "phase", "structure", "measure", "unit", "n", "undefined", "infinite", "mean", "sd", "median", "lower_quartile", "upper_quartile", "minimum", "maximum", "mean_with_penalty"],
        from model in result.Models
        from definition in result.MeasureDefinitions
        from part in Rows(result).Where(r => r.Model == model.Name && r.Entry.Phase != CardiacPhase.Inflow && r.Entry.Values.ContainsKey(definition.Name))
            .GroupBy(r => (Phase: PhaseOf(r.Entry), Structure: StructureOf(r.Entry)))
        select Summarise(model.Name, part.Key.Phase, part.Key.Structure, definition, [.. part.Select(r => r.Entry)]));

    private static string[] Summarise(string model, string phase, string structure, MeasureDefinition definition, FrameMeasures[] entries)
    {
        double[] values = [.. entries.Select(e => e.Values[definition.Name])];
        var summary = Summary.Of(values);
        return
        [
            model, phase, structure, definition.Name, definition.Unit, Cell.Of(summary.Count), Cell.Of(values.Count(double.IsNaN)), Cell.Of(values.Count(double.IsInfinity)),
            Cell.Of(summary.Mean), Cell.Of(summary.StandardDeviation), Cell.Of(summary.Median), Cell.Of(summary.LowerQuartile), Cell.Of(summary.UpperQuartile),
            Cell.Of(summary.Minimum), Cell.Of(summary.Maximum), definition.Unit == "mm" ? Cell.Of(WithPenalty(entries, definition.Name)) : string.Empty,
        ];
    }

    // A missed structure has no finite distance; left out, it would make the mean better. Here it costs the diagonal of its stack.
    private static double WithPenalty(FrameMeasures[] entries, string measure) => entries
        .Select(e => double.IsPositiveInfinity(e.Values[measure]) ? e.Values.GetValueOrDefault("stack_diagonal", double.NaN) : e.Values[measure])
        .Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average();

    private static IEnumerable<(string Model, string Mouse, FrameMeasures Entry)> Rows(EvaluationResult result)
        => from model in result.Models
           from c in model.Cases
           from entry in c.Measures
           select (model.Name, c.Mouse, entry);

    // Quantities of the whole mouse have neither phase nor structure.
    private static string PhaseOf(FrameMeasures entry) => entry.Phase is { } phase ? Labels.Code(phase) : string.Empty;

    private static string StructureOf(FrameMeasures entry) => entry.Structure is { } structure ? Labels.Code(structure) : string.Empty;

    private static string Better(BetterWhen better) => better switch
    {
        BetterWhen.Larger => "larger",
        BetterWhen.Smaller => "smaller",
        BetterWhen.NearerZero => "nearer_zero",
        _ => string.Empty,
    };
}

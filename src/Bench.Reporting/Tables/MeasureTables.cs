using Bench.Core;
using Bench.Core.Measures;
using Bench.Evaluation.Results;
using Bench.Statistics;

namespace Bench.Reporting.Tables;

/// <summary>
/// Every measure in long form: <c>measures</c>, what they mean: <c>measure_definitions</c>, and their distribution over mice:
/// <c>measures_summary</c>.
/// </summary>
internal static class MeasureTables
{
    public static readonly TableDefinition<EvaluationResult, (
        string Model, string Mouse, FrameMeasures Frame, MeasureDefinition Measure)> Measures = new(
        "measures",
        "model, mouse, phase, structure and measure; `phase` and `structure` are empty for quantities of the whole mouse "
            + "(`edv_predicted`, `ef_error`, …)",
        result =>
        {
            var definitions = result.MeasureDefinitions.ToDictionary(d => d.Name);
            return from e in Entries(result) from name in e.Frame.Values.Keys select (e.Model, e.Mouse, e.Frame, definitions[name]);
        })
    {
        { "model", Meaning.Model, r => r.Model },
        { "mouse", Meaning.Mouse, r => r.Mouse },
        { "phase", Meaning.Phase, r => PhaseOf(r.Frame) },
        { "structure", Meaning.Structure, r => StructureOf(r.Frame) },
        { "measure", "name of the measure; see `measure_definitions`", r => r.Measure.Name },
        { "unit", Meaning.MeasureUnit, r => r.Measure.Unit },
        {
            "value",
            "of the stack in three dimensions unless the name says `slice`; empty where undefined, `Infinity` for distances to an "
                + "absent structure",
            r => r.Frame.Values[r.Measure.Name]
        },
        { "frame", Meaning.Frame, r => r.Frame.FrameIndex },
    };

    public static readonly TableDefinition<EvaluationResult, MeasureDefinition> Definitions = new(
        "measure_definitions", "measure", result => result.MeasureDefinitions)
    {
        { "measure", "name of the measure", d => d.Name },
        { "unit", Meaning.MeasureUnit, d => d.Unit },
        { "better", "`larger`, `smaller`, `nearer_zero` or empty", d => d.Better == BetterWhen.Neither ? Cell.Empty : Cell.Code(d.Better) },
        { "definition", "formula and corner cases; [measures.md](measures.md) explains them", d => d.Description },
    };

    /// <summary>Over mice. Inflow frames enter no mean. Undefined and infinite values are counted, never averaged.</summary>
    public static readonly TableDefinition<EvaluationResult, Spread> Distribution = new(
        "measures_summary",
        "model, phase, structure and measure, over mice; inflow frames enter none of it",
        result => from model in result.Models
                  from definition in result.MeasureDefinitions
                  from part in Entries(result)
                      .Where(
                          r => r.Model == model.Name && r.Frame.Phase != CardiacPhase.Inflow && r.Frame.Values.ContainsKey(definition.Name))
                      .GroupBy(r => (Phase: PhaseOf(r.Frame), Structure: StructureOf(r.Frame)))
                  select new Spread(model.Name, part.Key.Phase, part.Key.Structure, definition, [.. part.Select(r => r.Frame)]))
    {
        { "model", Meaning.Model, s => s.Model },
        { "phase", Meaning.Phase, s => s.Phase },
        { "structure", Meaning.Structure, s => s.Structure },
        { "measure", "name of the measure", s => s.Measure.Name },
        { "unit", Meaning.MeasureUnit, s => s.Measure.Unit },
        { "n", "finite values", s => s.Summary.Count },
        { "undefined", "undefined values, which enter no mean", s => s.Values.Count(double.IsNaN) },
        { "infinite", "infinite values (distances to an absent structure), which enter no mean", s => s.Values.Count(double.IsInfinity) },
        { "mean", "mean of the finite values", s => s.Summary.Mean },
        { "sd", "n − 1", s => s.Summary.StandardDeviation },
        { "median", "median", s => s.Summary.Median },
        { "lower_quartile", "lower quartile", s => s.Summary.LowerQuartile },
        { "upper_quartile", "upper quartile", s => s.Summary.UpperQuartile },
        { "minimum", "least value", s => s.Summary.Minimum },
        { "maximum", "largest value", s => s.Summary.Maximum },
        {
            "mean_with_penalty",
            "of distances: each infinite one counts as the diagonal of its stack (`stack_diagonal`), so that a model does not get "
                + "better by missing a structure",
            s => s.Measure.Unit == "mm" ? s.MeanWithPenalty() : Cell.Empty
        },
    };

    private static IEnumerable<(string Model, string Mouse, FrameMeasures Frame)> Entries(EvaluationResult result) =>
        from model in result.Models from c in model.Cases from entry in c.Measures select (model.Name, c.Mouse, entry);

    // Quantities of the whole mouse have neither phase nor structure.
    private static Cell PhaseOf(FrameMeasures entry) => entry.Phase is { } phase ? phase : Cell.Empty;

    private static Cell StructureOf(FrameMeasures entry) => entry.Structure is { } structure ? structure : Cell.Empty;

    /// <summary>The values of one measure over mice.</summary>
    public sealed record Spread(string Model, Cell Phase, Cell Structure, MeasureDefinition Measure, FrameMeasures[] Frames)
    {
        public double[] Values { get; } = [.. Frames.Select(e => e.Values[Measure.Name])];

        public Summary Summary { get; } = Summary.Of([.. Frames.Select(e => e.Values[Measure.Name])]);

        // A missed structure has no finite distance; left out, it would make the mean better. Here it costs the diagonal of its stack.
        public double MeanWithPenalty() => Frames
            .Select(
                e =>
                    double.IsPositiveInfinity(e.Values[Measure.Name])
                        ? e.Values.GetValueOrDefault("stack_diagonal", double.NaN)
                        : e.Values[Measure.Name])
            .Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average();
    }
}

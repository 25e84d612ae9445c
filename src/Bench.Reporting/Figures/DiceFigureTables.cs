using Bench.Core;
using Bench.Core.Location;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;
using Bench.Reporting.Tables;
using Bench.Statistics;
using Bench.Statistics.Association;

namespace Bench.Reporting.Figures;

/// <summary>The numbers behind the figures of overlap.</summary>
internal static class DiceFigureTables
{
    public static readonly TableDefinition<EvaluationResult, (string Model, string Mouse, DiceMeasurement Dice)> Points = new(
        "dice",
        "point of the Dice figure",
        result => from model in result.Models
                  from structure in result.Settings.Terms.Structures
                  from phase in Vocabulary.Phases
                  from c in model.Cases
                  from d in c.Dice
                  where d.Structure == structure && d.Phase == phase && double.IsFinite(d.Dice)
                  select (model.Name, c.Mouse, d))
    {
        { "model", Meaning.Model, r => r.Model },
        { "mouse", Meaning.Mouse, r => r.Mouse },
        { "structure", Meaning.Structure, r => r.Dice.Structure },
        { "phase", Meaning.Phase, r => r.Dice.Phase },
        { "dice", "Dice, 0 to 1", r => r.Dice.Dice },
    };

    public static readonly TableDefinition<EvaluationResult, BoxRow> Boxes = new(
        "dice-boxes",
        "box of the Dice figure; no box below five mice",
        result => from model in result.Models
                  from structure in result.Settings.Terms.Structures
                  from phase in Vocabulary.Phases
                  select new BoxRow(model, structure, phase, DiceFigure.Values(model, structure, phase)))
    {
        { "model", Meaning.Model, r => r.Model.Name },
        { "structure", Meaning.Structure, r => r.Structure },
        { "phase", Meaning.Phase, r => r.Phase },
        { "n", "mice", r => r.Values.Length },
        { "lower_whisker", "least value within 1.5 interquartile ranges of the box", r => r.Box?.LowerWhisker },
        { "lower_quartile", "lower quartile", r => r.Box?.LowerQuartile },
        { "median", "median", r => r.Box?.Median },
        { "upper_quartile", "upper quartile", r => r.Box?.UpperQuartile },
        { "upper_whisker", "largest value within 1.5 interquartile ranges of the box", r => r.Box?.UpperWhisker },
        { "mean", "mean", r => r.Summary?.Mean },
        { "ci_low", "95 % interval of the mean, lower end", r => r.Summary?.Confidence.Low },
        { "ci_high", "upper end", r => r.Summary?.Confidence.High },
    };

    public static readonly TableDefinition<EvaluationResult, (string Model, PairKind Kind, DiceErrorPairs Pairs, int Index)> Errors = new(
        "dice-error",
        "model, mouse and quantity measured from the masks of one frame",
        result => from row in Kinds(result) from i in Enumerable.Range(0, row.Pairs.Mice.Count) select (row.Model, row.Kind, row.Pairs, i))
    {
        { "model", Meaning.Model, r => r.Model },
        { "mouse", Meaning.Mouse, r => r.Pairs.Mice[r.Index] },
        { "quantity", Meaning.Quantity, r => r.Kind.Quantity },
        { "unit", Meaning.Unit, r => r.Kind.Unit },
        { "structure", Meaning.Structure, r => r.Kind.Structure },
        { "phase", Meaning.Phase, r => r.Kind.Phase },
        { "dice", "Dice, 0 to 1", r => r.Pairs.Dice[r.Index] },
        { "absolute_error", "|predicted − reference|, in the unit of the quantity", r => r.Pairs.Errors[r.Index] },
    };

    public static readonly TableDefinition<EvaluationResult, (string Model, PairKind Kind, DiceErrorPairs Pairs)> ErrorCorrelations = new(
        "dice-error-correlations", "model and quantity; undefined below three mice", Kinds)
    {
        { "model", Meaning.Model, r => r.Model },
        { "quantity", Meaning.Quantity, r => r.Kind.Quantity },
        { "structure", Meaning.Structure, r => r.Kind.Structure },
        { "phase", Meaning.Phase, r => r.Kind.Phase },
        { "n", "mice", r => r.Pairs.Mice.Count },
        { "rho", "Spearman's rank correlation of Dice and absolute error", r => r.Pairs.Rho },
        { "ci_low", "95 % interval by Fisher's z (Bonett and Wright 2000), lower end", r => Defined(r.Pairs)?.Interval.Low },
        { "ci_high", "upper end", r => Defined(r.Pairs)?.Interval.High },
        { "p", "two-sided; exact up to ten mice", r => Defined(r.Pairs)?.PValue },
    };

    public static readonly TableDefinition<EvaluationResult, PositionRow> Positions = new(
        "position",
        "model, structure and fifth of the ventricle from base to apex, over mice; ED and ES together",
        result => from model in result.Models
                  from structure in Vocabulary.Structures
                  from fifth in Enumerable.Range(0, VentricleFifths.Names.Length)
                  let summary = VentricleFifths.Summary(model, structure, fifth)
                  select new PositionRow(model.Name, structure, fifth, summary.Count, summary.Mean, summary.Interval))
    {
        { "model", Meaning.Model, r => r.Model },
        { "structure", Meaning.Structure, r => r.Structure },
        { "position", "range from base (0) to apex (1)", r => VentricleFifths.Ranges[r.Fifth].Replace('–', '-') },
        { "n", "mice with a Dice there", r => r.Count },
        { "dice", "mean over mice of the Dice of all voxels of a mouse there, 0 to 1", r => r.Mean },
        { "ci_low", "95 % interval of it, lower end", r => r.Interval.Low },
        { "ci_high", "upper end", r => r.Interval.High },
    };

    public static readonly TableDefinition<EvaluationResult, (string Model, SliceRegion Region, int Filled, int All)> Beyond = new(
        "position-beyond",
        "model and end of the ventricle: slices of ED and ES beyond the expert's first and last",
        result =>
            from model in result.Models
            from region in new[] { SliceRegion.BeyondBase, SliceRegion.BeyondApex }
            let counts = VentricleFifths.Beyond(model, region)
            select (model.Name, region, counts.Filled, counts.All))
    {
        { "model", Meaning.Model, r => r.Model },
        { "region", "`beyond_base` or `beyond_apex`", r => Vocabulary.Code(r.Region) },
        { "empty_slices", "how many there are", r => r.All },
        { "with_myocardium", "in how many the model sees myocardium", r => r.Filled },
    };

    private static IEnumerable<(string Model, PairKind Kind, DiceErrorPairs Pairs)> Kinds(EvaluationResult result) =>
        from model in result.Models
        from kind in DiceErrorPairs.KindsOf(result.Settings.Terms)
        select (
            model.Name,
            new PairKind(kind.Quantity, kind.Structure, kind.Phase, PairedValues.UnitOf(model, kind.Quantity)),
            DiceErrorPairs.Of(model, kind));

    private static SpearmanCorrelation? Defined(DiceErrorPairs pairs) => double.IsNaN(pairs.Rho) ? null : pairs.Spearman;

    public readonly record struct PairKind(Quantity Quantity, Structure Structure, CardiacPhase Phase, string Unit);

    public sealed record PositionRow(string Model, Structure Structure, int Fifth, int Count, double Mean, Interval Interval);

    public sealed record BoxRow(ModelResult Model, Structure Structure, CardiacPhase Phase, double[] Values)
    {
        public BoxStatistics? Box { get; } = Values.Length < DiceFigure.LeastForBox ? null : BoxStatistics.Of(Values);

        public DiceSummary? Summary { get; } = Model.Dice.FirstOrDefault(d => d.Structure == Structure && d.Phase == Phase);
    }
}

using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Published;
using Bench.Reporting.Tables;

namespace Bench.Reporting.Figures;

/// <summary>The numbers behind the figures of agreement.</summary>
internal static class AgreementFigureTables
{
    public static readonly TableDefinition<ModelResult, Point> Differences = new(
        "bland-altman-…", "mouse and quantity", Points)
    {
        { "model", Meaning.Model, r => r.Model },
        { "mouse", Meaning.Mouse, r => r.Pairs.Mice[r.Index] },
        { "quantity", Meaning.Quantity, r => r.Quantity },
        { "unit", Meaning.Unit, r => r.Unit },
        { "mean", "mean of expert and model", r => r.Pairs.Means[r.Index] },
        { "difference", "predicted less reference", r => r.Pairs.Differences[r.Index] },
        { "outside_limits", "`true` outside the limits of agreement", r => r.IsOutside },
    };

    public static readonly TableDefinition<ModelResult, (string Model, AgreementSummary Agreement, Line Line)> Lines = new(
        "bland-altman-…-lines", "quantity and line of the figure", model =>
            from a in model.Agreement from line in LinesOf(a) select (model.Name, a, line))
    {
        { "model", Meaning.Model, r => r.Model },
        { "quantity", Meaning.Quantity, r => r.Agreement.Quantity },
        { "unit", Meaning.Unit + "; empty for a slope", r => r.Line.Name == "slope" ? Cell.Empty : r.Agreement.Unit },
        { "n", "mice", r => r.Agreement.Count },
        { "line", "`bias`, `loa_lower`, `loa_upper`, or `intercept` and `slope` of the regression of difference on "
            + "mean", r => r.Line.Name },
        { "value", "where the line lies", r => r.Line.Level.Value },
        { "ci_low", "95 % interval, lower end", r => r.Line.Level.Low },
        { "ci_high", "upper end", r => r.Line.Level.High },
        { "p", "of the paired t-test at `bias`, of the regression at `slope`", r => r.Line.P },
    };

    public static readonly TableDefinition<ModelResult, Point> Pairs = new(
        "identity-…", "mouse and quantity", Points)
    {
        { "model", Meaning.Model, r => r.Model },
        { "mouse", Meaning.Mouse, r => r.Pairs.Mice[r.Index] },
        { "quantity", Meaning.Quantity, r => r.Quantity },
        { "unit", Meaning.Unit, r => r.Unit },
        { "reference", "by the expert's masks", r => r.Pairs.Reference[r.Index] },
        { "predicted", "by the model's masks", r => r.Pairs.Predicted[r.Index] },
    };

    public static readonly TableDefinition<IReadOnlyList<ModelResult>, Point> Both = new(
        "agreement-…",
        "model, mouse and quantity; beside it `agreement-…-lines` and `agreement-…-correlations`, as those of Bland–Altman and identity "
            + "plots",
        models => models.SelectMany(Points))
    {
        { "model", Meaning.Model, r => r.Model },
        { "mouse", Meaning.Mouse, r => r.Pairs.Mice[r.Index] },
        { "quantity", Meaning.Quantity, r => r.Quantity },
        { "unit", Meaning.Unit, r => r.Unit },
        { "reference", "by the expert's masks", r => r.Pairs.Reference[r.Index] },
        { "predicted", "by the model's masks", r => r.Pairs.Predicted[r.Index] },
        { "mean", "mean of expert and model", r => r.Pairs.Means[r.Index] },
        { "difference", "predicted less reference", r => r.Pairs.Differences[r.Index] },
        { "outside_limits", "`true` outside the limits of agreement", r => r.IsOutside },
    };

    public static readonly TableDefinition<ModelResult, (string Model, AgreementSummary Agreement)> Correlations = new(
        "identity-…-correlations", "quantity", model => model.Agreement.Select(a => (model.Name, a)))
    {
        { "model", Meaning.Model, r => r.Model },
        { "quantity", Meaning.Quantity, r => r.Agreement.Quantity },
        { "n", "mice", r => r.Agreement.Count },
        { "pearson_r", "correlation of predicted with reference", r => r.Agreement.Pearson.Value },
        { "ci_low", "Fisher's 95 % interval, lower end", r => r.Agreement.Pearson.Low },
        { "ci_high", "upper end", r => r.Agreement.Pearson.High },
        { "concordance", "Lin's concordance correlation", r => r.Agreement.ConcordanceCorrelation },
    };

    public static readonly TableDefinition<(
        EvaluationResult Result, PublishedTable? Published), (string Model, AgreementSummary Agreement)> Comparison = new(
        "comparison",
        "model, or `study VERSION`, and quantity",
        source =>
        [
            .. from a in source.Published?.Agreement ?? [] select ($"study {source.Published!.Version}", a),
            .. from model in source.Result.Models from a in model.Agreement select (model.Name, a),
        ])
    {
        { "model", "name of the model, or `study VERSION`", r => r.Model },
        { "quantity", Meaning.Quantity, r => r.Agreement.Quantity },
        { "unit", Meaning.Unit, r => r.Agreement.Unit },
        { "n", "mice", r => r.Agreement.Count },
        { "bias", "mean difference, predicted less reference", r => r.Agreement.Bias.Value },
        { "bias_ci_low", "95 % t interval of the bias, lower end; empty for the study", r => r.Agreement.Bias.Low },
        { "bias_ci_high", "upper end", r => r.Agreement.Bias.High },
        { "loa_lower", "lower limit of agreement", r => r.Agreement.LowerLimit.Value },
        { "loa_upper", "upper limit of agreement", r => r.Agreement.UpperLimit.Value },
    };

    private static IEnumerable<Point> Points(ModelResult model) =>
        from quantity in PairedValues.Measured(model)
        let values = PairedValues.Of(model, quantity)
        let agreement = model.Agreement.FirstOrDefault(a => a.Quantity == quantity)
        let outside = agreement is null ? [] : values.Outside(agreement).ToHashSet()
        from i in Enumerable.Range(0, values.Count)
        select new Point(model.Name, quantity, PairedValues.UnitOf(model, quantity), values, i, outside.Contains(i));

    private static Line[] LinesOf(AgreementSummary a) =>
    [
        new("bias", a.Bias, a.TTestP),
        new("loa_lower", a.LowerLimit),
        new("loa_upper", a.UpperLimit),
        new("intercept", new Estimate(a.ProportionalIntercept)),
        new("slope", new Estimate(a.ProportionalSlope), a.ProportionalP),
    ];

    /// <summary>A mouse in a panel.</summary>
    public sealed record Point(string Model, Quantity Quantity, string Unit, PairedValues Pairs, int Index, bool IsOutside);

    /// <summary>A line of a Bland–Altman panel.</summary>
    public sealed record Line(string Name, Estimate Level, double P = double.NaN);
}

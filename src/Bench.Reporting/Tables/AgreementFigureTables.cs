using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Published;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Tables;

/// <summary>The numbers behind the figures of agreement. Columns are documented in docs/outputs.md.</summary>
internal static class AgreementFigureTables
{
    /// <summary>Points of a Bland–Altman figure.</summary>
    public static ResultTable Differences(string figure, ModelResult model) => new(
        figure,
        ["model", "mouse", "quantity", "unit", "mean", "difference", "outside_limits"],
        from quantity in Labels.Quantities
        let values = PairedValues.Of(model, quantity)
        let agreement = model.Agreement.FirstOrDefault(a => a.Quantity == quantity)
        let outside = agreement is null ? [] : values.Outside(agreement).ToHashSet()
        from i in Enumerable.Range(0, values.Count)
        select (string[])
        [
            model.Name, values.Mice[i], Labels.Code(quantity), Labels.Unit(quantity), Cell.Of(values.Means[i]), Cell.Of(values.Differences[i]), Cell.Of(outside.Contains(i)),
        ]);

    /// <summary>Lines and bands of a Bland–Altman figure.</summary>
    public static ResultTable Lines(string figure, ModelResult model) => new(
        $"{figure}-lines",
        ["model", "quantity", "unit", "n", "line", "value", "ci_low", "ci_high", "p"],
        from a in model.Agreement
        from line in new (string Name, double Value, double Low, double High, double P)[]
        {
            ("bias", a.Bias, a.BiasLow, a.BiasHigh, a.TTestP),
            ("loa_lower", a.LimitLower, a.LimitLowerLow, a.LimitLowerHigh, double.NaN),
            ("loa_upper", a.LimitUpper, a.LimitUpperLow, a.LimitUpperHigh, double.NaN),
            ("intercept", a.ProportionalIntercept, double.NaN, double.NaN, double.NaN),
            ("slope", a.ProportionalSlope, double.NaN, double.NaN, a.ProportionalP),
        }
        select (string[])
        [
            model.Name, Labels.Code(a.Quantity), line.Name == "slope" ? string.Empty : a.Unit, Cell.Of(a.Count), line.Name, Cell.Of(line.Value), Cell.Of(line.Low), Cell.Of(line.High),
            Cell.Of(line.P),
        ]);

    /// <summary>Points of an identity figure.</summary>
    public static ResultTable Pairs(string figure, ModelResult model) => new(
        figure,
        ["model", "mouse", "quantity", "unit", "reference", "predicted"],
        from quantity in Labels.Quantities
        let values = PairedValues.Of(model, quantity)
        from i in Enumerable.Range(0, values.Count)
        select (string[])[model.Name, values.Mice[i], Labels.Code(quantity), Labels.Unit(quantity), Cell.Of(values.Reference[i]), Cell.Of(values.Predicted[i])]);

    /// <summary>Correlations printed in an identity figure.</summary>
    public static ResultTable Correlations(string figure, ModelResult model) => new(
        $"{figure}-correlations",
        ["model", "quantity", "n", "pearson_r", "ci_low", "ci_high", "concordance"],
        from a in model.Agreement
        select (string[])
        [
            model.Name, Labels.Code(a.Quantity), Cell.Of(a.Count), Cell.Of(a.PearsonR), Cell.Of(a.PearsonLow), Cell.Of(a.PearsonHigh), Cell.Of(a.ConcordanceCorrelation),
        ]);

    /// <summary>Points and bars of the comparison of models.</summary>
    public static ResultTable Comparison(EvaluationResult result, PublishedTable? published) => new(
        "comparison",
        ["model", "quantity", "unit", "n", "bias", "bias_ci_low", "bias_ci_high", "loa_lower", "loa_upper"],
        [
            .. from a in published?.Agreement ?? []
               select (string[])
               [
                   $"study {published!.Version}", Labels.Code(a.Quantity), a.Unit, Cell.Of(published.Mice), Cell.Of(a.Bias), string.Empty, string.Empty, Cell.Of(a.LimitLower), Cell.Of(a.LimitUpper),
               ],
            .. from model in result.Models
               from a in model.Agreement
               select (string[])
               [
                   model.Name, Labels.Code(a.Quantity), a.Unit, Cell.Of(a.Count), Cell.Of(a.Bias), Cell.Of(a.BiasLow), Cell.Of(a.BiasHigh), Cell.Of(a.LimitLower), Cell.Of(a.LimitUpper),
               ],
        ]);
}

using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Published;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>The study's Table 1 and Dice numbers with the ones found here under each of them.</summary>
internal static class PublishedSection
{
    private static readonly TableColumn[] FunctionColumns =
    [
        new(string.Empty), new("Source", Flexible: true), new("n", 1), new("Expert, mean ± SD", 0.5f), new("Model, mean ± SD", 0.5f), new(
            "Bias (95 % interval)", 0.5f),
        new("Limits of agreement", 0.5f), new(RichText.Marked("*p*"), 1), new(RichText.Marked("*r*"), 1),
    ];

    private static readonly TableColumn[] DiceColumns =
    [
        new(string.Empty), new("Source", Flexible: true), new("n", 1), new("Mean ± SD", 0.5f), new(
            "95 % interval of the mean", 0.5f), new("Median", 1), new("Least to greatest", 0.5f),
    ];

    /// <summary>Function and mass: of up to two models on the first page, else here.</summary>
    public static TableBlock FunctionTable(ReportContext context, bool isShort = false)
    {
        var published = context.Published;
        return new TableBlock(
            FunctionColumns, [.. context.Terms.Quantities.SelectMany(q => FunctionRows(context, q))],
            isShort || context.IsMany ? Fonts.Dense : Fonts.Table with { Size = 7.4f })
        {
            Number = context.NextTable(),
            Caption = (published is null ? "Function and mass" : "As Table 1 of the study")
                + ". Bias: model less expert; limits: bias ± 1.96 SD; p: paired t-test; r: Pearson’s.",
            Note = Note(context.Result, published, isShort) is { Length: > 0 } note ? (RichText)note : null,
            SpaceAfter = isShort ? 6 : 14,
        };
    }

    /// <summary>Dice over mice.</summary>
    public static TableBlock DiceTable(ReportContext context) => new(
        DiceColumns, [.. DiceKeys(context.Result).SelectMany(k => DiceRows(context, k))],
        context.IsMany ? Fonts.Dense : Fonts.Table with { Size = 7.4f })
    {
        Number = context.NextTable(),
        Caption = context.Published is null
            ? "Dice over mice."
            : "Dice over mice, published and found here. The study prints no interval, median or range.",
        Note = context.Result.Settings.DicePolicy,
        SpaceAfter = 14,
    };

    private static string Study(PublishedTable published) => $"study, {published.Version}";

    private static string Note(EvaluationResult result, PublishedTable? published, bool isShort)
    {
        var study = published is null
            ? string.Empty
            : isShort
            ? published.IsByPopulation ? " Study: SDs and limits by n, as printed." : string.Empty
            : $" Study: {published.Citation}"
                + (published.IsByPopulation ? "; its SDs and limits are by n, which are smaller by the factor √(1 − 1/n)." : ".");
        var empty = string.Concat(result.Models.Select(EmptyMasks));
        var undefined = result.Models.SelectMany(
            m =>
                m.Agreement.Where(a => a.Count == 0).Select(
                    a => (m.Label, Reason: PairedValues.WhyNone(m, a.Quantity), Name: Vocabulary.Abbreviation(a.Quantity))))
            .GroupBy(u => (u.Label, u.Reason)).Select(
                g => $" {string.Join(", ", g.Select(u => u.Name))} undefined for {g.Key.Label}: {g.Key.Reason}.");
        var phantoms = published is not null && result.Settings.IsPhantom
            ? " These mice are phantoms: the study’s numbers are there for orientation only."
            : string.Empty;
        var policy = isShort ? string.Empty : result.Settings.StandardDeviationPolicy.TrimEnd('.') + ".";
        return (policy + study + string.Concat(undefined) + empty + phantoms).TrimStart();
    }

    /// <summary>Mice whose masks by a model lack a structure that the expert drew: a volume or mass of 0 is part of the mean.</summary>
    private static string EmptyMasks(ModelResult model)
    {
        var lost = model.Cases.SelectMany(
            c =>
                c.Function.Where(
                    f =>
                        f.Quantity is not (Core.Quantity.StrokeVolume or Core.Quantity.RightStrokeVolume)
                            && !Vocabulary.IsFraction(f.Quantity)
                            && f is { Reference: > 0, Predicted: <= 0 })
            .Select(f => (c.Mouse, f.Quantity))).GroupBy(f => f.Quantity).ToArray();
        return string.Concat(
            lost.Select(
                g =>
                    $" {model.Label}: {Vocabulary.Abbreviation(g.Key)} of {string.Join(", ", g.Select(f => f.Mouse))} enters as 0, as "
                        + "the model’s mask is empty there."));
    }

    private static IEnumerable<TableRow> FunctionRows(ReportContext context, Core.Quantity quantity)
    {
        var unit = context.Terms.UnitOf(quantity);
        var rows = context.Result.Models.Select(m => m.Agreement.FirstOrDefault(a => a.Quantity == quantity)).ToArray();
        var decimals = Estimates.Decimals(rows);
        var correlation = Estimates.CorrelationDecimals(rows);
        RichText name = RichText.Strong($"{Vocabulary.Abbreviation(quantity)} ({unit})");
        var first = true;
        if (context.Published?.Agreement.FirstOrDefault(a => a.Quantity == quantity) is { } p)
        {
            first = false;
            yield return Grey(
                name, Study(context.Published), $"{context.Published.Mice}", NumberText
                    .MeanAndDeviation(p.Reference, 1), NumberText
                    .MeanAndDeviation(p.Predicted, 1),
                NumberText.Fixed(p.Bias.Value, 1), NumberText
                    .Interval(p.LowerLimit.Value, p.UpperLimit.Value, 1), NumberText
                    .P(p.TTestP), NumberText
                    .Fixed(p.Pearson.Value, 2));
        }

        foreach (var model in context.Result.Models)
        {
            if (model.Agreement.FirstOrDefault(a => a.Quantity == quantity) is { } a)
            {
                yield return new TableRow(
                    [
                        first ? name : RichText.Empty, model.Label, $"{a.Count}",
                        NumberText.MeanAndDeviation(a.Reference, decimals), NumberText.MeanAndDeviation(a.Predicted, decimals),
                        NumberText.WithInterval(a.Bias, decimals), NumberText
                            .Interval(a.LowerLimit.Value, a.UpperLimit.Value, decimals), NumberText
                            .P(a.TTestP),
                        NumberText.Fixed(a.Pearson.Value, correlation),
                    ],
                    RuleAbove: first);
                first = false;
            }
        }
    }

    private static IEnumerable<DiceSummary> DiceKeys(EvaluationResult result) =>
        result.Models.SelectMany(m => m.Dice).DistinctBy(d => (d.Structure, d.Phase));

    private static IEnumerable<TableRow> DiceRows(ReportContext context, DiceSummary key)
    {
        var decimals = Estimates.Decimals(context.Result.Models.SelectMany(m => m.Dice));
        var phase = key.Phase is null ? "ED and ES" : Vocabulary.Code(key.Phase);
        RichText name = RichText.Strong($"{context.Terms.NameOf(key.Structure)}, {phase}");
        var first = true;
        if (context.Published?.Dice.FirstOrDefault(d => d.Structure == key.Structure && d.Phase == key.Phase) is { } p)
        {
            first = false;
            yield return Grey(
                name, Study(context.Published), $"{context.Published.Mice}", NumberText.MeanAndDeviation(
                    p.Mean, p.StandardDeviation, 2), NumberText.Undefined, NumberText.Undefined, NumberText.Undefined);
        }

        foreach (var model in context.Result.Models)
        {
            if (model.Dice.FirstOrDefault(d => d.Structure == key.Structure && d.Phase == key.Phase) is { } d)
            {
                yield return new TableRow(
                    [
                        first
                            ? name
                            : RichText.Empty, model.Label, $"{d.Count}", NumberText.MeanAndDeviation(d.Mean, d.StandardDeviation, decimals),
                        NumberText.Interval(d.Confidence, decimals), NumberText.Fixed(d.Median, decimals), d.Count < 2
                            ? NumberText.Undefined
                            : NumberText.Interval(d.Minimum, d.Maximum, decimals),
                    ],
                    RuleAbove: first);
                first = false;
            }
        }
    }

    private static TableRow Grey(RichText name, params string[] cells) =>
        new([name, .. cells.Select(c => RichText.Colored(c, Palette.Grey))], RuleAbove: true);
}

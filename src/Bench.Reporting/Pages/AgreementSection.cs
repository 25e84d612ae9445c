using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>
/// Agreement of volumes, function and mass with the expert: identity and Bland–Altman plots and their numbers, model by model.
/// </summary>
internal static class AgreementSection
{
    public static IEnumerable<Block> Of(ReportContext context)
    {
        var drawn = context.Figures.In(FigurePlace.Agreement);
        if (drawn.Count > 0)
        {
            yield return new Paragraph(
                HasTables(context)
                    ? "Differences are model less expert, one a mouse."
                    : "Differences are model less expert, one a mouse. The numbers of every line, their intervals and the mice outside the "
                        + "limits are in the supplement.",
                Fonts.Body);
        }

        foreach (var figure in drawn)
        {
            yield return context.Show(figure);
        }

        foreach (var table in HasTables(context) ? TablesOf(context) : [])
        {
            yield return table;
        }

        foreach (var block in context.Result.Models.Where(m => PairedValues.Drawable(m).Count == 0).SelectMany(m => TooFew(context, m)))
        {
            yield return block;
        }
    }

    /// <summary>Whether the report itself has the tables: that of one model has room.</summary>
    public static bool HasTables(ReportContext context) => context.Result.Models.Count == 1;

    /// <summary>The numbers behind the lines, and every mouse outside the limits by name: one table a model that has any.</summary>
    public static IEnumerable<TableBlock> TablesOf(ReportContext context) =>
        context.Result.Models.Where(m => PairedValues.Drawable(m).Count > 0).Select(m => Table(context, m));

    private static TableBlock Table(ReportContext context, ModelResult model) => new(
        [
            new(string.Empty, Flexible: true), new("n", 1), new("Bias (95 % interval)", 0.5f), new(
                "Lower limit (95 % interval)", 0.5f), new("Upper limit (95 % interval)", 0.5f), new("SD", 1),
            new("slope", 1, Group: "On the mean"), new(RichText.Marked("*p*"), 1, Group: "On the mean"),
        ],
        [.. Measured(model).Select(a => Row(a, Estimates.Decimals(context.Result.Models, a.Quantity)))],
        Fonts.Dense)
    {
        Number = context.NextTable(),
        Caption =
            $"{model.Label}: bias and limits of agreement with their intervals, SD of the differences, and the regression of "
                + "difference on mean. Limits: exact intervals for the pair (Carkeet 2015).",
        Note = Outside(context, model),
        SpaceAfter = 16,
    };

    private static IEnumerable<AgreementSummary> Measured(ModelResult model) =>
        PairedValues.Measured(model)
            .Select(q => model.Agreement.FirstOrDefault(a => a.Quantity == q))
            .OfType<AgreementSummary>()
            .Where(a => a.Count > 0);

    private static TableRow Row(AgreementSummary a, int decimals) => new(
        [
            $"{Vocabulary.Abbreviation(a.Quantity)} ({a.Unit})", NumberText.Count(a.Count), NumberText.WithInterval(a.Bias, decimals),
            NumberText.WithInterval(a.LowerLimit, decimals), NumberText.WithInterval(a.UpperLimit, decimals),
            NumberText.Fixed(a.DifferenceSd, decimals), NumberText.Fixed(a.ProportionalSlope, 3), NumberText.P(a.ProportionalP),
        ]);

    /// <summary>Every mouse outside the limits, with its difference.</summary>
    private static RichText Outside(ReportContext context, ModelResult model)
    {
        var text = RichText.Plain("Mice outside the limits, the farthest first.");
        foreach (var a in Measured(model))
        {
            var (values, decimals) = (PairedValues.Of(model, a.Quantity), Estimates.Decimals(context.Result.Models, a.Quantity));
            var names = values
                .Outside(a)
                .Select(i => $"{values.Mice[i]} ({NumberText.WithSign(values.Differences[i], decimals)})")
                .ToArray();
            text = text.Then(
                RichText.Strong($" {Vocabulary.Abbreviation(a.Quantity)}: ")).Then(names.Length == 0
                    ? "none."
                    : string.Join(", ", names) + ".");
        }

        return text;
    }

    /// <summary>Where there is no distribution to speak of: the values themselves.</summary>
    private static IEnumerable<Block> TooFew(ReportContext context, ModelResult model)
    {
        var measured = model.Cases.Where(c => c.Function.Any(f => double.IsFinite(f.Difference))).ToArray();
        if (measured.Length == 0)
        {
            yield return new Paragraph(
                $"{model.Label}: no quantity is defined by both expert and model in any mouse, so there is no agreement to report.",
                Fonts.Body);
            yield break;
        }

        yield return new Paragraph(
            $"{model.Label}: {NumberText.Plural(measured.Length, "mouse has", "mice have")} values by both expert and model. Bias, "
                + $"limits of agreement and correlations over mice need at least {PairedValues.LeastForPlot}, so the values "
                + "themselves stand here.",
            Fonts.Body)
        { KeepWithNext = true };
        var undefined = measured.Any(c => c.Function.Any(f => f.UndefinedBecause.Length > 0));
        TableColumn[] columns =
        [
            new("Mouse", Flexible: true), new("Quantity"), new("Unit"), new("Expert", 1), new("Model", 1),
            new("Difference", 1),
        ];
        yield return new TableBlock(
            undefined ? [.. columns, new("Undefined because", Flexible: true)] : columns,
            [
                .. measured.SelectMany(c => c.Function.Select((f, i) => new TableRow(
                [
                    i == 0
                        ? c.Mouse
                        : string.Empty, Vocabulary
                            .Abbreviation(f.Quantity), f.Unit, NumberText
                            .Fixed(f.Reference, 2), NumberText
                            .Fixed(f.Predicted, 2), NumberText
                            .WithSign(f.Difference, 2),
                    .. undefined ? new RichText[] { f.UndefinedBecause } : [],
                ],
                RuleAbove: i == 0))),
            ],
            Fonts.Table)
        { Number = context.NextTable(), Caption = $"{model.Label} and the expert, mouse by mouse.", SpaceAfter = 16 };
    }
}

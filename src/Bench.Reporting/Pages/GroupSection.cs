using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>Overlap and agreement of ejection fractions in each group of cases, such as a diagnosis.</summary>
internal static class GroupSection
{
    /// <summary>Cases below which limits of agreement are hardly more than their own uncertainty.</summary>
    private const int FewCases = 10;

    public static IEnumerable<Block> Of(ReportContext context)
    {
        var least = context.Result.Models.SelectMany(m => m.Groups).Min(g => g.Cases);
        yield return new Paragraph(
            "Groups are as the data name them. "
            + (least < FewCases
                ? $"The smallest has n = {least}: intervals are wide, limits of agreement of so few mice are themselves uncertain by "
                    + "more than their width suggests, and no difference between groups is tested."
                : "No difference between groups is tested."),
            Fonts.Body);
        foreach (var figure in context.Show(FigurePlace.Groups))
        {
            yield return figure;
        }

        yield return Table(context);
    }

    private static TableBlock Table(ReportContext context)
    {
        Quantity[] quantities = context.Terms.HasRightVentricle ? [Quantity.EjectionFraction, Quantity.RightEjectionFraction]
            : [Quantity.EjectionFraction];
        return new TableBlock(
            [
                new("Model", Flexible: true), new("Group"), new("n", 1),
                .. context.Terms.Structures.Select(s => new TableColumn(Vocabulary.ShortName(s), 1, Group: "Dice, mean ± SD")),
                .. quantities.SelectMany(Columns),
            ],
            [.. context.Result.Models.SelectMany(m => m.Groups.Select((g, i) => Row(context, m, g, i == 0, quantities)))],
            Fonts.Table with { Size = 7f })
        {
            Number = context.NextTable(),
            Caption = "By group: Dice of ED and ES, and ejection fractions by model less expert, in percentage points. n: mice in the "
                + "group; where fewer have a value, their number stands in brackets.",
            SpaceAfter = 14,
        };
    }

    private static IEnumerable<TableColumn> Columns(Quantity quantity)
    {
        var name = $"{Vocabulary.Abbreviation(quantity)} (%)";
        return [new("bias (95 %)", 0.5f, Group: name), new("SD", 1, Group: name), new("limits", 0.5f, Group: name)];
    }

    private static TableRow Row(ReportContext context, ModelResult model, GroupSummary group, bool first, Quantity[] quantities)
    {
        var cells = new List<RichText> { first ? model.Label : string.Empty, group.Label, NumberText.Count(group.Cases) };
        cells.AddRange(context.Terms.Structures.Select(s => group.Dice.Single(d => d.Structure == s))
            .Select(d => (RichText)(NumberText.MeanAndDeviation(d.Mean, d.StandardDeviation, 3) + Fewer(d.Count, group))));
        foreach (var a in quantities.Select(q => group.Agreement.Single(a => a.Quantity == q)))
        {
            var decimals = Estimates.Decimals([a]);
            cells.Add(NumberText.WithInterval(a.Bias, decimals) + Fewer(a.Count, group));
            cells.Add(NumberText.Fixed(a.DifferenceSd, decimals));
            cells.Add(a.Count < PairedValues.LeastForPlot ? NumberText.Undefined
                : NumberText.Interval(a.LowerLimit.Value, a.UpperLimit.Value, decimals));
        }

        return new TableRow(cells, RuleAbove: first);
    }

    private static string Fewer(int count, GroupSummary group) => count == group.Cases ? string.Empty : $" ({count})";
}

using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>Every mouse of every model.</summary>
internal static class AppendixSection
{
    private static readonly string[] DiceGroups = ["Dice, pool", "Dice, myo."];

    public static IEnumerable<Block> Of(ReportParts parts)
    {
        var columns = new List<TableColumn> { new("Mouse", Flexible: true) };
        foreach (var group in DiceGroups)
        {
            columns.Add(new TableColumn("ED", 1, Group: group));
            columns.Add(new TableColumn("ES", 1, Group: group));
        }

        foreach (var quantity in Labels.Quantities)
        {
            var group = $"{Labels.Abbreviation(quantity)} ({Labels.Unit(quantity)})";
            columns.Add(new TableColumn("expert", 1, Group: group));
            columns.Add(new TableColumn("diff.", 1, Group: group));
        }

        foreach (var model in parts.Result.Models)
        {
            yield return new TableBlock(columns, [.. model.Cases.Select(Row)], Fonts.Dense)
            {
                Number = parts.NextTable(),
                Caption = $"{model.Label}: every test mouse. Differences are model less expert.",
                Note = model.Cases.All(c => c.Evaluated) ? null : (RichText)"▲ could not be measured; see Issues.",
                SpaceAfter = 18,
                Sortable = true,
            };
        }
    }

    private static TableRow Row(CaseResult c)
    {
        var name = c.Evaluated ? RichText.Plain(c.Mouse) : RichText.Plain(c.Mouse + " ").Then(RichText.Colored("▲", Palette.Vermillion));
        var cells = new List<RichText> { name };
        foreach (var structure in new[] { Structure.BloodPool, Structure.Myocardium })
        {
            foreach (var phase in new[] { CardiacPhase.EndDiastole, CardiacPhase.EndSystole })
            {
                cells.Add(NumberText.Fixed(c.Dice.FirstOrDefault(d => d.Structure == structure && d.Phase == phase)?.Dice ?? double.NaN, 4));
            }
        }

        foreach (var quantity in Labels.Quantities)
        {
            var f = c.Function.FirstOrDefault(x => x.Quantity == quantity);
            cells.Add(NumberText.Fixed(f?.Reference ?? double.NaN, 2));
            cells.Add(NumberText.WithSign(f?.Difference ?? double.NaN, 2));
        }

        return new TableRow(cells);
    }
}

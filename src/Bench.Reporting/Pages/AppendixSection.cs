using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;
using Bench.Statistics;

namespace Bench.Reporting.Pages;

/// <summary>Every mouse of every model, in the order of their names, with mean and SD at the foot.</summary>
internal static class AppendixSection
{
    private const int MostRows = 250;

    public static IEnumerable<Block> Of(ReportContext context) => TablesOf(context);

    /// <summary>Whether the tables are few enough to print.</summary>
    public static bool IsPrinted(ReportContext context) =>
        !context.IsMany && context.Result.Models.Sum(m => m.Cases.Count) * (context.Terms.HasRightVentricle ? 2 : 1) <= MostRows;

    /// <summary>
    /// One table a model, and one of the right ventricle where it is measured: both side by side would be too wide to read.
    /// </summary>
    public static IEnumerable<TableBlock> TablesOf(ReportContext context)
    {
        var terms = context.Terms;
        foreach (var model in context.Result.Models)
        {
            yield return Table(context, model, new Part(terms, Vocabulary.Structures, Vocabulary.Quantities), terms.HasRightVentricle
                ? ", left ventricle" : string.Empty);
            if (terms.HasRightVentricle)
            {
                yield return Table(context, model, new Part(terms, [Structure.RightVentricle], Vocabulary.RightQuantities),
                    ", right ventricle");
            }
        }
    }

    private static TableBlock Table(ReportContext context, ModelResult model, Part part, string of)
    {
        var columns = new List<TableColumn> { new("Mouse", Flexible: true) };
        columns.AddRange(part.Structures
            .SelectMany(s => Vocabulary.Phases
            .Select(p => new TableColumn(Vocabulary.Code(p), 1, Group: $"Dice, {Vocabulary.ShortName(s)}"))));
        columns.AddRange(part.Quantities.SelectMany(q => Pair($"{Vocabulary.Abbreviation(q)} ({part.Terms.UnitOf(q)})")));
        var outside = Outside(model, part);
        var cases = model.Cases.OrderBy(c => c.Mouse, NaturalOrder.Instance).ToArray();
        return new TableBlock(
            columns, [.. cases.Select(c => Row(c, outside, part)), .. cases.Length > 1 ? Foot(model, part) : []], Fonts.Dense)
        {
            Number = context.NextTable(),
            Caption = $"{model.Label}: every test mouse{of}. Differences are model less expert"
                + $"{(outside.Count == 0 ? string.Empty : "; bold: outside the limits of agreement")}. An en dash is an undefined number.",
            Note = model.Cases.All(c => c.Evaluated) ? null : (RichText)"▲ could not be measured; see Issues.",
            SpaceAfter = 18,
            Sortable = true,
        };
    }

    /// <summary>The structures and quantities of a table.</summary>
    private sealed record Part(StudyTerms Terms, IReadOnlyList<Structure> Structures, IReadOnlyList<Quantity> Quantities)
    {
        public int Overlaps => Structures.Count * Vocabulary.Phases.Count;
    }

    private static TableColumn[] Pair(string group) => [new("expert", 1, Group: group), new("diff.", 1, Group: group)];

    private static HashSet<(string Mouse, Quantity Quantity)> Outside(ModelResult model, Part part)
    {
        var found = new HashSet<(string, Quantity)>();
        foreach (var a in model.Agreement.Where(a => part.Quantities.Contains(a.Quantity)))
        {
            var values = PairedValues.Of(model, a.Quantity);
            found.UnionWith(values.Outside(a).Select(i => (values.Mice[i], a.Quantity)));
        }

        return found;
    }

    private static TableRow Row(CaseResult c, HashSet<(string Mouse, Quantity Quantity)> outside, Part part)
    {
        var cells = new List<RichText> { c.Evaluated ? RichText.Plain(c.Mouse)
            : RichText.Plain(c.Mouse + " ").Then(RichText.Colored("▲", Palette.Different)) };
        cells.AddRange(part.Structures.SelectMany(s => Vocabulary.Phases.Select(p => (RichText)NumberText.Fixed(Dice(c, s, p), 3))));
        foreach (var quantity in part.Quantities)
        {
            var f = c.Function.FirstOrDefault(x => x.Quantity == quantity);
            var difference = NumberText.WithSign(f?.Difference ?? double.NaN, part.Terms.DecimalsOf(quantity));
            cells.Add(NumberText.Fixed(f?.Reference ?? double.NaN, part.Terms.DecimalsOf(quantity)));
            cells.Add(outside.Contains((c.Mouse, quantity)) ? RichText.Strong(difference) : difference);
        }

        return new TableRow(cells);
    }

    private static IEnumerable<TableRow> Foot(ModelResult model, Part part)
    {
        Summary[] columns =
        [
            .. part.Structures.SelectMany(s => Vocabulary.Phases.Select(p => Summary.Of([.. model.Cases.Select(c => Dice(c, s, p))]))),
            .. part.Quantities.SelectMany(q => new[] { Values(model, q, f => f.Reference), Values(model, q, f => f.Difference) }),
        ];
        yield return new TableRow(
            [RichText.Strong("Mean"), .. columns.Select((s, i) => (RichText)Number(s.Mean, i, part))], RuleAbove: true)
        { IsFoot = true };
        yield return new TableRow([RichText.Strong("SD"),
            .. columns.Select((s, i) => (RichText)NumberText.Fixed(s.StandardDeviation, ColumnDecimals(i, part)))])
        { IsFoot = true };
        yield return new TableRow([RichText.Strong("n"), .. columns.Select(s => (RichText)NumberText.Count(s.Count))]) { IsFoot = true };
    }

    private static string Number(double value, int column, Part part) =>
        IsDifference(column, part) ? NumberText.WithSign(value, ColumnDecimals(column, part))
            : NumberText.Fixed(value, ColumnDecimals(column, part));

    private static int ColumnDecimals(int column, Part part) =>
        column < part.Overlaps ? 3 : part.Terms.DecimalsOf(part.Quantities[(column - part.Overlaps) / 2]);

    private static bool IsDifference(int column, Part part) => column >= part.Overlaps && (column - part.Overlaps) % 2 == 1;

    private static double Dice(CaseResult c, Structure structure, CardiacPhase phase) =>
        c.Dice.FirstOrDefault(d => d.Structure == structure && d.Phase == phase)?.Dice ?? double.NaN;

    private static Summary Values(ModelResult model, Quantity quantity, Func<FunctionMeasurement, double> value) =>
        Summary.Of(
            [.. model.Cases.Select(c => c.Function.FirstOrDefault(f => f.Quantity == quantity) is { } f ? value(f) : double.NaN)]);
}

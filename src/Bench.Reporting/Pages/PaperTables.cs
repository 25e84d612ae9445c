using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Published;

namespace Bench.Reporting.Pages;

/// <summary>
/// The tables of a report as text for papers: <c>table1</c> and <c>dice</c> always; <c>claims</c>, <c>agreement</c>, <c>comparison</c>,
/// <c>methods</c>, <c>measures</c>, <c>curves</c> and <c>cleaning</c> where the result has what they hold; <c>mice</c> with every mouse.
/// </summary>
public static class PaperTables
{
    /// <summary>The tables, with the cells of the report.</summary>
    /// <param name="result">The result.</param>
    /// <param name="published">Published numbers to print beside it; null for none.</param>
    public static IReadOnlyList<PaperTable> Of(EvaluationResult result, PublishedTable? published)
    {
        ArgumentNullException.ThrowIfNull(result);
        var context = new ReportContext(result, published);
        (string Name, IEnumerable<TableBlock> Tables)[] all =
        [
            ("table1", [PublishedSection.FunctionTable(context)]),
            ("dice", [PublishedSection.DiceTable(context)]),
            ("claims", ClaimsSection.TablesOf(context)),
            ("agreement", AgreementSection.TablesOf(context)),
            ("comparison", ComparisonSection.TablesOf(context)),
            ("methods", MethodVerdictBlocks.Of(context)),
            ("measures", MeasureBlocks.Of(context).OfType<TableBlock>()),
            ("curves", context.Figures.In(FigurePlace.Curves).Count == 0 ? [] : [ExampleSection.Table(context)]),
            ("cleaning", CleaningSection.HasAny(context) ? CleaningSection.Of(context).OfType<TableBlock>() : []),
            (context.Terms.SpeaksOfMice ? "mice" : "every_case", AppendixSection.TablesOf(context)),
        ];
        return
        [
            .. all.Select(
                t =>
                    new PaperTable(
                        t.Name,
                        t.Tables.Select(
                            b => context.Terms.SpeaksOfMice ? b : (TableBlock)b.Said(context.Terms.Say)))).Where(t => t.Count > 0)
        ];
    }
}

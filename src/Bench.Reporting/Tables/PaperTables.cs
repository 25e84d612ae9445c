using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Pages;
using Bench.Reporting.Published;

namespace Bench.Reporting.Tables;

/// <summary>The tables of a result that belong into papers: <c>table1</c>, <c>dice</c> and, where claims were judged, <c>claims</c>.</summary>
public static class PaperTables
{
    /// <summary>The tables, with the cells of the report.</summary>
    /// <param name="result">The result.</param>
    /// <param name="published">Published numbers to print beside it; null for none.</param>
    public static IReadOnlyList<PaperTable> Of(EvaluationResult result, PublishedTable? published)
    {
        ArgumentNullException.ThrowIfNull(result);
        var parts = new ReportParts(result, published);
        var numbers = PublishedSection.Of(parts).OfType<TableBlock>().ToArray();
        var claims = ClaimsSection.TablesOf(parts).ToArray();
        PaperTable[] always = [new("table1", numbers[..1]), new("dice", numbers[1..2])];
        return claims.Length == 0 ? always : [.. always, new PaperTable("claims", claims)];
    }
}

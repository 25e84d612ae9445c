using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Pages;
using Bench.Reporting.Published;
using Bench.Testing;
using UglyToad.PdfPig;

namespace Bench.Reporting.Tests.Pdf;

public sealed class TaggedPdfTests
{
    private static readonly PublishedTable Study = PublishedTable.Load(
        RepositoryFolder.Combine("baselines", "published", "draft-2025", "claims.json"));

    private static readonly Lazy<byte[]> Usual = new(() => Export(SampleStates.Result("usual")));

    public static TheoryData<string> States => ["usual", "masks only", "long names and a failed case"];

    [Theory]
    [MemberData(nameof(States))]
    public void Every_state_of_a_report_keeps_the_rules_of_PDF_UA_and_PDF_A_that_a_machine_can_check(string state)
    {
        var file = state == "usual" ? Usual.Value : Export(SampleStates.Result(state));
        Assert.Empty(AccessibilityCheck.Of(file).Distinct());
        Assert.Empty(ArchiveCheck.Of(file).Distinct());
    }

    [Fact]
    public void The_checks_find_what_a_file_without_structure_lacks()
    {
        using var memory = new MemoryStream();
        FigureFiles.WritePdf(FigureSet.Of(SampleResult.Create(1, 5)).Find("dice")!, memory);
        var problems = AccessibilityCheck.Of(memory.ToArray());
        Assert.All(["01-005", "06-001", "07-001", "11-001"], number => Assert.Contains(problems, p => p.StartsWith(number,
            StringComparison.Ordinal)));
        var archive = ArchiveCheck.Of(memory.ToArray());
        Assert.All(["6.1.2", "6.2.3", "6.6.2.1"], clause => Assert.Contains(archive, p => p.StartsWith(clause, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_figure_says_in_words_what_its_finding_says()
    {
        using var document = PdfDocument.Open(Usual.Value);
        var pdf = new PdfObjects(document);
        var alternatives = PdfStructure.Read(pdf)!.All.Where(e => e.Role == "Figure").Select(e => pdf.Text(e.Entries, "Alt")).ToArray();
        var all = FigureSet.Of(SampleStates.Result("usual"), Study);
        var figures = all.All.Except(all.In(FigurePlace.Apart)).ToArray();
        Assert.NotEmpty(figures);
        Assert.All(figures, f => Assert.Contains($"{f.Title}. {f.Finding}".Trim(), alternatives));
    }

    [Fact]
    public void A_table_over_several_pages_is_one_table_with_one_head()
    {
        using var document = PdfDocument.Open(Usual.Value);
        var pdf = new PdfObjects(document);
        var tables = PdfStructure.Read(pdf)!.All.Where(e => e.Role == "Table").ToArray();
        var divided = tables.Where(t => t.All.SelectMany(e => e.Marks).Select(m => m.Page!.ToString()).Distinct().Count() > 1).ToArray();
        Assert.NotEmpty(divided);
        Assert.All(tables, t => Assert.Single(t.Kids, k => k.Role == "THead"));
        Assert.All(tables, t => Assert.Single(t.Kids, k => k.Role == "TBody"));
        Assert.Contains(divided, t => t.All.Count(e => e.Role == "TR") > 25);
    }

    [Fact]
    public void A_row_of_numbers_has_its_name_as_head()
    {
        using var document = PdfDocument.Open(Usual.Value);
        var pdf = new PdfObjects(document);
        var bodies = PdfStructure.Read(pdf)!.All.Where(e => e.Role == "TBody").ToArray();
        var rows = bodies.SelectMany(b => b.Kids).ToArray();
        Assert.True(rows.Count(r => r.Kids.Any(c => c.Role == "TH")) > 0.9 * rows.Length);
    }

    private static byte[] Export(EvaluationResult result)
    {
        using var stream = new MemoryStream();
        new PdfReport().Export(result, Study, stream);
        return stream.ToArray();
    }
}

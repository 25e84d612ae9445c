using Bench.Evaluation.Audit;
using Bench.Reporting.Pages;
using Bench.Reporting.Published;
using Bench.Testing;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Bench.Reporting.Tests.Pages;

public sealed class AuditPageTests
{
    private static readonly AuditReport Audit = StudyAudit.OfFolder(RepositoryFolder.Combine("baselines", "published", "draft-2025"));

    [Fact]
    public void Every_finding_and_every_rule_is_on_the_pages()
    {
        var text = Text(Write(Audit));

        Assert.Contains("checks, 20 findings", text, StringComparison.Ordinal);
        Assert.Contains("2087 + 286 + 460 = 2833", text, StringComparison.Ordinal);
        Assert.Contains("25.57 by n or 26.10 by n − 1", text, StringComparison.Ordinal);
        Assert.All(Audit.Rules, r => Assert.Contains(r.Title[..20], text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_audit_without_findings_has_its_rules_alone()
    {
        var text = Text(Write(Audit with { Findings = [], Rules = [.. Audit.Rules.Select(r => r with { Checks = 0, Findings = 0 })] }));

        Assert.Contains("0 checks, 0 findings", text, StringComparison.Ordinal);
        Assert.Contains("does not apply", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Contradictions", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_a_run_carries_the_audit_of_the_study()
    {
        using var stream = new MemoryStream();
        new PdfReport().Export(
            SampleResult.Create(1, 5),
            PublishedTable.Load(RepositoryFolder.Combine("baselines", "published", "draft-2025", "claims.json")),
            stream);
        var text = Text(stream.ToArray());

        Assert.Contains("The study against itself", text, StringComparison.Ordinal);
        Assert.Contains("2087 + 286 + 460 = 2833", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_audit_gives_the_same_bytes() => Assert.Equal(Write(Audit), Write(Audit));

    private static byte[] Write(AuditReport audit)
    {
        using var stream = new MemoryStream();
        AuditPage.Write(audit, stream);
        return stream.ToArray();
    }

    private static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string
            .Concat(document.GetPages().Select(p => ContentOrderTextExtractor.GetText(p)))
            .Replace('\u2009', ' ')
            .ReplaceLineEndings(" ");
    }
}

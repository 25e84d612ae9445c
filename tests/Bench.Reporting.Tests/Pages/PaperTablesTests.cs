using System.Text.RegularExpressions;
using Bench.Evaluation.Results;
using Bench.Reporting.Pages;
using Bench.Reporting.Published;
using Bench.Reporting.Tables;
using Bench.Testing;
using UglyToad.PdfPig;

namespace Bench.Reporting.Tests.Pages;

public sealed class PaperTablesTests
{
    private static readonly PublishedTable Study = PublishedTable.Load(
        RepositoryFolder.Combine("baselines", "published", "draft-2025", "claims.json"));

    public static TheoryData<string> States => SampleStates.Names;

    [Fact]
    public void Table_1_prints_the_study_as_the_study_does()
    {
        // The draft's Table 1, first row, and r of its Figure 3.
        var row = Markdown(SampleResult.Create(2, 25), "table1").Single(l => l.StartsWith("| **EDV (µL)** |", StringComparison.Ordinal));
        Assert.Equal(
            "| **EDV (µL)** | study, draft-2025 | 25 | 65.6 ± 10.0 | 66.2 ± 10.1 | 0.6 | −6.0 to 7.1 | 0.365 | 0.94 |",
            row.Replace('\u2009', ' '));
    }

    [Fact]
    public void Rows_are_the_studys_and_each_models()
    {
        var result = SampleResult.Create(3, 12);

        // Six quantities; nine kinds of Dice, of which the study prints six: blood pool and myocardium over both phases, and each phase.
        Assert.Equal(6 * (1 + 3), Rows(Markdown(result, "table1")));
        Assert.Equal((9 * 3) + 6, Rows(Markdown(result, "dice")));
        Assert.Equal(result.Claims.Count, Rows(Markdown(result, "claims")));
        Assert.Equal(6 * (1 + 3), Latex(result, "table1").Count(l => l.EndsWith(@" \\", StringComparison.Ordinal)) - 1);
    }

    [Fact]
    public void Without_claims_there_is_no_table_of_claims() =>
        Assert.DoesNotContain("claims", PaperTables.Of(SampleResult.Create(1, 3) with { Claims = [] }, null).Select(t => t.Name));

    [Fact]
    public void Every_table_of_results_is_there_for_papers() =>
        Assert.Equal(
            ["table1", "dice", "claims", "agreement", "comparison", "methods", "measures", "curves", "cleaning", "mice"],
            PaperTables.Of(SampleResult.Create(2, 12), Study).Select(t => t.Name));

    [Theory]
    [InlineData("usual")]
    [InlineData("one mouse")]
    [InlineData("masks only")]
    public void Every_number_is_printed_in_the_report_too(string state)
    {
        var result = SampleStates.Result(state);
        using var pdf = new MemoryStream();
        new PdfReport().Export(result, Study, pdf);
        using var document = PdfDocument.Open(pdf.ToArray());
        var printed = document.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text).ToHashSet();
        foreach (var name in new[] { "table1", "dice" })
        {
            var numbers = Markdown(result, name)
                .Where(l => l.StartsWith('|'))
                .Skip(2)
                .SelectMany(l => Regex.Matches(l, @"−?\d+\.\d+").Select(m => m.Value))
                .ToArray();
            Assert.NotEmpty(numbers);
            Assert.All(numbers, n => Assert.Contains(printed, w => w.Contains(n, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Numbers_are_rounded_by_their_uncertainty()
    {
        var result = SampleResult.Create(1, 25);
        var bias = result.Models[0].Agreement[0];

        // Half-width of the interval is near 0.9 µL: one digit of it by the rule of the Particle Data Group, at least one decimal as
        // printed by the study.
        Assert.InRange(bias.Bias.High - bias.Bias.Value, 0.355, 3.54);
        var row = Markdown(result, "table1").First(l => l.Contains("| UNet3+ |", StringComparison.Ordinal));
        var cell = FormattableString.Invariant($"| {bias.Bias.Value:F1} ({bias.Bias.Low:F1} to {bias.Bias.High:F1}) |").Replace('-', '−');
        Assert.Contains(cell, row, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        @"50 % & a_b #1 $x {y} ~z ^2 \end", @"50 \% \& a\_b \#1 \$x \{y\} \textasciitilde{}z \textasciicircum{}2 \textbackslash{}end")]
    [InlineData("−0.5 ± 1 µL, p\u2009<\u20090.001", @"$-$0.5 $\pm$ 1 \textmu{}L, p\,\textless{}\,0.001")]
    [InlineData("[best]*", "{[}best]{*}")]
    [InlineData("Müller – “a|b”", "Müller -- ``a\\textbar{}b''")]
    [InlineData("a\nb", "a b")]
    public void What_LaTeX_takes_for_commands_is_escaped(string text, string written) => Assert.Equal(written, LatexText.Escape(text));

    [Fact]
    public void What_Markdown_takes_for_markup_is_escaped() =>
        Assert.Equal(@"a\|b \*c\* \_d\_ &lt;e> \[f\] \`g\` \\h &amp;i", MarkdownTable.Escape(@"a|b *c* _d_ <e> [f] `g` \h &i"));

    [Theory]
    [MemberData(nameof(States))]
    public void LaTeX_is_balanced_and_of_plain_signs(string state)
    {
        var result = SampleStates.Result(state);
        var strange = result with { Models = [.. result.Models.Select(m => m with { Label = m.Label + " 50% a_b & {c} \\d" })] };
        foreach (var table in PaperTables.Of(strange, Study))
        {
            var text = table.ToLatex();
            var bare = Regex.Replace(text, @"\\[\\{}&%$#_]", string.Empty);
            Assert.Equal(bare.Count(c => c == '{'), bare.Count(c => c == '}'));
            Assert.Equal(0, bare.Count(c => c == '$') % 2);
            Assert.Equal(Regex.Count(text, @"\\begin\{"), Regex.Count(text, @"\\end\{"));
            Assert.DoesNotContain(text, c => c > 'ÿ');
            foreach (
                Match environment in Regex.Matches(
                    text, @"\\begin\{(tabular|longtable)\}\{([^\n]*)\}\n(.*?)\\end\{\1\}", RegexOptions.Singleline))
            {
                var columns = Regex.Replace(environment.Groups[2].Value, @"p\{[^}]*\}", "p").Length;
                var rows = environment.Groups[3].Value.Split('\n').Where(l => l.EndsWith(@" \\", StringComparison.Ordinal)).ToArray();
                Assert.True(rows.Length > 1);
                Assert.All(
                    rows,
                    l =>
                        Assert.Equal(
                            columns,
                            Regex.Split(l, @"(?<!\\)&").Sum(
                                cell =>
                                    Regex.Match(cell, @"\\multicolumn\{(\d+)\}") is { Success: true } m
                                        ? int.Parse(m.Groups[1].Value, null)
                                        : 1)));
            }
        }
    }

    private static string[] Markdown(EvaluationResult result, string name) =>
        PaperTables.Of(result, Study).Single(t => t.Name == name).ToMarkdown().Split('\n');

    private static string[] Latex(EvaluationResult result, string name) =>
        PaperTables.Of(result, Study).Single(t => t.Name == name).ToLatex().Split('\n');

    /// <summary>Lines of pipes, less head and alignment of each table.</summary>
    private static int Rows(string[] lines) =>
        lines.Count(l => l.StartsWith('|')) - (2 * lines.Count(l => l.StartsWith("| :--", StringComparison.Ordinal)));
}

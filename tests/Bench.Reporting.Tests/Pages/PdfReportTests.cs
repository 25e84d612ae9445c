using System.Collections.Concurrent;
using System.Globalization;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Pages;
using Bench.Reporting.Published;
using Bench.Reporting.Wording;
using Bench.Testing;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Tokens;

namespace Bench.Reporting.Tests.Pages;

public sealed class PdfReportTests
{
    private static readonly PublishedTable Study = PublishedTable.Load(
        RepositoryFolder.Combine("baselines", "published", "draft-2025", "claims.json"));

    private static readonly ConcurrentDictionary<string, byte[]> Exported = new();

    public static TheoryData<string> States => SampleStates.Names;

    [Theory]
    [MemberData(nameof(States))]
    public void Every_page_is_numbered_and_all_text_stays_inside_the_margins(string state)
    {
        using var document = PdfDocument.Open(ExportState(state));
        for (var i = 1; i <= document.NumberOfPages; i++)
        {
            var page = document.GetPage(i);
            Assert.Contains($"Page {i} of {document.NumberOfPages}", Text(page), StringComparison.Ordinal);
            Assert.All(page.Letters.Where(l => l.Value.Trim().Length > 0), l =>
            {
                Assert.InRange(l.BoundingBox.Left, 52, 544);
                Assert.InRange(l.BoundingBox.Right, 52, 544);
                Assert.InRange(l.BoundingBox.Bottom, 24, 820);
            });
        }
    }

    [Theory]
    [MemberData(nameof(States))]
    public void No_text_lies_on_other_text(string state)
    {
        using var document = PdfDocument.Open(ExportState(state));
        foreach (var page in document.GetPages())
        {
            var letters = page.Letters.Where(l => l.Value.Trim().Length > 0).OrderBy(l => l.BoundingBox.Left).ToArray();
            for (var i = 0; i < letters.Length; i++)
            {
                for (var j = i + 1; j < letters.Length && letters[j].BoundingBox.Left < letters[i].BoundingBox.Right; j++)
                {
                    Assert.False(
                        Overlap(letters[i], letters[j]) > 0.3,
                        $"{state}, page {page.Number}: “{letters[i].Value}” and “{letters[j].Value}” at {letters[i].Location}");
                }
            }
        }
    }

    [Fact]
    public void Fonts_are_embedded_and_are_the_carried_ones()
    {
        using var document = PdfDocument.Open(ExportState("usual"));
        Assert.All(document.GetPages().SelectMany(p => p.Letters), l => Assert.Contains("Inter", l.FontName, StringComparison.Ordinal));
        var descriptors = document.Structure.CrossReferenceTable.ObjectOffsets.Keys
            .Select(k => document.Structure.GetObject(k).Data)
            .OfType<DictionaryToken>()
            .Where(d => d.TryGet(NameToken.Type, out NameToken type) && type == NameToken.FontDescriptor).ToArray();
        Assert.NotEmpty(descriptors);
        Assert.All(descriptors, d => Assert.True(d.ContainsKey(NameToken.FontFile2) || d.ContainsKey(NameToken.FontFile3)));
    }

    [Fact]
    public void The_first_page_has_the_verdict_the_counts_and_key_numbers_with_intervals()
    {
        var result = SampleStates.Result("usual");
        using var document = PdfDocument.Open(ExportState("usual"));
        var cover = Text(document.GetPage(1));
        Assert.Contains(result.Conclusion.Verdict, cover, StringComparison.Ordinal);
        Assert.Contains($"{result.Conclusion.Reproduced - result.Conclusion.Shown}", cover, StringComparison.Ordinal);
        Assert.All(
            ["shown equivalent", "compatible, not proven", "different", "cannot be judged", "n = 25"],
            word => Assert.Contains(word, cover, StringComparison.Ordinal));
        var dice = result.Models[0].Dice.Single(d => d.Structure == Bench.Core.Structure.BloodPool && d.Phase is null);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"{dice.Mean:F3} ({dice.Confidence.Low:F3} to {dice.Confidence.High:F3})"),
            cover,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Table_1_has_the_published_numbers_and_under_them_the_ones_of_the_result()
    {
        var result = SampleStates.Result("usual");
        using var document = PdfDocument.Open(ExportState("usual"));
        var text = Text(document.GetPage(1));
        Assert.Contains("65.6 ± 10.0", text, StringComparison.Ordinal);
        Assert.Contains("−12.8 to 17.4", text, StringComparison.Ordinal);
        foreach (var a in result.Models.SelectMany(m => m.Agreement))
        {
            Assert.Contains(
                string.Create(CultureInfo.InvariantCulture, $"{a.Reference.Mean:F1} ± {a.Reference.Sd:F1}"),
                text,
                StringComparison.Ordinal);
            Assert.Contains(
                string.Create(CultureInfo.InvariantCulture, $"{a.LowerLimit.Value:F1} to {a.UpperLimit.Value:F1}").Replace('-', '−'),
                text,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_verdicts_on_a_model_stand_on_one_page_with_their_evidence_and_what_limits_them()
    {
        var result = SampleStates.Result("usual");
        using var document = PdfDocument.Open(ExportState("usual"));
        foreach (var claims in result.Claims.GroupBy(c => c.Model))
        {
            var label = result.Models.Single(m => m.Name == claims.Key).Label;
            var page = Assert.Single(
                document.GetPages().Select(Text), t => t.Contains($"All verdicts on {label} at a glance", StringComparison.Ordinal));
            Assert.DoesNotContain("at a glance (continued)", page, StringComparison.Ordinal);
            Assert.All(
                claims,
                c => Assert.Contains(NumberText.Interval(c.FoundInterval, ClaimNumbers.Decimals(c) + 1), page, StringComparison.Ordinal));
        }

        Assert.All(
            result.VerdictLimits, l => Assert.Contains(l[..40], string.Concat(document.GetPages().Select(Text)), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_number_of_every_mouse_can_be_read_back_from_the_appendix()
    {
        using var document = PdfDocument.Open(ExportState("usual"));
        var words = document.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text).ToHashSet();
        foreach (var c in SampleStates.Result("usual").Models.SelectMany(m => m.Cases))
        {
            Assert.All(c.Function, f => Assert.Contains(NumberText.Fixed(f.Reference, f.Unit == "µL" ? 2 : 1), words));
            Assert.All(c.Function, f => Assert.Contains(NumberText.WithSign(f.Difference, f.Unit == "µL" ? 2 : 1), words));
            Assert.All(
                c.Dice.Where(d => d.Phase != Bench.Core.CardiacPhase.Inflow), d => Assert.Contains(NumberText.Fixed(d.Dice, 3), words));
        }
    }

    [Fact]
    public void Limits_stand_with_their_intervals_and_every_mouse_outside_them_is_named()
    {
        using var document = PdfDocument.Open(ExportState("usual"));
        var text = string.Join(' ', document.GetPages().Select(Text));
        foreach (var model in SampleStates.Result("usual").Models)
        {
            foreach (var a in model.Agreement)
            {
                var decimals = Estimates.Decimals(SampleStates.Result("usual").Models, a.Quantity);
                Assert.Contains(NumberText.WithInterval(a.LowerLimit, decimals), text, StringComparison.Ordinal);
                Assert.Contains(NumberText.WithInterval(a.UpperLimit, decimals), text, StringComparison.Ordinal);
                var outside = model.Cases.SelectMany(
                    c =>
                        c.Function.Where(
                            f =>
                                f.Quantity == a.Quantity
                                    && (f.Difference > a.UpperLimit.Value || f.Difference < a.LowerLimit.Value)).Select(f =>
                                        (c.Mouse, f.Difference)));
                Assert.All(
                    outside,
                    o => Assert.Contains($"{o.Mouse} ({NumberText.WithSign(o.Difference, decimals)})", text, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Models_are_compared_pair_by_pair_with_the_numbers_of_the_result()
    {
        using var document = PdfDocument.Open(ExportState("usual"));
        var text = string.Join(' ', document.GetPages().Select(Text));
        foreach (var measure in SampleStates.Result("usual").Comparison!.Measures)
        {
            var (pair, decimals) = (Assert.Single(measure.Pairs), measure.Unit.Length == 0 ? 4 : 2);
            Assert.Contains(NumberText.WithInterval(pair.Difference, pair.Interval, decimals), text, StringComparison.Ordinal);
            Assert.Contains($"{pair.Wins}, {pair.Ties}, {pair.Losses}", text, StringComparison.Ordinal);
            Assert.All(measure.Ranking, r => Assert.Contains(NumberText.Fixed(r.Mean, decimals), text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("one mouse", "1 mouse has values by both expert and model")]
    [InlineData("two mice", "2 mice have values by both expert and model")]
    [InlineData("all failed", "no quantity is defined by both expert and model in any mouse")]
    [InlineData("all failed", "nothing could be measured")]
    [InlineData("masks only", "Dice against volume error (fewer than 3 mice have both)")]
    [InlineData("masks only", "volume curves (no model’s masks cover a whole cine)")]
    [InlineData("masks only", "training (the masks were made elsewhere)")]
    [InlineData("no claims, no montage", "verdicts (no published number was judged); slices (the result holds none to show)")]
    [InlineData("no claims, no montage", "none: every test mouse was measured")]
    public void Pages_say_plainly_what_cannot_be_shown(string state, string sentence)
    {
        using var document = PdfDocument.Open(ExportState(state));
        Assert.Contains(sentence, string.Join(' ', document.GetPages().Select(Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_mouse_has_its_Dice_to_four_digits_and_an_undefined_EF_with_its_reason()
    {
        using var document = PdfDocument.Open(ExportState("masks only"));
        var text = string.Concat(document.GetPages().Select(Text));
        foreach (
            var expected in new[]
            {
                "0.9118",
                "0.9467",
                "29.49",
                "31.46",
                "no end-diastolic frame was contoured",
            })
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_phantom_run_says_that_nothing_published_can_be_judged()
    {
        using var document = PdfDocument.Open(ExportState("phantom"));
        Assert.Contains("Published results cannot be judged on phantoms", Text(document.GetPage(1)), StringComparison.Ordinal);
        Assert.Contains("synthetic", Text(document.GetPage(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_case_is_marked_and_listed_as_an_issue()
    {
        using var document = PdfDocument.Open(ExportState("long names and a failed case"));
        var text = string.Concat(document.GetPages().Select(Text));
        Assert.Contains("could not be measured; see Issues", text, StringComparison.Ordinal);
        Assert.Contains("128 × 128 × 9", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Bookmarks_and_links_lead_to_every_section()
    {
        using var document = PdfDocument.Open(ExportState("usual"));
        Assert.True(document.TryGetBookmarks(out var bookmarks));
        Assert.Equal(
            [
                "Claims and verdicts", "Overlap with the expert", "Agreement of function and mass", "Models compared",
                "Worst case",
                "Every published number", "Verdict on methods", "The study against itself", "Results in numbers", "Overlap in detail",
                    "More cases",
                "Effect of cleaning", "Training", "Issues", "Methods", "Provenance", "Every mouse",
            ],
            bookmarks.Roots.Select(b => b.Title));
        Assert.Equal(17, document.GetPages().Take(3).Sum(p => p.GetAnnotations().Count()));
    }

    [Fact]
    public void Metadata_name_the_run_and_its_date()
    {
        using var document = PdfDocument.Open(Export(SampleResult.Create(1, 3)));
        Assert.Equal("Bench evaluation report: 2025-06-01-test", document.Information.Title);
        Assert.StartsWith("D:20250601123000", document.Information.CreationDate, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes() =>
        Assert.Equal(Export(SampleResult.Create(2, 5)), Export(SampleResult.Create(2, 5)));

    [Fact]
    public void A_report_without_published_numbers_has_none()
    {
        using var document = PdfDocument.Open(Export(SampleResult.Create(1, 5), null));
        var text = Text(document.GetPage(1));
        Assert.Contains("Function and mass", text, StringComparison.Ordinal);
        Assert.DoesNotContain("draft-2025", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 25, 8, 20)]
    [InlineData(1, 100, 8, 20)]
    [InlineData(2, 3, 8, 22)]
    [InlineData(2, 25, 8, 22)]
    [InlineData(2, 100, 8, 25)]
    [InlineData(3, 25, 10, 28)]
    [InlineData(6, 3, 8, 20)]
    [InlineData(6, 30, 8, 20)]
    public void A_report_has_at_most_eight_pages_before_its_supplement_and_no_page_is_a_third_white(
        int models, int mice, int mostPages, int mostInAll) =>
        RequireFull(PageFlow.Of(ReportContent.Of(SampleResult.Create(models, mice), Study)), mostPages, mostInAll);

    [Theory]
    [InlineData(1, 3, 7, 15)]
    [InlineData(2, 15, 9, 22)]
    [InlineData(3, 15, 12, 28)]
    [InlineData(1, 40, 9, 20)]
    [InlineData(6, 15, 9, 20)]
    public void No_page_on_human_hearts_is_a_third_white(int models, int cases, int mostPages, int mostInAll) =>
        RequireFull(PageFlow.Of(ReportContent.Of(HumanSample.Create(models, cases), null)), mostPages, mostInAll);

    private static void RequireFull(PageFlow flow, int mostPages, int mostInAll)
    {
        var supplement = Enumerable.Range(0, flow.Pages.Count).First(i => flow.Pages[i].Any(b => b.Block is PartTitle));
        Assert.InRange(supplement + 1, 1, mostPages);
        Assert.InRange(flow.Pages.Count, supplement + 1, mostInAll);
        Assert.All(
            flow.Pages.SelectMany(p => p),
            b => Assert.True(
                b.Y + b.Block.Height(Sheet.TextWidth) <= Sheet.Bottom + 1, $"{b.Block.GetType().Name} goes on below the page"));
        var white = flow.White.SkipLast(1).Index().Where(p => p.Item > 0.34).ToArray();
        Assert.True(white.Length == 0, string.Join("; ", white.Select(p => $"page {p.Index + 1} is to {p.Item:P0} white")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public void The_first_page_has_verdict_table_plot_and_worst_slice(int models)
    {
        var page = PageFlow.Of(ReportContent.Of(SampleResult.Create(models, 25), Study)).Pages[0];
        Assert.Contains(page, b => b.Block is Callout);
        Assert.Contains(page, b => b.Block is TableBlock);
        Assert.Equal(2, page.Count(b => b.Block is FigureBlock));

        // What it says of agreement holds for every model.
        var result = SampleResult.Create(models, 25);
        var numbers = FigureSet.Of(result, Study).Find("agreement-summary")!.Numbers()[0];
        Assert.Equal(
            result.Models.Select(m => m.Name), numbers.Rows.Select(r => r[0].ToString()).Distinct()
                .Where(n => !n.StartsWith("study", StringComparison.Ordinal)));
    }

    private static byte[] ExportState(string state) => Exported.GetOrAdd(state, s => Export(SampleStates.Result(s)));

    private static byte[] Export(EvaluationResult result) => Export(result, Study);

    private static byte[] Export(EvaluationResult result, PublishedTable? published)
    {
        using var stream = new MemoryStream();
        new PdfReport().Export(result, published, stream);
        return stream.ToArray();
    }

    private static string Text(Page page) => ContentOrderTextExtractor.GetText(page).Replace('\u2009', ' ').ReplaceLineEndings(" ");

    /// <summary>Shared area as a share of the smaller letter.</summary>
    private static double Overlap(Letter a, Letter b)
    {
        var (p, q) = (a.BoundingBox, b.BoundingBox);
        var width = Math.Min(p.Right, q.Right) - Math.Max(p.Left, q.Left);
        var height = Math.Min(p.Top, q.Top) - Math.Max(p.Bottom, q.Bottom);
        var least = Math.Min(p.Width * p.Height, q.Width * q.Height);
        return width <= 0 || height <= 0 || least <= 0 ? 0 : width * height / least;
    }
}

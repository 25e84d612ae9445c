using Bench.Core;
using Bench.Reporting.Figures;
using Bench.Testing;
using SkiaSharp;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Bench.Reporting.Tests;

public sealed class FigureWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_column_gives_a_file_a_panel_and_montages_keep_the_double_width()
    {
        var result = SampleResult.Create(2, 5);
        var (files, kept, _) = FigureWriter.Write(
            result, null, new FigureOptions { SingleColumn = true, Formats = [FigureFormat.Svg] }, _folder.Path);
        Assert.Equal(
            files.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        // Two models: 1 of claims, 4 panels of Dice, 4 of error, 6 compared, 3 of the first page, 2 × 6 of agreement, 2 × 6 Bland–Altman,
        // 2 × 6 identity, 2 of position, 1 curve, 2 networks, 2 × 2 of training; the worst slice and montages as they are.
        Assert.Equal(63 + 1 + result.Montages.Count, files.Count(f => f.EndsWith(".svg", StringComparison.Ordinal)));
        Assert.Contains("bland-altman-unet3plus-EDV.svg", files);
        Assert.Contains("bland-altman-unet3plus.csv", files);
        Assert.Equal(result.Montages.Select(m => $"montage-{m.Rank}").Prepend("montage-worst-slice"), kept);
    }

    [Theory]
    [InlineData(false, 172)]
    [InlineData(true, 84)]
    public void Widths_are_those_of_journals_and_text_keeps_its_size(bool oneColumn, double millimetres)
    {
        FigureWriter.Write(
            SampleResult.Create(1, 5),
            null,
            new FigureOptions { SingleColumn = oneColumn, Formats = [FigureFormat.Pdf], Only = "bland-altman-*" },
            _folder.Path);
        var file = Assert.Single(Directory.EnumerateFiles(_folder.Path, oneColumn ? "*-EDV.pdf" : "*.pdf"));
        using var document = PdfDocument.Open(file);
        var page = document.GetPage(1);
        Assert.Equal(millimetres, page.Width / 72 * 25.4, 0.02);
        Assert.Equal(7, page.GetWords().First(w => w.Text == "bias").Letters[0].PointSize, 0.1);
        Assert.Equal("2025-06-01", document.Information.GetCreatedDateTimeOffset()?.ToString("yyyy-MM-dd", null));
    }

    [Theory]
    [InlineData(false, 190, 7.5)]
    [InlineData(true, 90, 9)]
    [InlineData(true, 120, 6)]
    public void Other_widths_and_sizes_of_text_are_laid_out_anew(bool oneColumn, double millimetres, double points)
    {
        var options = new FigureOptions
        {
            SingleColumn = oneColumn,
            WidthMm = millimetres,
            TextPoints = points,
            Formats = [FigureFormat.Pdf],
            Only = "identity-*",
        };
        FigureWriter.Write(SampleResult.Create(1, 5), null, options, _folder.Path);
        using var document = PdfDocument.Open(Assert.Single(Directory.EnumerateFiles(_folder.Path, oneColumn ? "*-EDV.pdf" : "*.pdf")));
        var page = document.GetPage(1);
        Assert.Equal(millimetres, page.Width / 72 * 25.4, 0.02);
        Assert.Equal(points, page.GetWords().First(w => w.Text == "Expert").Letters[0].PointSize, 0.05);
    }

    [Theory]
    [InlineData(20, 7.5)]
    [InlineData(172, 2)]
    [InlineData(double.NaN, 7.5)]
    public void Widths_and_text_that_cannot_be_drawn_are_refused(double millimetres, double points) =>
        Assert.Throws<InputException>(
            () =>
                FigureWriter.Write(
                    SampleResult.Create(1, 3), null, new FigureOptions { WidthMm = millimetres, TextPoints = points }, _folder.Path));

    [Fact]
    public void Where_six_panels_have_no_room_side_by_side_there_are_two_or_the_figure_is_refused_with_what_it_needs()
    {
        var options = new FigureOptions { WidthMm = 120, Formats = [FigureFormat.Pdf], Only = "bland-altman-*" };
        FigureWriter.Write(SampleResult.Create(1, 25), null, options, _folder.Path);
        using var document = PdfDocument.Open(Assert.Single(Directory.EnumerateFiles(_folder.Path, "*.pdf")));
        Assert.Equal(120, document.GetPage(1).Width / 72 * 25.4, 0.02);
        Assert.Empty(OverprintsOf(document.GetPage(1)));

        var problem = Assert.Throws<InputException>(
            () => FigureWriter.Write(SampleResult.Create(1, 25), null, options with { WidthMm = 85 }, _folder.Path));
        Assert.Contains("bland-altman-unet3plus would be", problem.Message, StringComparison.Ordinal);
        Assert.Contains("needs a width of 116 mm", problem.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string> Presets => [.. JournalPreset.All.DistinctBy(p => p with { Name = "" }).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Presets))]
    public void At_every_journal_text_is_large_enough_prints_over_nothing_and_stays_inside(string name)
    {
        var preset = JournalPreset.Find(name)!;
        var options = new FigureOptions
        {
            WidthMm = preset.WidthMm,
            MostHeightMm = preset.MostHeightMm,
            SingleColumn = preset.SingleColumn,
            TextPoints = preset.TextPoints,
            Formats = [FigureFormat.Pdf],
            Only = preset.SingleColumn ? "*-E*" : null,
        };
        FigureWriter.Write(SampleResult.Create(2, 25), null, options, _folder.Path);
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*.pdf"))
        {
            using var document = PdfDocument.Open(file);
            var page = document.GetPage(1);
            Assert.Equal(preset.WidthMm, page.Width / 72 * 25.4, 0.05);
            Assert.True(page.Height / 72 * 25.4 <= (preset.MostHeightMm ?? 300), file);
            Assert.All(page.Letters, l => Assert.True(
                l.PointSize >= preset.LeastTextPoints - 0.01, $"{Path.GetFileName(file)}: “{l.Value}” has {l.PointSize} points"));
            Assert.All(page.Letters, l => Assert.InRange(l.BoundingBox.Right, 0, page.Width + 0.5));
            Assert.Empty(OverprintsOf(page).Select(o => $"{Path.GetFileName(file)}: {o}"));
        }
    }

    [Fact]
    public void An_SVG_has_its_size_in_millimetres()
    {
        FigureWriter.Write(
            SampleResult.Create(1, 3), null, new FigureOptions { Only = "dice", Formats = [FigureFormat.Svg] }, _folder.Path);
        Assert.Equal("172mm", System.Xml.Linq.XDocument.Load(_folder.Combine("dice.svg")).Root!.Attribute("width")!.Value);
    }

    [Fact]
    public void A_single_figure_panel_or_kind_can_be_chosen()
    {
        Assert.Equal(["dice.svg", "dice.csv", "dice-boxes.csv", "dice.py"], Files("dice", false));
        Assert.Equal(["identity-unet-EF.svg", "identity-unet.csv", "identity-unet-correlations.csv", "identity-unet.py"], Files("identity-unet-EF", true));
        Assert.Equal(6, Files("identity-unet", true).Count(f => f.EndsWith(".svg", StringComparison.Ordinal)));
        Assert.Equal(2, Files("bland-altman-*", false).Count(f => f.EndsWith(".svg", StringComparison.Ordinal)));

        IReadOnlyList<string> Files(string only, bool byPanel) =>
            FigureWriter.Write(
                SampleResult.Create(2, 3),
                null,
                new FigureOptions { SingleColumn = byPanel, Only = only, Formats = [FigureFormat.Svg] },
                _folder.Path).Files;
    }

    [Fact]
    public void A_name_that_no_figure_has_is_refused_with_those_there_are()
    {
        var problem = Assert.Throws<InputException>(
            () => FigureWriter.Write(SampleResult.Create(1, 3), null, new FigureOptions { Only = "dise" }, _folder.Path));
        Assert.Contains("'dise'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("bland-altman-unet3plus", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    public void A_resolution_that_cannot_be_drawn_is_refused(int dpi) =>
        Assert.Throws<InputException>(
            () => FigureWriter.Write(SampleResult.Create(1, 3), null, new FigureOptions { DotsPerInch = dpi }, _folder.Path));

    [Fact]
    public void Pixels_follow_the_resolution()
    {
        FigureWriter.Write(
            SampleResult.Create(1, 3),
            null,
            new FigureOptions { DotsPerInch = 36, Only = "dice", Formats = [FigureFormat.Png] },
            _folder.Path);
        using var bitmap = SKBitmap.Decode(_folder.Combine("dice.png"));
        Assert.Equal(244, bitmap.Width); // 172 mm at 36 dots per 25.4 mm: 243.8

        // PNG specification, 11.3.5.3: pixels a metre each way, then 1 for the metre; 36 / 0.0254 = 1417.3.
        var bytes = File.ReadAllBytes(_folder.Combine("dice.png"));
        var chunk = bytes.AsSpan().IndexOf("pHYs"u8);
        Assert.Equal(new byte[] { 0, 0, 0x05, 0x89, 0, 0, 0x05, 0x89, 1 }, bytes[(chunk + 4)..(chunk + 13)]);
    }

    [Fact]
    public void Models_differ_by_shape_so_that_grey_prints_can_be_read() =>
        Assert.Equal(6, Enumerable.Range(0, 6).Select(Markers.OfModel).Distinct().Count());

    /// <summary>Letters that lie on letters of another word.</summary>
    private static IEnumerable<string> OverprintsOf(Page page)
    {
        var words = page.GetWords().ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            for (var j = i + 1; j < words.Length; j++)
            {
                var (a, b) = (words[i].BoundingBox, words[j].BoundingBox);
                var width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
                var height = Math.Min(a.Top, b.Top) - Math.Max(a.Bottom, b.Bottom);
                if (width > 1 && height > 1)
                {
                    yield return $"“{words[i].Text}” and “{words[j].Text}”";
                }
            }
        }
    }
}

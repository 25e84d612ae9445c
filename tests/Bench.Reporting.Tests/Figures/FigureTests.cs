using System.Xml.Linq;
using Bench.Reporting.Figures;
using Bench.Reporting.Typography;
using Bench.Testing;
using SkiaSharp;
using UglyToad.PdfPig;

namespace Bench.Reporting.Tests.Figures;

public sealed class FigureTests
{
    public static TheoryData<string> States => SampleStates.Names;

    [Theory]
    [MemberData(nameof(States))]
    public void Nothing_is_drawn_outside_a_figure(string state)
    {
        const int Room = 30;
        foreach (var figure in FigureSet.Of(SampleStates.Result(state)).All.SelectMany(f => f.ByPanel.Prepend(f)))
        {
            var (width, height) = ((int)MathF.Ceiling(figure.Width), (int)MathF.Ceiling(figure.Height));
            using var bitmap = new SKBitmap(width + (2 * Room), height + (2 * Room));
            using (var canvas = new SKCanvas(bitmap))
            {
                canvas.Clear(SKColors.White);
                canvas.Translate(Room, Room);
                figure.Draw(canvas);
            }

            using (var inside = new SKCanvas(bitmap))
            using (var white = new SKPaint { Color = SKColors.White, BlendMode = SKBlendMode.Src })
            {
                inside.DrawRect(SKRect.Create(Room - 1, Room - 1, width + 2, height + 2), white);
            }

            var ink = bitmap.GetPixelSpan().IndexOfAnyExcept((byte)255);
            Assert.True(
                ink < 0,
                $"{state}, {figure.Name}: ink at row {(ink / bitmap.RowBytes) - Room}, column {(ink % bitmap.RowBytes / 4) - Room} of "
                    + $"{height} × {width}");
        }
    }

    [Fact]
    public void Text_in_an_SVG_stays_text_with_the_glyphs_that_numbers_need()
    {
        var svg = FigureText.Svg(FigureSet.Of(SampleResult.Create(2, 25)).Find("bland-altman-unet3plus")!);
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value).ToArray();
        Assert.Contains("End-diastolic volume", texts);
        Assert.Contains("Model − expert (µL)", texts);
        Assert.Contains("−1.96 SD", texts);
        Assert.Contains("UNet3+", texts);
        Assert.All(svg.Descendants().Attributes("font-family"), f => Assert.StartsWith("Inter", f.Value, StringComparison.Ordinal));
        Assert.Contains(svg.Descendants(), e => e.Name.LocalName == "title" && e.Value == "Bland–Altman plots, UNet3+");
    }

    [Fact]
    public void A_text_of_an_SVG_is_one_run_with_a_place_a_length_and_its_weight()
    {
        // Letters that Skia places one by one could not be edited as a word; the length keeps the layout in another typeface.
        var svg = FigureText.Svg(FigureSet.Of(SampleResult.Create(1, 12)).Find("bland-altman-unet3plus")!);
        var texts = svg.Descendants().Where(e => e.Name.LocalName == "text").ToArray();
        Assert.All(texts, t => Assert.DoesNotContain(',', t.Attribute("x")!.Value));
        var title = texts.First(t => t.Value == "End-diastolic volume");
        Assert.Equal("600", title.Attribute("font-weight")!.Value);
        var length = float.Parse(title.Attribute("textLength")!.Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(TextLine.Measure("End-diastolic volume", ChartText.Title), length, 0.1f);
    }

    [Fact]
    public void Every_mouse_is_a_dot_in_the_SVG()
    {
        var result = SampleResult.Create(1, 25);
        var dots = FigureText.Svg(FigureSet.Of(result).Find("identity-unet3plus")!)
            .Descendants()
            .Attributes("stroke-linecap")
            .Count(a => a.Value == "round");
        Assert.Equal(2 * 6 * 25, dots);
    }

    [Fact]
    public void A_PNG_has_the_pixels_that_its_size_and_resolution_ask_for()
    {
        var figure = FigureSet.Of(SampleResult.Create(1, 3)).Find("dice")!;
        using var stream = new MemoryStream();
        FigureFiles.WritePng(figure, stream, 144);
        stream.Position = 0;
        using var bitmap = SKBitmap.Decode(stream);
        Assert.Equal((int)MathF.Ceiling(figure.Width * 2), bitmap.Width);
        Assert.Equal((int)MathF.Ceiling(figure.Height * 2), bitmap.Height);
    }

    [Fact]
    public void A_PDF_is_one_page_of_the_figures_size_with_text_in_embedded_faces_and_the_same_bytes_each_time()
    {
        var figure = FigureSet.Of(SampleResult.Create(2, 25)).Find("bland-altman-unet3plus")!;
        var bytes = Pdf(figure);
        Assert.Equal(bytes, Pdf(figure));
        using var document = PdfDocument.Open(bytes);
        var page = Assert.Single(document.GetPages());
        Assert.Equal(figure.Width, page.Width, 1.0);
        Assert.Equal(figure.Height, page.Height, 1.0);
        Assert.Equal(figure.Title, document.Information.Title);
        Assert.Contains("End-diastolic volume", string.Join(' ', page.GetWords()), StringComparison.Ordinal);
        Assert.All(page.Letters, l => Assert.Contains("Inter", l.FontName, StringComparison.Ordinal));
        Assert.Empty(page.GetImages());
    }

    [Fact]
    public void There_are_no_figures_for_what_a_result_lacks()
    {
        var figures = FigureSet.Of(SampleResult.MasksOnly());
        FigurePlace[] empty =
        [
            FigurePlace.Training, FigurePlace.Comparison, FigurePlace.Claims, FigurePlace.Curves, FigurePlace.Agreement, FigurePlace.Apart,
        ];
        Assert.All(empty, place => Assert.Empty(figures.In(place)));
        Assert.Null(figures.Find("dice-error"));
        Assert.Single(figures.In(FigurePlace.Montage));
    }

    [Fact]
    public void Names_of_models_become_safe_file_names()
    {
        Assert.Equal("unet_3.plus-1", FileNames.Safe("unet_3.plus-1"));
        Assert.StartsWith("a-b-c-", FileNames.Safe("a/b c"), StringComparison.Ordinal);
        Assert.NotEqual(FileNames.Safe("Mouse 1"), FileNames.Safe("Mouse-1"));
        Assert.NotEqual(FileNames.Safe("Mouse 1"), FileNames.Safe("Mouse/1"));
        Assert.All(["NUL", "con.txt", "lpt1"], name => Assert.NotEqual(name, FileNames.Safe(name)));
        Assert.True(FileNames.Safe(new string('m', 255)).Length < 120);
        Assert.StartsWith("model-", FileNames.Safe("…"), StringComparison.Ordinal);
    }

    [Fact]
    public void Quartiles_and_whiskers_follow_Tukey()
    {
        // Type 7 quartiles of 1 … 9 and 30: positions 2.25 and 6.75 of the sorted ten: 3.25 and 7.75; reach 6.75, so 30 is beyond.
        var box = BoxStatistics.Of([30, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        Assert.Equal(new BoxStatistics(3.25, 5.5, 7.75, 1, 9), box);
    }

    [Theory]
    [InlineData(-6, 7.1, new[] { "−5", "0", "5" })]
    [InlineData(0.86, 1, new[] { "0.90", "0.95", "1.00" })]
    [InlineData(5, 5, new[] { "4.5", "5.0", "5.5" })]
    public void Ticks_are_round_numbers(double low, double high, string[] labels) =>
        Assert.Equal(labels, AxisScale.Covering(low, high, 4, 0).Labels);

    private static byte[] Pdf(Figure figure)
    {
        using var stream = new MemoryStream();
        FigureFiles.WritePdf(figure, stream, new DateTime(2025, 6, 1, 12, 30, 0, DateTimeKind.Utc));
        return stream.ToArray();
    }
}

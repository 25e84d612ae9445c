using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Figures as files.</summary>
public static class FigureFiles
{
    /// <summary>Resolution of PNG files, dots per inch at final size.</summary>
    public const int DefaultDotsPerInch = 300;

    private const float PointsPerInch = 72;

    /// <summary>Skia rounds a page down to this many steps an inch: fine ones keep widths exact to 0.02 mm.</summary>
    private const float PageSteps = 1440;

    /// <summary>Writes a figure in a format.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="format">The format.</param>
    /// <param name="output">Where to; left open.</param>
    /// <param name="dotsPerInch">Resolution of a PNG at final size, above 0.</param>
    /// <param name="made">Date for the metadata of a PDF, UTC; null for none.</param>
    public static void Write(
        Figure figure, FigureFormat format, Stream output, int dotsPerInch = DefaultDotsPerInch, DateTime? made = null)
    {
        switch (format)
        {
            case FigureFormat.Svg:
                WriteSvg(figure, output);
                break;
            case FigureFormat.Pdf:
                WritePdf(figure, output, made);
                break;
            default:
                WritePng(figure, output, dotsPerInch);
                break;
        }
    }

    /// <summary>Writes an SVG. Text is text, set in the report's typeface.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="output">Where to; left open.</param>
    public static void WriteSvg(Figure figure, Stream output)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var bounds = SKRect.Create(figure.Width, figure.Height);
        using var memory = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(bounds, memory))
        {
            Paint(figure, canvas);
        }

        SvgText.Write(memory.ToArray(), figure, output);
    }

    /// <summary>An SVG element to stand inside an HTML document beside others.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="idPrefix">Put before every id, so that no two drawings of a document share one.</param>
    internal static string SvgElement(Figure figure, string idPrefix)
    {
        using var memory = new MemoryStream();
        WriteSvg(figure, memory);
        return SvgText.Inline(memory.ToArray(), idPrefix);
    }

    /// <summary>Writes a PNG.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="output">Where to; left open.</param>
    /// <param name="dotsPerInch">Resolution at final size, above 0.</param>
    public static void WritePng(Figure figure, Stream output, int dotsPerInch = DefaultDotsPerInch)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dotsPerInch);
        var scale = dotsPerInch / PointsPerInch;
        using var bitmap = new SKBitmap(
            Pixels(figure.Width * scale), Pixels(figure.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(scale);
            Paint(figure, canvas);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        output.Write(PngResolution.Set(data.ToArray(), dotsPerInch));
    }

    /// <summary>
    /// Writes a PDF of one page of the figure's size: vectors, text with embedded faces. The same figure and date give the same bytes.
    /// </summary>
    /// <param name="figure">The figure.</param>
    /// <param name="output">Where to; left open.</param>
    /// <param name="made">Date for the file's metadata, UTC: that of the result, not of the drawing. Null for none.</param>
    public static void WritePdf(Figure figure, Stream output, DateTime? made = null)
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(output);
        var metadata = new SKDocumentPdfMetadata
        {
            Title = figure.Title,
            Subject = figure.Caption,
            Creator = "Bench",
            Producer = "Skia/PDF",
            Creation = made,
            Modified = made,
            RasterDpi = PageSteps,
            EncodingQuality = 101,
        };
        using var drawn = new MemoryStream();
        using (var document = SKDocument.CreatePdf(drawn, metadata))
        {
            Paint(figure, document.BeginPage(figure.Width, figure.Height));
            document.EndPage();
            document.Close();
        }

        output.Write(drawn.ToArray());
    }

    /// <summary>Whole pixels that hold a length: a hair's breadth more is none of a pixel.</summary>
    private static int Pixels(float length) => (int)MathF.Ceiling(length - 0.01f);

    private static void Paint(Figure figure, SKCanvas canvas)
    {
        using var white = new SKPaint { Color = SKColors.White };
        canvas.DrawRect(SKRect.Create(figure.Width, figure.Height), white);
        figure.Draw(canvas);
    }
}

using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>One mask of a slice over its darkened image: blood pool light, myocardium dark, so that they differ in greyscale too.</summary>
internal static class MaskTile
{
    /// <summary>Okabe and Ito's yellow and blue: the two of the palette that are farthest apart in lightness.</summary>
    public static readonly SKColor BloodPool = new(0xF0, 0xE4, 0x42);
    public static readonly SKColor Myocardium = Palette.Blue;

    /// <summary>Their vermillion, between these two in lightness.</summary>
    public static readonly SKColor RightVentricle = Palette.Vermillion;
    private const byte ImageShare = 90;

    /// <summary>Draws a mask.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="rect">The square to fill as far as the slice's proportions allow.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="model">Index of the model; −1 for the expert.</param>
    /// <param name="aspect">Row distance over column distance.</param>
    /// <param name="text">Text at the lower left, where it fits; empty for none.</param>
    public static void Draw(SKCanvas canvas, SKRect rect, MontageSlice slice, int model, float aspect, string text)
    {
        var labels = model < 0 ? slice.Reference : model < slice.Predicted.Count ? slice.Predicted[model] : [];
        SliceTile.DrawInside(canvas, rect, slice, aspect, ImageShare, _ =>
        {
            Fill(canvas, slice, labels, 1, Myocardium);
            Fill(canvas, slice, labels, 2, BloodPool);
            Fill(canvas, slice, labels, 3, RightVentricle);
        });
        if (text.Length > 0)
        {
            DrawText(canvas, rect, text);
        }
    }

    private static void Fill(SKCanvas canvas, MontageSlice slice, byte[] labels, byte least, SKColor color)
    {
        if (labels.Length == 0)
        {
            return;
        }

        using var outline = Contours.Outline(labels, slice.Height, slice.Width, least, Contours.Regions.First(r => r.Least == least).Most);
        outline.FillType = SKPathFillType.EvenOdd;
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawPath(outline, paint);
    }

    private static void DrawText(SKCanvas canvas, SKRect rect, string text)
    {
        var style = ChartText.Small.In(SKColors.White);
        var width = TextLine.Measure(text, style);
        if (width + 4 > rect.Width)
        {
            return;
        }

        using var shade = new SKPaint { Color = SKColors.Black.WithAlpha(150) };
        canvas.DrawRect(SKRect.Create(rect.Left, rect.Bottom - 8, width + 4, 8), shade);
        TextLine.Draw(canvas, text, style, rect.Left + 2, rect.Bottom - 2);
    }
}

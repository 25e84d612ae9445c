using Bench.Evaluation.Results;
using Bench.Reporting.Typography;
using Bench.Reporting.Wording;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>One mask of a slice over its darkened image: blood pool light, myocardium dark, so that they differ in greyscale too.</summary>
internal static class MaskTile
{
    /// <summary>Okabe and Ito's yellow and blue: the two of the palette that are farthest apart in lightness.</summary>
    public static readonly SKColor BloodPool = new(0xF0, 0xE4, 0x42);
    public static readonly SKColor Myocardium = Palette.Blue;
    private const byte ImageShare = 90;

    /// <summary>Draws a mask.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="rect">The square to fill as far as the slice's proportions allow.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="model">Index of the model; −1 for the expert.</param>
    /// <param name="aspect">Row distance over column distance.</param>
    public static void Draw(SKCanvas canvas, SKRect rect, MontageSlice slice, int model, float aspect)
    {
        var labels = model < 0 ? slice.Reference : model < slice.Predicted.Count ? slice.Predicted[model] : [];
        var (width, height) = (slice.Width, slice.Height * aspect);
        var scale = Math.Min(rect.Width / width, rect.Height / height);
        canvas.Save();
        canvas.ClipRect(rect);
        using (var black = new SKPaint { Color = SKColors.Black })
        {
            canvas.DrawRect(rect, black);
        }

        canvas.Translate(rect.MidX - (width * scale / 2), rect.MidY - (height * scale / 2));
        canvas.Scale(scale, scale * aspect);
        SliceTile.DrawImage(canvas, slice, ImageShare);
        Fill(canvas, slice, labels, 1, Myocardium);
        Fill(canvas, slice, labels, 2, BloodPool);
        canvas.Restore();
        if (model >= 0)
        {
            DrawDice(canvas, rect, slice.Reference, labels);
        }
    }

    private static void Fill(SKCanvas canvas, MontageSlice slice, byte[] labels, byte least, SKColor color)
    {
        if (labels.Length == 0)
        {
            return;
        }

        using var outline = Contours.Outline(labels, slice.Height, slice.Width, least);
        outline.FillType = SKPathFillType.EvenOdd;
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawPath(outline, paint);
    }

    private static void DrawDice(SKCanvas canvas, SKRect rect, byte[] reference, byte[] predicted)
    {
        if (predicted.Length == 0)
        {
            return;
        }

        var text = $"{NumberText.Fixed(Dice(reference, predicted, 2), 2)}  {NumberText.Fixed(Dice(reference, predicted, 1), 2)}";
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

    /// <summary>Dice of one label in a slice; NaN where neither mask has it.</summary>
    public static double Dice(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> predicted, byte label)
    {
        var shared = 0;
        for (var i = 0; i < reference.Length; i++)
        {
            shared += reference[i] == label && predicted[i] == label ? 1 : 0;
        }

        var both = reference.Count(label) + predicted.Count(label);
        return both == 0 ? double.NaN : 2.0 * shared / both;
    }
}

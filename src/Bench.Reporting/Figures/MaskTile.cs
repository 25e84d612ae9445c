using Bench.Evaluation.Results;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// The expert's mask of a slice, translucent over its image: blood pool light, myocardium dark, so that they differ in greyscale.
/// </summary>
internal static class MaskTile
{
    private const byte Opacity = 120;

    /// <summary>Draws the mask.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="rect">The square to fill as far as the slice's proportions allow.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="aspect">Row distance over column distance.</param>
    public static void Draw(SKCanvas canvas, SKRect rect, MontageSlice slice, float aspect) =>
        SliceTile.DrawInside(canvas, rect, slice, aspect, byte.MaxValue, _ =>
        {
            Fill(canvas, slice, 1, Palette.Myocardium);
            Fill(canvas, slice, 2, Palette.BloodPool);
            Fill(canvas, slice, 3, Palette.RightVentricle);
        });

    private static void Fill(SKCanvas canvas, MontageSlice slice, byte label, SKColor color)
    {
        using var outline = Contours.Outline(slice.Reference, slice.Height, slice.Width, label, label);
        outline.FillType = SKPathFillType.EvenOdd;
        using var paint = new SKPaint { Color = color.WithAlpha(Opacity), IsAntialias = true };
        canvas.DrawPath(outline, paint);
    }
}

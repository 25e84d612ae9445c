using System.Runtime.InteropServices;
using Bench.Evaluation.Results;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>
/// One slice with outlines: the expert's solid and white, a model's dashed in the model's colour on top, so that agreement shows as a
/// two-coloured line.
/// </summary>
internal static class SliceTile
{
    public static readonly SKColor Expert = SKColors.White;
    private static readonly SKColor Casing = SKColors.Black.WithAlpha(170);
    private const float LineWidth = 0.9f;

    /// <summary>Draws a slice to fill a square as far as its proportions allow.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="rect">The square.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="model">Index of the model; −1 for the expert alone.</param>
    /// <param name="aspect">Row distance over column distance.</param>
    public static void Draw(SKCanvas canvas, SKRect rect, MontageSlice slice, int model, float aspect) =>
        DrawInside(canvas, rect, slice, aspect, byte.MaxValue, scale =>
    {
        DrawOutlines(canvas, slice, slice.Reference, Expert, false, 1 / scale);
        if (model >= 0 && model < slice.Predicted.Count)
        {
            DrawOutlines(canvas, slice, slice.Predicted[model], Palette.OfModel(model), true, 1 / scale);
        }
    });

    /// <summary>Fills a square with black, puts the image in its middle, and draws over it in units of the slice's pixels.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="rect">The square.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="aspect">Row distance over column distance.</param>
    /// <param name="share">255 for all of the image's brightness, less for a darker one.</param>
    /// <param name="draw">Told how many units of the canvas a pixel is wide.</param>
    public static void DrawInside(SKCanvas canvas, SKRect rect, MontageSlice slice, float aspect, byte share, Action<float> draw)
    {
        var (width, height) = (slice.Width, slice.Height * aspect);
        var scale = Scale(rect, slice, aspect);
        canvas.Save();
        canvas.ClipRect(rect);
        using (var black = new SKPaint { Color = SKColors.Black })
        {
            canvas.DrawRect(rect, black);
        }

        canvas.Translate(rect.MidX - (width * scale / 2), rect.MidY - (height * scale / 2));
        canvas.Scale(scale, scale * aspect);
        DrawImage(canvas, slice, share);
        draw(scale);
        canvas.Restore();
    }

    /// <summary>Points that a column of a slice is wide where it fills a square.</summary>
    /// <param name="rect">The square.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="aspect">Row distance over column distance.</param>
    public static float Scale(SKRect rect, MontageSlice slice, float aspect) =>
        Math.Min(rect.Width / slice.Width, rect.Height / (slice.Height * aspect));

    /// <summary>Strokes an outline.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="outline">The outline.</param>
    /// <param name="color">Colour.</param>
    /// <param name="dashed">True for dashes.</param>
    /// <param name="point">Length of a point in the canvas's units.</param>
    public static void Stroke(SKCanvas canvas, SKPath outline, SKColor color, bool dashed, float point)
    {
        using var paint = new SKPaint
        {
            Color = Casing,
            IsStroke = true,
            IsAntialias = true,
            StrokeWidth = (LineWidth + 0.7f) * point,
            StrokeJoin = SKStrokeJoin.Round,
        };
        if (!dashed)
        {
            // A thin dark rim: white is lost on a bright blood pool.
            canvas.DrawPath(outline, paint);
        }

        paint.Color = color;
        paint.StrokeWidth = (dashed ? LineWidth + 0.2f : LineWidth) * point;
        using var cut = dashed ? DashedStroke.Cut(outline, 2.4f * point, 1.8f * point) : new SKPath(outline);
        canvas.DrawPath(cut, paint);
    }

    // The image, or the expert's labels in grey where there is none, one unit a pixel.
    private static void DrawImage(SKCanvas canvas, MontageSlice slice, byte share)
    {
        byte[] grey = slice.Image.Length > 0
            ? slice.Image
            : [.. slice.Reference.Select(l => l switch { 2 => (byte)150, 1 => (byte)85, 3 => (byte)115, _ => (byte)30 })];
        grey = [.. grey.Select(g => (byte)(g * share / byte.MaxValue))];
        var info = new SKImageInfo(slice.Width, slice.Height, SKColorType.Gray8, SKAlphaType.Opaque);
        var pinned = GCHandle.Alloc(grey, GCHandleType.Pinned);
        try
        {
            using var image = SKImage.FromPixelCopy(info, pinned.AddrOfPinnedObject());
            canvas.DrawImage(image, SKRect.Create(slice.Width, slice.Height), new SKSamplingOptions(SKCubicResampler.Mitchell));
        }
        finally
        {
            pinned.Free();
        }
    }

    private static void DrawOutlines(SKCanvas canvas, MontageSlice slice, byte[] labels, SKColor color, bool dashed, float point)
    {
        if (labels.Length == 0)
        {
            return;
        }

        foreach (var (least, most) in Contours.Regions)
        {
            using var outline = Contours.Outline(labels, slice.Height, slice.Width, least, most);
            Stroke(canvas, outline, color, dashed, point);
        }
    }
}

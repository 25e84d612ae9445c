using Bench.Evaluation.Results;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Where a model's labels differ from the expert's in one slice, voxel by voxel over the darkened image.</summary>
internal static class ErrorTile
{
    private const byte ImageShare = 130;

    /// <summary>What a voxel is: 0 right, 1 labelled by the model alone, 2 by the expert alone, 3 by both otherwise.</summary>
    /// <param name="reference">The expert's label.</param>
    /// <param name="predicted">The model's.</param>
    public static byte Kind(byte reference, byte predicted) =>
        (byte)(reference == predicted ? 0 : reference == 0 ? 1 : predicted == 0 ? 2 : 3);

    /// <summary>Draws the errors.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="rect">The square to fill as far as the slice's proportions allow.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="model">Index of the model.</param>
    /// <param name="aspect">Row distance over column distance.</param>
    /// <param name="text">Text at the lower left, where it fits; empty for none.</param>
    public static void Draw(SKCanvas canvas, SKRect rect, MontageSlice slice, int model, float aspect, string text)
    {
        var labels = model < slice.Predicted.Count ? slice.Predicted[model] : [];
        SliceTile.DrawInside(canvas, rect, slice, aspect, ImageShare, _ =>
        {
            if (labels.Length > 0)
            {
                DrawVoxels(canvas, slice, labels);
            }
        });
        TileText.Draw(canvas, rect, labels.Length == 0 ? "no mask" : text);
    }

    private static void DrawVoxels(SKCanvas canvas, MontageSlice slice, byte[] labels)
    {
        SKColor[] colors = [SKColors.Transparent, Palette.FalsePositive, Palette.FalseNegative, Palette.OtherStructure];
        var pixels = new SKColor[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            pixels[i] = colors[Kind(slice.Reference[i], labels[i])];
        }

        using var bitmap = new SKBitmap(new SKImageInfo(slice.Width, slice.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Pixels = pixels;
        using var image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(image, SKRect.Create(slice.Width, slice.Height), new SKSamplingOptions(SKFilterMode.Nearest));
    }
}

using System.Runtime.InteropServices;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using SkiaSharp;

namespace Bench.Reporting.Html;

/// <summary>A cine as the HTML report's viewer reads it.</summary>
/// <param name="Frames">0-based frames of the cine, a column of the picture each.</param>
/// <param name="Slices">0-based slices, a row of the picture each.</param>
/// <param name="Height">Rows of the labels.</param>
/// <param name="Width">Columns of the labels.</param>
/// <param name="Rows">Pixels of an image from top to bottom.</param>
/// <param name="Columns">Pixels of an image from left to right.</param>
/// <param name="Picture">All images in one JPEG, as a data URI; empty where only masks were given.</param>
/// <param name="Labels">Labels of the expert (model −1) and of each model.</param>
internal sealed record ViewedCine(
    IReadOnlyList<int> Frames,
    IReadOnlyList<int> Slices,
    int Height,
    int Width,
    int Rows,
    int Columns,
    string Picture,
    IReadOnlyList<ViewedCine.Observer> Labels)
{
    private const int Quality = 82;

    /// <summary>Labels of one observer.</summary>
    /// <param name="Model">Place of the model in the result; −1 for the expert.</param>
    /// <param name="Frames">Frames that it labelled.</param>
    /// <param name="Packed">The labels, packed as in the result.</param>
    internal sealed record Observer(int Model, IReadOnlyList<int> Frames, byte[] Packed);

    /// <summary>The cine of a montage's mouse; where a result has none, the frame of the montage.</summary>
    public static ViewedCine Of(MontageCase montage, EvaluationResult result)
    {
        var cine = result.Cines.FirstOrDefault(
            c => c.Mouse == montage.Mouse && c.Frames.Contains(montage.FrameIndex) && c.Labels.Any(l => l.Model == montage.RankedBy))
            ?? FromMontage(montage, result);
        var (rows, columns) = ((cine.Height + cine.ImageStep - 1) / cine.ImageStep, (cine.Width + cine.ImageStep - 1) / cine.ImageStep);
        var greys = PackedBytes.Unpack(cine.Images);
        var names = result.Models.Select(m => m.Name).ToList();
        return new ViewedCine(
            cine.Frames, cine.Slices, cine.Height, cine.Width, rows, columns,
            greys.Length == cine.Frames.Count * cine.Slices.Count * rows * columns && greys.Length > 0
                ? Jpeg(greys, cine.Frames.Count, cine.Slices.Count, rows, columns)
                : string.Empty,
            [
                .. cine.Labels
                .Where(l => l.Model.Length == 0 || names.Contains(l.Model))
                .Select(l => new Observer(l.Model.Length == 0 ? -1 : names.IndexOf(l.Model), l.Frames, l.Labels))
            ]);
    }

    private static MouseCine FromMontage(MontageCase montage, EvaluationResult result)
    {
        var slices = montage.Slices;
        byte[] Packed(Func<MontageSlice, byte[]> part) => PackedBytes.Pack([.. slices.SelectMany(part)]);
        int[] frame = [montage.FrameIndex];
        return new MouseCine(
            montage.Mouse, frame, [.. slices.Select(s => s.Slice)], slices[0].Height, slices[0].Width, 1, Packed(s => s.Image),
            [
                new CineLabels(string.Empty, frame, Packed(s => s.Reference)),
                .. result.Models
                .Select((m, i) => (m.Name, Index: i))
                .Where(m => slices.All(s => m.Index < s.Predicted.Count && s.Predicted[m.Index].Length > 0))
                    .Select(m => new CineLabels(m.Name, frame, Packed(s => s.Predicted[m.Index]))),
            ]);
    }

    /// <summary>Frames beside each other, slices below each other.</summary>
    private static string Jpeg(byte[] greys, int frames, int slices, int rows, int columns)
    {
        var picture = new byte[greys.Length];
        for (var f = 0; f < frames; f++)
        {
            for (var s = 0; s < slices; s++)
            {
                for (var r = 0; r < rows; r++)
                {
                    greys.AsSpan(((((f * slices) + s) * rows) + r) * columns, columns).CopyTo(
                        picture.AsSpan((((s * rows) + r) * frames * columns) + (f * columns)));
                }
            }
        }

        var pinned = GCHandle.Alloc(picture, GCHandleType.Pinned);
        try
        {
            using var image = SKImage.FromPixelCopy(
                new SKImageInfo(frames * columns, slices * rows, SKColorType.Gray8, SKAlphaType.Opaque), pinned.AddrOfPinnedObject());
            using var data = image.Encode(SKEncodedImageFormat.Jpeg, Quality);
            return $"data:image/jpeg;base64,{Convert.ToBase64String(data.AsSpan())}";
        }
        finally
        {
            pinned.Free();
        }
    }
}

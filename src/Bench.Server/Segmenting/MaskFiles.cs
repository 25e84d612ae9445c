using Bench.Data.Formats;

namespace Bench.Server.Segmenting;

/// <summary>Masks as files of the known formats, lying as the images lay.</summary>
internal static class MaskFiles
{
    /// <summary>Masks of some frames, as a format writes them.</summary>
    /// <param name="one">What they are of.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="frames">Places of the frames, at least one; each has a mask.</param>
    public static StoredMasks Stored(Segmentation one, MaskSet masks, IReadOnlyList<int> frames) =>
        StoredMasks.Of(
            one.Size,
            one.Facts.CineFrames,
            [.. frames.Select(f => (one.Facts.FrameNumbers[f], masks.Map(f)!))]) with
        {
            Spacing = one.Facts.Spacing,
            FrameSeconds = one.Facts.FrameSeconds,
            Affine = one.Facts.Affine,
            WrittenAs = one.Study.PredictionLabels.AreOwn ? null : one.Study.PredictionLabels,
        };

    /// <summary>A file of all frames that have masks.</summary>
    /// <param name="one">What they are of.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="format">The format.</param>
    /// <param name="folder">An empty folder to write in.</param>
    /// <returns>Its bytes; null where no frame has a mask yet.</returns>
    public static byte[]? Of(Segmentation one, MaskSet masks, ICohortFormat format, string folder)
    {
        int[] frames = [.. Enumerable.Range(0, masks.Frames).Where(f => masks.CountsOf(f) is not null)];
        if (frames.Length == 0)
            return null;
        var path = Path.Combine(folder, $"masks{format.Extensions[0]}");
        format.WriteMasks(path, Stored(one, masks, frames));
        return File.ReadAllBytes(path);
    }
}

using System.Runtime.InteropServices;
using Bench.Core;
using Bench.Core.IO;
using PureHDF;
using PureHDF.Filters;
using PureHDF.VOL.Native;

namespace Bench.Data.Hdf5;

/// <summary>
/// Writes masks with the probabilities they were made from, frame by frame, in the memory of one frame. Beside <c>Masks</c> (H, W, S, F) and
/// <c>Frames_with_ROI</c> there is <c>Probabilities</c> (H, W, S, F, 3), float32: background, myocardium, blood pool. Frames that were not segmented are
/// zero throughout.
/// </summary>
public static class ProbabilityFile
{
    /// <summary>Name of the data set.</summary>
    public const string ProbabilitiesName = "Probabilities";

    private const int Classes = LabelMap.ClassCount;

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="size">Extent of a frame.</param>
    /// <param name="cineFrames">Frames of the cine, F, at least 1.</param>
    /// <param name="indices">0-based segmented frames in order of time, at least one.</param>
    /// <param name="frames">For each of them the labels, and the probabilities, axes (S, H, W, 3). Asked for one at a time.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    /// <exception cref="ArgumentException">Frames that are none, out of order or out of range, or of another size.</exception>
    public static void Write(string path, StackSize size, int cineFrames, IReadOnlyList<int> indices, IEnumerable<(LabelMap Labels, float[] Probabilities)> frames)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(indices);
        if (indices.Count == 0 || indices[0] < 0 || indices[^1] >= cineFrames || indices.Zip(indices.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw new ArgumentException($"frames {string.Join(", ", indices)} are not in order of time within 0 to {cineFrames - 1}.", nameof(indices));
        AtomicFile.WriteThrough(path, temporary => WriteFrames(temporary, size, cineFrames, indices, frames));
    }

    private static void WriteFrames(string path, StackSize size, int cineFrames, IReadOnlyList<int> indices, IEnumerable<(LabelMap Labels, float[] Probabilities)> frames)
    {
        var stored = new float[size.Count * Classes];
        var (maskChunk, shareChunk) = (new WholeChunk { Content = new byte[size.Count] }, new WholeChunk { Content = new byte[stored.Length * sizeof(float)] });
        ulong[] extent = [(ulong)size.Height, (ulong)size.Width, (ulong)size.Slices, (ulong)cineFrames];
        uint[] chunk = [(uint)size.Height, (uint)size.Width, (uint)size.Slices, 1];
        var masks = new H5Dataset<byte[]>(extent, chunk, new H5DatasetCreation(maskChunk, [DeflateFilter.Id]));
        var shares = new H5Dataset<float[]>([.. extent, Classes], [.. chunk, Classes], new H5DatasetCreation(shareChunk, [ShuffleFilter.Id, DeflateFilter.Id]));
        var file = new H5File { ["Masks"] = masks, [ProbabilitiesName] = shares, [FrameIndices.Name] = indices.Select(i => (long)i).ToArray() };
        using var writer = file.BeginWrite(path);
        var next = 0;
        foreach (var (labels, probabilities) in frames)
        {
            if (labels.Size != size || probabilities.Length != size.Count * Classes)
                throw new ArgumentException($"frame {indices[next]} is {labels.Size} with {probabilities.Length} probabilities, not {size}.", nameof(frames));
            var frame = indices[next++];
            StoredOrder.Interleave(labels.Labels, size, maskChunk.Content.Span);
            WholeChunk.Write(writer, masks, 4, frame);
            StoredOrder.Interleave(probabilities, size, stored, Classes);
            MemoryMarshal.AsBytes(stored.AsSpan()).CopyTo(shareChunk.Content.Span);
            WholeChunk.Write(writer, shares, 5, frame);
        }

        if (next != indices.Count)
            throw new ArgumentException($"{next} frames were given for {indices.Count} indices.", nameof(frames));
    }
}

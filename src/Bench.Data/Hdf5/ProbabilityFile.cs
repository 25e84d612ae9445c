using System.Runtime.InteropServices;
using Bench.Core;
using Bench.Core.IO;
using Bench.Hdf5.Format;
using Bench.Hdf5.Writing;

namespace Bench.Data.Hdf5;

/// <summary>
/// Writes masks with the probabilities they were made from, frame by frame, in the memory of one frame. Beside <c>Masks</c> (H, W, S, F)
/// and <c>Frames_with_ROI</c> there is <c>Probabilities</c> (H, W, S, F, 3), float32: background, myocardium, blood pool. Frames that were
/// not segmented are zero throughout.
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
    public static void Write(
        string path,
        StackSize size,
        int cineFrames,
        IReadOnlyList<int> indices,
        IEnumerable<(LabelMap Labels, float[] Probabilities)> frames)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(indices);
        if (
            indices.Count == 0
                || indices[0] < 0
                || indices[^1] >= cineFrames
                || indices.Zip(indices.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new ArgumentException(
                $"frames {string.Join(", ", indices)} are not in order of time within 0 to {cineFrames - 1}.", nameof(indices));
        }

        AtomicFile.WriteThrough(path, temporary => WriteFrames(temporary, size, cineFrames, indices, frames));
    }

    private static void WriteFrames(
        string path,
        StackSize size,
        int cineFrames,
        IReadOnlyList<int> indices,
        IEnumerable<(LabelMap Labels, float[] Probabilities)> frames)
    {
        using var file = new HdfWriter(path);
        var (storedLabels, stored) = (new byte[size.Count], new float[size.Count * Classes]);
        long[] extent = [size.Height, size.Width, size.Slices, cineFrames];
        int[] chunk = [size.Height, size.Width, size.Slices, 1];
        var masks = file.AddChunked("Masks", ElementType.Of<byte>(), extent, chunk, ChunkFilters.Deflate);
        var shares = file.AddChunked(
            ProbabilitiesName, ElementType.Of<float>(), [.. extent, Classes], [.. chunk, Classes], ChunkFilters.ShuffleAndDeflate);
        file.AddList(FrameIndices.Name, [.. indices.Select(i => (long)i)]);
        var next = 0;
        foreach (var (labels, probabilities) in frames)
        {
            if (labels.Size != size || probabilities.Length != size.Count * Classes)
            {
                throw new ArgumentException(
                    $"frame {indices[next]} is {labels.Size} with {probabilities.Length} probabilities, not {size}.", nameof(frames));
            }

            var frame = indices[next++];
            StoredOrder.Interleave(labels.Labels, size, storedLabels);
            masks.Write([0, 0, 0, frame], storedLabels);
            StoredOrder.Interleave(probabilities, size, stored, Classes);
            shares.Write([0, 0, 0, frame, 0], MemoryMarshal.AsBytes(stored.AsSpan()));
        }

        if (next != indices.Count)
            throw new ArgumentException($"{next} frames were given for {indices.Count} indices.", nameof(frames));
        file.Finish();
    }
}

using System.Runtime.InteropServices;
using Bench.Core;
using Bench.Core.IO;
using Bench.Hdf5.Format;
using Bench.Hdf5.Writing;

namespace Bench.Data.Hdf5;

/// <summary>
/// Writes masks with the probabilities they were made from, frame by frame, in the memory of one frame. Beside <c>Masks</c> (H, W, S, F)
/// and <c>Frames_with_ROI</c> there is <c>Probabilities</c> (H, W, S, F, classes), float32: background and the
/// study's structures in order of their labels. Frames that were
/// not segmented are zero throughout.
/// </summary>
public static class ProbabilityFile
{
    /// <summary>Name of the data set.</summary>
    public const string ProbabilitiesName = "Probabilities";

    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="size">Extent of a frame.</param>
    /// <param name="cineFrames">Frames of the cine, F, at least 1.</param>
    /// <param name="indices">0-based segmented frames in order of time, at least one.</param>
    /// <param name="frames">For each of them the labels, and the probabilities, axes (S, H, W, classes). Asked for one at a time.</param>
    /// <param name="numbers">The number that is written for each label, at its position; null for the labels themselves.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    /// <exception cref="ArgumentException">Frames that are none, out of order or out of range, or of another size.</exception>
    public static void Write(
        string path,
        StackSize size,
        int cineFrames,
        IReadOnlyList<int> indices,
        IEnumerable<(LabelMap Labels, float[] Probabilities)> frames,
        ushort[]? numbers = null)
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

        AtomicFile.WriteThrough(path, temporary => WriteFrames(temporary, size, cineFrames, indices, frames, numbers));
    }

    private static void WriteFrames(
        string path,
        StackSize size,
        int cineFrames,
        IReadOnlyList<int> indices,
        IEnumerable<(LabelMap Labels, float[] Probabilities)> frames,
        ushort[]? numbers)
    {
        using var file = new HdfWriter(path);
        var storedLabels = new byte[size.Count];
        float[] stored = [];
        long[] extent = [size.Height, size.Width, size.Slices, cineFrames];
        int[] chunk = [size.Height, size.Width, size.Slices, 1];
        var isWide = numbers?.Max() > byte.MaxValue;
        var masks = file.AddChunked(
            "Masks", isWide ? ElementType.Of<ushort>() : ElementType.Of<byte>(), extent, chunk, ChunkFilters.Deflate);
        ChunkedData? shares = null;
        var next = 0;
        foreach (var (labels, probabilities) in frames)
        {
            // The first frame says how many classes there are.
            var classes = probabilities.Length / size.Count;
            if (shares is null)
            {
                stored = new float[size.Count * classes];
                shares = file.AddChunked(
                    ProbabilitiesName, ElementType.Of<float>(), [.. extent, classes], [.. chunk, classes], ChunkFilters.ShuffleAndDeflate);
                file.AddList(FrameIndices.Name, [.. indices.Select(i => (long)i)]);
            }

            if (labels.Size != size || probabilities.Length != stored.Length)
            {
                throw new ArgumentException(
                    $"frame {indices[next]} is {labels.Size} with {probabilities.Length} probabilities, not {size}.", nameof(frames));
            }

            var frame = indices[next++];
            StoredOrder.Interleave(labels.Labels, size, storedLabels);
            masks.Write([0, 0, 0, frame], numbers is null ? storedLabels : HdfMasks.Numbered(storedLabels, numbers, isWide));
            StoredOrder.Interleave(probabilities, size, stored, classes);
            shares.Write([0, 0, 0, frame, 0], MemoryMarshal.AsBytes(stored.AsSpan()));
        }

        if (next != indices.Count)
            throw new ArgumentException($"{next} frames were given for {indices.Count} indices.", nameof(frames));
        file.Finish();
    }
}

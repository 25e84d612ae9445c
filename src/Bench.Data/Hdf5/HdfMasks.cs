using System.Buffers.Binary;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Formats;
using Bench.Hdf5.Format;
using Bench.Hdf5.Writing;

namespace Bench.Data.Hdf5;

/// <summary>Masks of a mouse in an HDF5 file, data set <c>Masks</c>.</summary>
internal static class HdfMasks
{
    private const string MasksName = "Masks";

    /// <summary>
    /// Reads the masks of the contoured frames. <c>Masks</c> may have the axes (H, W, S, F) of the whole cine, or (H, W, S, n) with one
    /// entry a contoured frame in order of time, or (H, W, S) where one frame is contoured; any integer or floating-point type.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="size">Extent of a frame of the reference.</param>
    /// <param name="cineFrames">Frames of the cine, F, at least 1.</param>
    /// <param name="contouredFrames">0-based contoured frames in order of time, at least one.</param>
    /// <param name="reading">What labels and axes mean; null for the published format.</param>
    /// <returns>One map a contoured frame, in the same order.</returns>
    /// <exception cref="InputException">Missing, damaged, of another shape, or with a label that has no meaning.</exception>
    /// <exception cref="ArgumentException">The contoured frames are none, out of order or out of range.</exception>
    public static IReadOnlyList<LabelMap> Read(
        string path, StackSize size, int cineFrames, IReadOnlyList<int> contouredFrames, ReadingOptions? reading = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        StoredMasks.RequireFrames(cineFrames, contouredFrames);
        reading ??= ReadingOptions.Default;
        using var file = HdfInput.Open(path);
        var masks = CineDataSet.Open(file, MasksName, allowSingleFrame: true, reading.Axes);
        var whole = masks.Axes == 4 && masks.Frames == cineFrames;
        if (masks.Size != size || !(whole || masks.Frames == contouredFrames.Count))
        {
            var some = contouredFrames.Count == cineFrames ? "" : $", or {size} × {contouredFrames.Count} for its contoured frames alone";
            string[] orders = reading.Axes is not null ? []
                :
                [
                    .. new[] { cineFrames, contouredFrames.Count }
                    .SelectMany(n => AxisOrder.Fitting(masks.Stored, [size.Height, size.Width, size.Slices, n]))
                    .Distinct()
                ];
            var fitting = string.Join(" or ", orders.Select(o => $"{AxisOrder.Words(o)} ({reading.Option("axes")} {o})"));
            throw new InputException(
                path,
                $"{MasksName} is {masks.Shape}, and the reference is {size} × "
                    + $"{cineFrames}{some}.{(fitting.Length == 0 ? "" : $" It fits as {fitting}.")}",
                $"store masks with the reference's rows, columns, slices and "
                    + $"frames{(fitting.Length == 0 ? "" : ", or name the order of their axes")}.");
        }

        return FrameValues.Labels(file, masks, whole ? contouredFrames : [.. Enumerable.Range(0, contouredFrames.Count)], reading);
    }

    /// <summary>Reads the masks of every stored frame.</summary>
    /// <param name="path">The file; <c>Masks</c> (H, W, S, F) or (H, W, S), any integer or floating-point type.</param>
    /// <param name="reading">What labels, axes and frame numbers mean; null for the published format.</param>
    /// <exception cref="InputException">
    /// Missing, damaged, with a label that has no meaning, or with labels where the list of contoured frames does not say.
    /// </exception>
    public static StoredMasks ReadWhole(string path, ReadingOptions? reading = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        reading ??= ReadingOptions.Default;
        using var file = HdfInput.Open(path);
        var masks = CineDataSet.Open(file, MasksName, allowSingleFrame: true, reading.Axes);
        MaskLayout.RequireShape(path, MasksName, masks.Extent, null, [], () => null, reading);
        var maps = FrameValues.Labels(file, masks, [.. Enumerable.Range(0, masks.Frames)], reading);
        if (!file.Has(FrameIndices.Name))
            return new StoredMasks(maps, null, null, 0, null);
        var labelled = MaskLayout.Labelled(
            masks.Size, maps.Select(m => Array.ConvertAll(m.Labels.ToArray(), label => (double)label)), LabelScheme.Published);
        MaskLayout.RequireListed(path, MasksName, masks.Extent, labelled, FrameIndices.Listed(file, reading), () => null, reading);
        return new StoredMasks(maps, FrameIndices.Read(file, masks.Frames, reading), null, 0, null);
    }

    /// <summary>
    /// Writes masks as <c>Masks</c> (H, W, S, F), uint8, or uint16 where a number is above 255, deflate, chunks of one frame, with the
    /// indices of the contoured frames, if they are known, as <c>Frames_with_ROI</c>, int64. Other frames without a label are left out, and
    /// are zero for every reader. The file appears whole or not at all.
    /// </summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="masks">The masks.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    public static void Write(string path, StoredMasks masks) => AtomicFile.WriteThrough(path, temporary => WriteChunks(temporary, masks));

    private static void WriteChunks(string path, StoredMasks masks)
    {
        var (size, numbers) = (masks.Size, masks.WrittenAs?.Numbers);
        using var file = new HdfWriter(path);
        var stored = new byte[size.Count];
        var isWide = numbers?.Max() > byte.MaxValue;
        long[] extent = [size.Height, size.Width, size.Slices, masks.Frames.Count];
        var data = file.AddChunked(
            MasksName,
            isWide ? ElementType.Of<ushort>() : ElementType.Of<byte>(),
            extent,
            [size.Height, size.Width, size.Slices, 1],
            ChunkFilters.Deflate);
        if (masks.Contoured is not null)
            file.AddList(FrameIndices.Name, [.. masks.Contoured.Select(i => (long)i)]);
        var segmented = masks.SegmentedFrames.ToHashSet();
        foreach (var (frame, mask) in masks.Frames.Index())
        {
            if (!segmented.Contains(frame) && !mask.Labels.ContainsAnyExcept((byte)0))
                continue;
            StoredOrder.Interleave(mask.Labels, size, stored);
            data.Write([0, 0, 0, frame], numbers is null ? stored : Numbered(stored, numbers, isWide));
        }

        file.Finish();
    }

    /// <summary>The bytes of the numbers that stand for labels.</summary>
    /// <param name="labels">Labels.</param>
    /// <param name="numbers">The number for each, at its position.</param>
    /// <param name="isWide">Two bytes each, little-endian; else one.</param>
    internal static byte[] Numbered(byte[] labels, ushort[] numbers, bool isWide)
    {
        if (!isWide)
            return Array.ConvertAll(labels, label => (byte)numbers[label]);
        var bytes = new byte[sizeof(ushort) * labels.Length];
        for (var i = 0; i < labels.Length; i++)
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(sizeof(ushort) * i), numbers[labels[i]]);
        return bytes;
    }
}

using System.IO.Compression;
using System.Runtime.InteropServices;
using Bench.Hdf5.Format;

namespace Bench.Hdf5.Reading;

/// <summary>Turns stored chunks back into numbers: undoes the filters, the last one first.</summary>
/// <param name="steps">Filters in the order in which they were applied.</param>
internal sealed class FilterChain(IReadOnlyList<FilterStep> steps)
{
    // What filters may add to a chunk: checksums, the head of scale-offset.
    private const int SlackBytes = 256;

    /// <summary>Whether there is any filter.</summary>
    public bool IsEmpty => steps.Count == 0;

    /// <summary>Makes sure that every filter is known.</summary>
    /// <exception cref="UnreadableStorageException">One is not.</exception>
    public void RequireKnown()
    {
        var unknown = steps.FirstOrDefault(s =>
            s.Id is not (FilterStep.Deflate or FilterStep.Shuffle or FilterStep.Fletcher32 or FilterStep.ScaleOffset or FilterStep.Lzf));
        if (unknown is not null)
        {
            throw new UnreadableStorageException(
                $"is stored with the filter {unknown}, which is not read here",
                "write it again with gzip: h5repack -f GZIP=4 OLD.h5 NEW.h5, or h5py's compression=\"gzip\".");
        }
    }

    /// <summary>Decodes a chunk.</summary>
    /// <param name="stored">Its bytes as stored.</param>
    /// <param name="skipped">A bit for each filter that it did not go through.</param>
    /// <param name="plain">Receives the chunk.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Decode(Memory<byte> stored, uint skipped, Span<byte> plain)
    {
        var bytes = stored;
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            if ((skipped >> i & 1) == 0)
                bytes = Undo(steps[i], bytes, plain.Length);
        }

        if (bytes.Length != plain.Length)
            throw new InvalidDataException($"{bytes.Length} bytes came out of a chunk of {plain.Length}");
        bytes.Span.CopyTo(plain);
    }

    private static Memory<byte> Undo(FilterStep step, Memory<byte> bytes, int chunkBytes) => step.Id switch
    {
        FilterStep.Deflate => Inflate(bytes, chunkBytes + SlackBytes),
        FilterStep.Shuffle => Unshuffle(bytes.Span, step.Parameters.Length > 0 ? step.Parameters[0] : 1),
        FilterStep.Lzf => Lzf.Decompress(bytes.Span, chunkBytes + SlackBytes),
        FilterStep.Fletcher32 => Fletcher32.Checked(bytes),
        _ => ScaleOffset.Decoded(bytes.Span, step.Parameters, chunkBytes),
    };

    private static Memory<byte> Inflate(Memory<byte> bytes, int most)
    {
        var array = MemoryMarshal.TryGetArray<byte>(bytes, out var segment) ? segment : bytes.ToArray();
        using var packed = new MemoryStream(array.Array!, array.Offset, array.Count, writable: false);
        using var inflating = new ZLibStream(packed, CompressionMode.Decompress);
        var plain = new byte[most];
        try
        {
            return plain.AsMemory(0, inflating.ReadAtLeast(plain, most, throwOnEndOfStream: false));
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException("a chunk compressed with gzip is damaged", error);
        }
    }

    // Bytes that do not fill a number stay at the end, as they are.
    private static Memory<byte> Unshuffle(ReadOnlySpan<byte> bytes, uint width)
    {
        if (width <= 1 || width > (uint)bytes.Length)
            return bytes.ToArray();
        var plain = new byte[bytes.Length];
        var (size, count) = ((int)width, bytes.Length / (int)width);
        for (var part = 0; part < size; part++)
        {
            var from = bytes.Slice(part * count, count);
            for (int i = 0, to = part; i < from.Length; i++, to += size)
                plain[to] = from[i];
        }

        bytes[(size * count)..].CopyTo(plain.AsSpan(size * count));
        return plain;
    }
}

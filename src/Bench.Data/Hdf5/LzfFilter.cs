using PureHDF.Filters;

namespace Bench.Data.Hdf5;

/// <summary>
/// Reads chunks that h5py compressed with its own filter "lzf" (filter 32000 of the HDF Group's registry). A control byte below 32 is followed by that many
/// literal bytes and one; any other holds, in its upper three bits and, if these are 7, in a further byte, the length less two of a run that is repeated
/// from as far back as its lower five bits and the next byte say, and one.
/// </summary>
internal sealed class LzfFilter : IH5Filter
{
    private const int LongestLiteral = 32;

    /// <inheritdoc/>
    public ushort FilterId => 32000;

    /// <inheritdoc/>
    public string Name => "lzf";

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The chunk is damaged.</exception>
    public Memory<byte> Filter(FilterInfo info)
    {
        if (!info.Flags.HasFlag(H5FilterFlags.Decompress))
            throw new NotSupportedException("lzf is read, not written.");
        try
        {
            var plain = Decompress(info.Buffer.Span, info.ChunkSize);
            if (plain.Length == info.ChunkSize || info.Buffer.Length != info.ChunkSize)
                return plain;
        }
        catch (InvalidDataException) when (info.Buffer.Length == info.ChunkSize)
        {
            // What would not shrink is stored as it is, below.
        }

        // A mask in the index says which chunks were stored so; the library does not pass it on, but their length shows it.
        return info.Buffer;
    }

    /// <inheritdoc/>
    public uint[] GetParameters(uint[] chunkDimensions, uint typeSize, Dictionary<string, object>? options) => throw new NotSupportedException("lzf is read, not written.");

    /// <summary>Decompresses.</summary>
    /// <param name="packed">The compressed bytes.</param>
    /// <param name="most">Bytes that come out at most.</param>
    /// <returns>The bytes that came out.</returns>
    /// <exception cref="InvalidDataException">They are not of this form, or more come out.</exception>
    public static Memory<byte> Decompress(ReadOnlySpan<byte> packed, int most)
    {
        var plain = new byte[most];
        int from = 0, to = 0;
        while (from < packed.Length)
        {
            int control = packed[from++];
            if (control < LongestLiteral)
            {
                var count = control + 1;
                if (count > packed.Length - from || count > most - to)
                    throw Damaged(from);
                packed.Slice(from, count).CopyTo(plain.AsSpan(to));
                from += count;
                to += count;
            }
            else
            {
                var length = control >> 5;
                if (packed.Length - from < (length == 7 ? 2 : 1))
                    throw Damaged(from);
                if (length == 7)
                    length += packed[from++];
                length += 2;
                var source = to - ((control & 0x1f) << 8) - packed[from++] - 1;
                if (source < 0 || length > most - to)
                    throw Damaged(from);
                // Byte by byte: a run may repeat what it has just written.
                for (var i = 0; i < length; i++)
                    plain[to++] = plain[source++];
            }
        }

        return plain.AsMemory(0, to);
    }

    private static InvalidDataException Damaged(int at) => new($"a chunk compressed with lzf is damaged at its byte {at}");
}

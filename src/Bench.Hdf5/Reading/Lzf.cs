namespace Bench.Hdf5.Reading;

/// <summary>
/// Reads what h5py compressed with its own filter "lzf" (32000 of the HDF Group's registry). A control byte below 32 is followed by that
/// many literal bytes and one; any other holds, in its upper three bits and, if these are 7, in a further byte, the length less two of a
/// run that is repeated from as far back as its lower five bits and the next byte say, and one.
/// </summary>
internal static class Lzf
{
    private const int LongestLiteral = 32;

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

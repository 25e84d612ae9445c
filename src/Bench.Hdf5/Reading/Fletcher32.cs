using System.Buffers.Binary;

namespace Bench.Hdf5.Reading;

/// <summary>
/// The checksum that a filter of HDF5 puts behind a chunk: Fletcher's, of big-endian words of 16 bits (J. Fletcher 1982, IEEE Trans Commun
/// 30:247).
/// </summary>
internal static class Fletcher32
{
    private const int SumBytes = 4;
    private const int WordsBeforeFold = 360;

    /// <summary>Checks a chunk and takes the checksum away.</summary>
    /// <param name="bytes">The chunk with its checksum.</param>
    /// <exception cref="InvalidDataException">The checksum is another.</exception>
    public static Memory<byte> Checked(Memory<byte> bytes)
    {
        if (bytes.Length < SumBytes)
            throw new InvalidDataException("a chunk is shorter than its checksum");
        var content = bytes[..^SumBytes];
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[^SumBytes..]);
        var sum = Of(content.Span);
        // HDF5 up to 1.6.2 exchanged the bytes of each half on little-endian machines.
        var exchanged = ((sum & 0x00ff00ff) << 8) | (sum >> 8 & 0x00ff00ff);
        return stated == sum || stated == exchanged
            ? content
            : throw new InvalidDataException("a chunk does not have the checksum (Fletcher-32) that it states");
    }

    private static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint first = 0, second = 0;
        var words = bytes.Length / 2;
        for (var word = 0; word < words;)
        {
            for (var end = Math.Min(words, word + WordsBeforeFold); word < end; word++)
            {
                first += BinaryPrimitives.ReadUInt16BigEndian(bytes[(2 * word)..]);
                second += first;
            }

            (first, second) = (Folded(first), Folded(second));
        }

        if (bytes.Length % 2 == 1)
        {
            first += (uint)bytes[^1] << 8;
            second += first;
            (first, second) = (Folded(first), Folded(second));
        }

        (first, second) = (Folded(first), Folded(second));
        return (second << 16) | first;
    }

    private static uint Folded(uint sum) => (sum & 0xffff) + (sum >> 16);
}

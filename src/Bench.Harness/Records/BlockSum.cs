using Bench.Core.IO;

namespace Bench.Harness.Records;

/// <summary>The sums of one block of a file.</summary>
/// <param name="Crc">CRC-32.</param>
/// <param name="Sum">Sum of the bytes, modulo 65521.</param>
/// <param name="Weighted">Sum of the bytes times their place in the block, counted from 1, modulo 65521.</param>
internal readonly record struct BlockSum(uint Crc, ushort Sum, ushort Weighted)
{
    /// <summary>The largest prime below 2^16, as in Adler-32 (RFC 1950).</summary>
    private const int Modulus = 65521;

    private const int BurstBytes = 4;

    /// <summary>Sums a block up.</summary>
    /// <param name="block">Its bytes, at most <see cref="BlockSums.BlockBytes"/>.</param>
    public static BlockSum Of(ReadOnlySpan<byte> block)
    {
        var (sum, weighted) = (0, 0L);
        for (var i = 0; i < block.Length; i++)
        {
            sum += block[i];
            weighted += (i + 1L) * block[i];
        }

        return new BlockSum(Crc32.End(Crc32.Add(Crc32.Start, block)), (ushort)(sum % Modulus), (ushort)(weighted % Modulus));
    }

    /// <summary>
    /// Looks for the one change of up to four neighbouring bytes that explains why a block's sums are others. CRC-32 is linear: for each
    /// place there is exactly one pattern of four bytes that changes it so, and the two other sums tell which place it was.
    /// </summary>
    /// <param name="block">The block as it is.</param>
    /// <param name="recorded">Its sums as they were.</param>
    /// <returns>
    /// Offset of the first changed byte and the bytes that were there; null where no such change, or more than one, explains it.
    /// </returns>
    public static (int Offset, byte[] Were)? Restore(ReadOnlySpan<byte> block, BlockSum recorded)
    {
        var found = Of(block);
        var pattern = found.Crc ^ recorded.Crc;
        var (wanted, wantedWeighted) = (Difference(recorded.Sum, found.Sum), Difference(recorded.Weighted, found.Weighted));
        (int Offset, byte[] Were)? only = null;
        for (var offset = block.Length - 1; offset >= 0; offset--)
        {
            pattern = Crc32.BeforeZero(pattern);
            var length = Math.Min(BurstBytes, block.Length - offset);
            if ((byte)pattern == 0 || (length < BurstBytes && pattern >> (8 * length) != 0))
            {
                continue;
            }

            var (were, sum, weighted) = (new byte[length], 0, 0L);
            for (var i = 0; i < length; i++)
            {
                were[i] = (byte)(block[offset + i] ^ (pattern >> (8 * i)));
                var change = were[i] - block[offset + i];
                sum += change;
                weighted += (offset + i + 1L) * change;
            }

            if (Residue(sum) != wanted || Residue(weighted) != wantedWeighted)
            {
                continue;
            }

            if (only is not null)
                return null;
            only = (offset, were);
        }

        return only;
    }

    private static long Difference(ushort to, ushort from) => Residue(to - from);

    private static long Residue(long value) => ((value % Modulus) + Modulus) % Modulus;
}

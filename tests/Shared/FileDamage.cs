using System.Buffers.Binary;

namespace Bench.Testing;

/// <summary>Ways in which a file may be damaged, all decided by a seed.</summary>
internal static class FileDamage
{
    private const int Kinds = 6;

    // Nearly all that a reader must follow is in the first kilobytes.
    private const int HeadBytes = 3000;

    /// <summary>Damages a copy of a file.</summary>
    /// <param name="sound">The file.</param>
    /// <param name="random">Decides where and how.</param>
    /// <param name="kind">Which way; any number.</param>
    public static byte[] Of(byte[] sound, Random random, int kind)
    {
        var bytes = sound.ToArray();
        var head = Math.Min(HeadBytes, bytes.Length);
        switch (kind % Kinds)
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                for (var n = 0; n < 4; n++)
                    bytes[random.Next(head)] = (byte)random.Next(256);
                break;
            case 3:
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length - 8), 8));
                break;
            case 4:
                HugeNumber(bytes.AsSpan(random.Next(head - 8)), random);
                break;
            default:
                Redirect(bytes, head, random);
                break;
        }

        return bytes;
    }

    // A size, count or length that no file of this kind has.
    private static void HugeNumber(Span<byte> at, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                at[..8].Fill(0xff);
                break;
            case 1:
                BinaryPrimitives.WriteInt32LittleEndian(at, int.MaxValue);
                break;
            case 2:
                BinaryPrimitives.WriteInt64LittleEndian(at, long.MaxValue);
                break;
            case 3:
                BinaryPrimitives.WriteInt64LittleEndian(at, 1L << random.Next(20, 63));
                break;
            default:
                BinaryPrimitives.WriteInt16LittleEndian(at, short.MaxValue);
                break;
        }
    }

    // What looks like an address is sent elsewhere in the file, to itself or to what comes before it, so that following addresses may never
    // end.
    private static void Redirect(byte[] bytes, int head, Random random)
    {
        var addresses = Enumerable.Range(0, head - 8)
            .Where(at => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at)) is var value && value > 8 && value < bytes.Length)
            .ToArray();
        if (addresses.Length == 0)
            return;
        var place = addresses[random.Next(addresses.Length)];
        long target = random.Next(3) switch
        {
            0 => place - place % 8,
            1 => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(addresses[random.Next(addresses.Length)])),
            _ => random.Next(bytes.Length),
        };
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(place), target);
    }
}

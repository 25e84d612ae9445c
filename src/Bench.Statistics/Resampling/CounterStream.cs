namespace Bench.Statistics.Resampling;

/// <summary>
/// Random numbers from a counter: Philox 4×32-10 (Salmon, Moraes, Dror and Shaw 2011, SC '11). Stream and position alone decide a number,
/// so resample 4711 is the same whichever thread makes it, and however many there are.
/// </summary>
/// <param name="seed">Key of all streams.</param>
/// <param name="stream">Number of this stream.</param>
public struct CounterStream(ulong seed, ulong stream)
{
    private readonly ulong _seed = seed;
    private readonly ulong _stream = stream;
    private ulong _block;
    private (uint A, uint B, uint C, uint D) _numbers;
    private int _used = 4;

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_used == 4)
        {
            _numbers = Block(_block++, _stream, _seed);
            _used = 0;
        }

        return _used++ switch { 0 => _numbers.A, 1 => _numbers.B, 2 => _numbers.C, _ => _numbers.D };
    }

    /// <summary>A random place from 0 to below a count, all equally likely (Lemire 2019).</summary>
    /// <param name="count">Number of places, at least 1.</param>
    public int NextIndex(int count)
    {
        var size = (uint)count;
        var product = (ulong)NextUInt32() * size;
        if ((uint)product < size)
        {
            var least = (0u - size) % size;
            while ((uint)product < least)
            {
                product = (ulong)NextUInt32() * size;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Ten rounds of Philox on a counter of four words with a key of two.</summary>
    internal static (uint A, uint B, uint C, uint D) Block(ulong low, ulong high, ulong key)
    {
        uint a = (uint)low, b = (uint)(low >> 32), c = (uint)high, d = (uint)(high >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);
        for (var round = 0; round < 10; round++)
        {
            var first = 0xD2511F53UL * a;
            var second = 0xCD9E8D57UL * c;
            (a, b, c, d) = ((uint)(second >> 32) ^ b ^ k0, (uint)second, (uint)(first >> 32) ^ d ^ k1, (uint)first);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return (a, b, c, d);
    }
}

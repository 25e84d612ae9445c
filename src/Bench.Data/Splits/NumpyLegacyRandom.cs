namespace Bench.Data.Splits;

/// <summary>
/// NumPy's legacy generator, <c>numpy.random.RandomState(seed)</c>: MT19937 (Matsumoto &amp; Nishimura 1998) seeded by <c>init_genrand</c>, and its shuffle, bit for bit.
/// </summary>
public sealed class NumpyLegacyRandom
{
    private const int Length = 624;
    private const int Middle = 397;
    private readonly uint[] _state = new uint[Length];
    private int _next = Length;

    /// <summary>Begins the sequence of a seed.</summary>
    /// <param name="seed">0 … 2³² − 1.</param>
    public NumpyLegacyRandom(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Length; i++)
        {
            _state[i] = (1812433253u * (_state[i - 1] ^ (_state[i - 1] >> 30))) + (uint)i;
        }
    }

    /// <summary>The next 32 bits.</summary>
    public uint NextBits()
    {
        if (_next == Length)
        {
            Twist();
        }

        var y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    /// <summary>A whole number in 0 … <paramref name="greatest"/>, by masking and rejection as <c>random_interval</c> does.</summary>
    /// <param name="greatest">Greatest value, at least 0.</param>
    public int NextInt(int greatest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(greatest);
        if (greatest == 0)
        {
            return 0;
        }

        var mask = uint.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount((uint)greatest);
        uint value;
        do
        {
            value = NextBits() & mask;
        }
        while (value > greatest);
        return (int)value;
    }

    /// <summary>Shuffles in place, from the last position down, as <c>RandomState.shuffle</c> does.</summary>
    /// <typeparam name="T">Of the items.</typeparam>
    /// <param name="items">What to shuffle.</param>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = NextInt(i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private void Twist()
    {
        for (var i = 0; i < Length; i++)
        {
            var y = (_state[i] & 0x80000000u) | (_state[(i + 1) % Length] & 0x7fffffffu);
            _state[i] = _state[(i + Middle) % Length] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0dfu);
        }

        _next = 0;
    }
}

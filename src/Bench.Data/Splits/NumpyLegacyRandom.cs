using System.Numerics;

namespace Bench.Data.Splits;

/// <summary>
/// The generator behind NumPy's <c>numpy.random.RandomState(seed)</c>: MT19937 (Matsumoto and Nishimura 1998, ACM Trans Model Comput Simul
/// 8:3), seeded by its own linear recurrence, with NumPy's legacy way of drawing bounded integers (mask and reject). NumPy keeps this
/// stream frozen (NEP 19), so a split made with it can be made again anywhere.
/// </summary>
public sealed class NumpyLegacyRandom
{
    private const int Length = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Length];
    private int _position = Length;

    /// <summary>Seeds as <c>RandomState(seed)</c> does.</summary>
    /// <param name="seed">0 … 2³² − 1.</param>
    public NumpyLegacyRandom(uint seed)
    {
        for (var i = 0u; i < Length; i++)
        {
            _state[i] = seed;
            seed = 1812433253u * (seed ^ (seed >> 30)) + i + 1;
        }
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_position == Length)
            Renew();
        var y = _state[_position++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    /// <summary>
    /// A whole number from 0 to a maximum, both included: the lowest bits of draws, until one is small enough. A maximum of 0 draws
    /// nothing.
    /// </summary>
    /// <param name="maximum">0 … 2³² − 1.</param>
    public uint NextUpTo(uint maximum)
    {
        if (maximum == 0)
            return 0;
        var mask = uint.MaxValue >> BitOperations.LeadingZeroCount(maximum);
        uint value;
        do
        {
            value = NextUInt32() & mask;
        }
        while (value > maximum);
        return value;
    }

    /// <summary>
    /// Shuffles in place as <c>RandomState.shuffle</c> does: from the last place down, each swapped with one at or before it.
    /// </summary>
    /// <typeparam name="T">Anything.</typeparam>
    /// <param name="items">The list.</param>
    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = (int)NextUpTo((uint)i);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private void Renew()
    {
        for (var i = 0; i < Length; i++)
        {
            var y = (_state[i] & 0x80000000u) | (_state[(i + 1) % Length] & 0x7fffffffu);
            _state[i] = _state[(i + Middle) % Length] ^ (y >> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0dfu);
        }

        _position = 0;
    }
}

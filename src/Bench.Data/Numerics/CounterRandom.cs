namespace Bench.Data.Numerics;

/// <summary>
/// Random numbers addressed by key and counter: the n-th number of a stream does not depend on who asked for the others, so mice can be
/// made in any order and on any number of threads. Mixing as in SplitMix64 (Steele, Lea &amp; Flood 2014).
/// </summary>
/// <param name="key">Names the stream.</param>
internal sealed class CounterRandom(ulong key)
{
    private ulong _counter;

    /// <summary>Scrambles 64 bits; a bijection.</summary>
    /// <param name="value">Any value.</param>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }

    /// <summary>Joins numbers to the key of a stream.</summary>
    /// <param name="parts">Such as seed, mouse and purpose.</param>
    public static ulong Key(params ReadOnlySpan<ulong> parts)
    {
        var key = 0ul;
        foreach (var part in parts)
            key = Mix((key + 0x9e3779b97f4a7c15) ^ Mix(part + 0x632be59bd9b4e019));
        return key;
    }

    /// <summary>The next number in [0, 1).</summary>
    public double Uniform() => (Mix(key + (++_counter * 0x9e3779b97f4a7c15)) >> 11) * (1.0 / (1ul << 53));

    /// <summary>The next number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>A number of mean 0 and standard deviation 1, nearly normal (twelve uniform ones summed; within ±6).</summary>
    public double Normal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
            sum += Uniform();
        return sum;
    }

    /// <summary>A whole number in 0 … <paramref name="count"/> − 1.</summary>
    /// <param name="count">At least 1.</param>
    public int Below(int count) => (int)(Uniform() * count);

    /// <summary>Shuffles in place.</summary>
    /// <typeparam name="T">Of the items.</typeparam>
    /// <param name="items">What to shuffle.</param>
    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}

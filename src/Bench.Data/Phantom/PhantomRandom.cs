namespace Bench.Data.Phantom;

/// <summary>Random numbers that are a function of a seed and a purpose. SplitMix64 (Steele, Lea &amp; Flood 2014), the same bits everywhere.</summary>
internal sealed class PhantomRandom
{
    private ulong _state;

    public PhantomRandom(params ReadOnlySpan<long> key)
    {
        foreach (var part in key)
        {
            _state = Mix(_state ^ Mix((ulong)part + 0x9E3779B97F4A7C15));
        }
    }

    public ulong NextBits() => Mix(_state += 0x9E3779B97F4A7C15);

    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public double Uniform(double low, double high) => low + ((high - low) * NextDouble());

    public int Whole(int least, int most) => least + (int)(NextDouble() * (most - least + 1));

    /// <summary>Standard normal (Box &amp; Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    public double Normal(double mean, double deviation, double low, double high) => Math.Clamp(mean + (deviation * Normal()), low, high);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

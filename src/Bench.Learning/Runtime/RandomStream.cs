using System.Numerics;

namespace Bench.Learning.Runtime;

/// <summary>
/// Random numbers derived from keys such as (seed, epoch, image), so that a draw depends on what it is for and not on what was drawn
/// before: a run resumed in the middle draws the same numbers. Generator: xoshiro256** (Blackman and Vigna, 2021), its state filled by
/// SplitMix64 (Steele, Lea and Flood, 2014).
/// </summary>
internal sealed class RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spareGaussian = double.NaN;

    private RandomStream(ulong state)
    {
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>What a stream is for: keys of different purposes never meet.</summary>
    public enum Purpose
    {
        /// <summary>First weights of a layer.</summary>
        Initialisation = 1,

        /// <summary>Which images an epoch draws, and in what order.</summary>
        Sampling = 2,

        /// <summary>How one image is varied.</summary>
        Augmentation = 3,

        /// <summary>Which channels a step drops.</summary>
        Dropout = 4,
    }

    /// <summary>A stream for keys.</summary>
    public static RandomStream For(Purpose purpose, params ReadOnlySpan<long> keys) => new(Mix(purpose, keys));

    /// <summary>One number for keys, non-negative, for generators that take a seed.</summary>
    public static long SeedFor(Purpose purpose, params ReadOnlySpan<long> keys) => (long)(Mix(purpose, keys) >> 1);

    /// <summary>A number spread evenly over [0, 1).</summary>
    public double NextUnit() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number spread evenly over [low, high).</summary>
    public double NextBetween(double low, double high) => low + ((high - low) * NextUnit());

    /// <summary>A whole number 0 … count − 1, all equally likely.</summary>
    public int NextIndex(int count) => (int)Math.BigMul(NextBits(), (ulong)count, out _);

    /// <summary>True with a probability.</summary>
    public bool NextChance(double probability) => NextUnit() < probability;

    /// <summary>A standard normal number (Marsaglia and Bray's polar method, 1964).</summary>
    public double NextGaussian()
    {
        if (!double.IsNaN(_spareGaussian))
        {
            var spare = _spareGaussian;
            _spareGaussian = double.NaN;
            return spare;
        }

        while (true)
        {
            var u = (2 * NextUnit()) - 1;
            var v = (2 * NextUnit()) - 1;
            var square = (u * u) + (v * v);
            if (square is > 0 and < 1)
            {
                var scale = Math.Sqrt(-2 * Math.Log(square) / square);
                _spareGaussian = v * scale;
                return u * scale;
            }
        }
    }

    /// <summary>The numbers 0 … count − 1 in random order (Fisher and Yates).</summary>
    public int[] NextPermutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            var j = NextIndex(i + 1);
            order[i] = order[j];
            order[j] = i;
        }

        return order;
    }

    private static ulong Mix(Purpose purpose, ReadOnlySpan<long> keys)
    {
        var state = (ulong)purpose;
        var mixed = SplitMix(ref state);
        foreach (var key in keys)
        {
            state = mixed ^ (ulong)key;
            mixed = SplitMix(ref state);
        }

        return mixed;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }
}

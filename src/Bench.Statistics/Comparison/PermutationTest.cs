using Bench.Statistics.Resampling;

namespace Bench.Statistics.Comparison;

/// <summary>
/// Permutation test of the mean difference: each pair may exchange its two values, so each difference its sign (Fisher 1935). Two-sided.
/// </summary>
public sealed record PermutationTest
{
    /// <summary>Up to this many pairs all 2ⁿ sign patterns are counted.</summary>
    public const int LargestExactCount = 20;

    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues for no pairs; NoVariation when all differences are zero: p is 1 then.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Mean of predicted − reference.</summary>
    public required double MeanDifference { get; init; }

    /// <summary>
    /// Share of sign patterns whose mean is at least as far from zero; with random patterns (b + 1)/(B + 1), which is never zero
    /// (Phipson and Smyth 2010).
    /// </summary>
    public required double PValue { get; init; }

    /// <summary>Whether all patterns were counted.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Patterns looked at.</summary>
    public required long PatternCount { get; init; }

    /// <summary>Seed of the random patterns; unused where exact.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Tests two columns.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="randomPatterns">Random patterns above <see cref="LargestExactCount"/> pairs, at least 99.</param>
    /// <param name="seed">Seed of the random patterns.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 99 random patterns.</exception>
    public static PermutationTest Of(
        IReadOnlyList<double> reference,
        IReadOnlyList<double> predicted,
        int randomPatterns = 99_999,
        ulong seed = BootstrapOptions.DefaultSeed)
    {
        Require.AtLeast(randomPatterns, 99);
        var pairs = FinitePairs.Of(reference, predicted);
        var differences = pairs.Differences();
        var n = differences.Length;
        var exact = n <= LargestExactCount;
        var observed = Math.Abs(differences.Sum());

        // Sums of the same numbers in another order differ by rounding: what is equal must count as equal.
        var threshold = observed - (1e-13 * differences.Sum(Math.Abs));
        randomPatterns = ResampleCount.Repetitions(randomPatterns, n);
        var patterns = exact ? 1L << n : randomPatterns;
        var extreme = exact ? CountAll(differences, 0, 0, threshold) : CountRandom(differences, threshold, randomPatterns, seed);
        return new PermutationTest
        {
            Count = n,
            ExcludedCount = pairs.ExcludedCount,
            Outcome = n == 0
                ? StatisticOutcome.TooFewValues
                : differences.All(d => d == 0)
                ? StatisticOutcome.NoVariation
                : StatisticOutcome.Defined,
            MeanDifference = Moments.Mean(differences),
            PValue = n == 0 ? double.NaN : exact ? (double)extreme / patterns : (extreme + 1.0) / (patterns + 1.0),
            IsExact = exact,
            PatternCount = patterns,
            Seed = seed,
        };
    }

    private static long CountAll(double[] differences, int place, double sum, double threshold) =>
        place == differences.Length
            ? (Math.Abs(sum) >= threshold ? 1 : 0)
            : CountAll(
                differences,
                place + 1,
                sum + differences[place],
                threshold) + CountAll(differences, place + 1, sum - differences[place], threshold);

    private static long CountRandom(double[] differences, double threshold, int patterns, ulong seed)
    {
        long extreme = 0;
        for (var pattern = 0; pattern < patterns; pattern++)
        {
            var stream = new CounterStream(seed, (ulong)pattern);
            var sum = 0.0;
            uint bits = 0;
            for (var i = 0; i < differences.Length; i++)
            {
                bits = i % 32 == 0 ? stream.NextUInt32() : bits >> 1;
                sum += (bits & 1) == 0 ? differences[i] : -differences[i];
            }

            extreme += Math.Abs(sum) >= threshold ? 1 : 0;
        }

        return extreme;
    }
}

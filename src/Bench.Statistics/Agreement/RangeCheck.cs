using Bench.Statistics.Resampling;

namespace Bench.Statistics.Agreement;

/// <summary>
/// Whether the cases differ enough to tell agreement from coincidence (Preiss and Fisher 2008, J Clin Monit Comput 22:257): the limits of
/// agreement are compared with those of randomly re-paired measurements. In a sample of like cases even unrelated methods "agree".
/// </summary>
public sealed record RangeCheck
{
    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>TooFewValues below three pairs; NoVariation when random pairing has no spread.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>
    /// Standard deviation of the differences over its expectation under random pairing, √(s_x² + s_y²): 0 for perfect agreement, about 1
    /// for none.
    /// </summary>
    public required double DeviationRatio { get; init; }

    /// <summary>Share of random pairings with limits as narrow, (b + 1)/(B + 1); small means that the range is wide enough.</summary>
    public required double PValue { get; init; }

    /// <summary>Random pairings.</summary>
    public required int PairingCount { get; init; }

    /// <summary>Seed of the pairings.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Checks two columns.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="pairings">Random pairings, at least 99.</param>
    /// <param name="seed">Seed of the pairings.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 99 pairings.</exception>
    public static RangeCheck Of(
        IReadOnlyList<double> reference, IReadOnlyList<double> predicted, int pairings = 999, ulong seed = BootstrapOptions.DefaultSeed)
    {
        Require.AtLeast(pairings, 99);
        var pairs = FinitePairs.Of(reference, predicted);
        var n = pairs.Count;
        pairings = ResampleCount.Repetitions(pairings, n);
        double x = Moments.Deviation(pairs.First), y = Moments.Deviation(pairs.Second);
        var random = Math.Sqrt((x * x) + (y * y));
        var constant = Moments.IsConstant(pairs.First) && Moments.IsConstant(pairs.Second);
        var observed = Moments.Deviation(pairs.Differences());
        var narrow = 0;
        for (var pairing = 0; pairing < pairings && n > 2; pairing++)
        {
            narrow += Moments.Deviation(Repaired(pairs, seed, pairing)) <= observed * (1 + 1e-12) ? 1 : 0;
        }

        var defined = n > 2 && !constant;
        return new RangeCheck
        {
            Count = n,
            Outcome = n < 3 ? StatisticOutcome.TooFewValues : constant ? StatisticOutcome.NoVariation : StatisticOutcome.Defined,
            DeviationRatio = defined ? observed / random : double.NaN,
            PValue = defined ? (narrow + 1.0) / (pairings + 1.0) : double.NaN,
            PairingCount = pairings,
            Seed = seed,
        };
    }

    /// <summary>Differences after a random exchange of the second column (Fisher and Yates).</summary>
    private static double[] Repaired(FinitePairs pairs, ulong seed, int pairing)
    {
        var stream = new CounterStream(seed, (ulong)pairing);
        var second = (double[])pairs.Second.Clone();
        for (var i = second.Length - 1; i > 0; i--)
        {
            var other = stream.NextIndex(i + 1);
            (second[i], second[other]) = (second[other], second[i]);
        }

        return [.. second.Zip(pairs.First, (b, a) => b - a)];
    }
}

using Bench.Statistics.Distributions;

namespace Bench.Statistics.Comparison;

/// <summary>Ranks of the differences of pairs, with their signs.</summary>
internal sealed class SignedRankSums
{
    private SignedRankSums(double[] differences, double[] signed, int zeroCount, int excludedCount)
    {
        Differences = differences;
        AbsoluteRanks = [.. signed.Select(Math.Abs)];
        Positive = signed.Where(r => r > 0).Sum();
        Negative = -signed.Where(r => r < 0).Sum();
        Deviation = Math.Sqrt(signed.Sum(r => r * r)) / 2;
        ZeroCount = zeroCount;
        ExcludedCount = excludedCount;
    }

    /// <summary>Differences other than zero.</summary>
    public double[] Differences { get; }

    public double[] AbsoluteRanks { get; }

    public double Positive { get; }

    public double Negative { get; }

    /// <summary>Standard deviation of the positive sum under the null hypothesis, √(Σ rank²)/2.</summary>
    public double Deviation { get; }

    public int ZeroCount { get; }

    public int ExcludedCount { get; }

    public StatisticOutcome Outcome => Differences.Length + ZeroCount == 0 ? StatisticOutcome.TooFewValues
        : Differences.Length == 0 ? StatisticOutcome.NoVariation : StatisticOutcome.Defined;

    /// <summary>Normal p, with continuity correction, that positive differences do not prevail.</summary>
    public double CorrectedUpperPValue => NormalDistribution.Upper((((Positive - Negative) / 2) - 0.5) / Deviation);

    public static SignedRankSums Of(
        IReadOnlyList<double> reference, IReadOnlyList<double> predicted, ZeroTreatment zeros = ZeroTreatment.Drop)
    {
        var pairs = FinitePairs.Of(reference, predicted);
        var all = pairs.Differences();
        var differences = all.Where(d => d != 0).ToArray();
        var ranked = zeros == ZeroTreatment.Pratt ? all : differences;
        var ranks = Ranks.Of([.. ranked.Select(Math.Abs)]);
        var signed = Enumerable.Range(0, ranked.Length).Where(i => ranked[i] != 0).Select(i => Math.Sign(ranked[i]) * ranks[i]).ToArray();
        return new SignedRankSums(differences, signed, all.Length - differences.Length, pairs.ExcludedCount);
    }
}

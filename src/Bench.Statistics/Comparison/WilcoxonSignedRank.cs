using Bench.Statistics.Distributions;

namespace Bench.Statistics.Comparison;

/// <summary>
/// Wilcoxon's signed-rank test of predicted − reference: are the differences symmetric about zero? Two-sided. Exact p-values hold with
/// ties too, being conditional on the ranks found.
/// </summary>
public sealed record WilcoxonSignedRank
{
    /// <summary>Up to this many differences other than zero the p-value is exact.</summary>
    public const int LargestExactCount = 100;

    /// <summary>Differences other than zero.</summary>
    public required int Count { get; init; }

    /// <summary>Differences of exactly zero.</summary>
    public required int ZeroCount { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues for no pairs; NoVariation when all differences are zero: p is then NaN.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Sum of the ranks of positive differences.</summary>
    public required double PositiveRankSum { get; init; }

    /// <summary>Sum of the ranks of negative differences.</summary>
    public required double NegativeRankSum { get; init; }

    /// <summary>The smaller of both, as scipy.stats.wilcoxon reports it.</summary>
    public double Statistic => Math.Min(PositiveRankSum, NegativeRankSum);

    /// <summary>Exact p where there are at most <see cref="LargestExactCount"/> differences, else the corrected one.</summary>
    public double PValue => double.IsNaN(ExactPValue) ? CorrectedPValue : ExactPValue;

    /// <summary>p from all sign patterns; NaN above <see cref="LargestExactCount"/> differences.</summary>
    public required double ExactPValue { get; init; }

    /// <summary>p by the normal distribution, variance Σ rank²/4, which allows for ties and zeros.</summary>
    public required double AsymptoticPValue { get; init; }

    /// <summary>The same with continuity correction of one half.</summary>
    public required double CorrectedPValue { get; init; }

    /// <summary>
    /// Hodges and Lehmann's estimate: median of the means of all pairs of differences, each difference paired with itself too; zeros left
    /// out.
    /// </summary>
    public required double Shift { get; init; }

    /// <summary>
    /// Its distribution-free interval (exact without ties up to 300 differences, normal above); an end is infinite where the sample is too
    /// small.
    /// </summary>
    public required Interval ShiftInterval { get; init; }

    /// <summary>Matched-pairs rank-biserial correlation, (W⁺ − W⁻)/(W⁺ + W⁻) (Kerby 2014), between −1 and 1.</summary>
    public required double RankBiserial { get; init; }

    /// <summary>Its interval through Fisher's z with standard error √((2n³ + 3n² + n)/6)/((n² + n)/2).</summary>
    public required Interval RankBiserialInterval { get; init; }

    /// <summary>Tests two columns.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="zeros">What to do with differences of zero.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static WilcoxonSignedRank Of(
        IReadOnlyList<double> reference, IReadOnlyList<double> predicted, ZeroTreatment zeros = ZeroTreatment.Drop, double level = 0.95)
    {
        Require.Level(level);
        var sums = SignedRankSums.Of(reference, predicted, zeros);
        var (n, positive, negative) = (sums.Differences.Length, sums.Positive, sums.Negative);
        var excess = Math.Abs(positive - negative) / 2;
        var biserial = n == 0 ? double.NaN : (positive - negative) / (positive + negative);
        double size = n;
        return new WilcoxonSignedRank
        {
            Count = n,
            ZeroCount = sums.ZeroCount,
            ExcludedCount = sums.ExcludedCount,
            Outcome = sums.Outcome,
            PositiveRankSum = positive,
            NegativeRankSum = negative,
            ExactPValue = n is 0 or > LargestExactCount ? double.NaN : SignedRankDistribution.TwoSided(sums.AbsoluteRanks, positive),
            AsymptoticPValue = n == 0 ? double.NaN : NormalDistribution.TwoSided(excess / sums.Deviation),
            CorrectedPValue = n == 0 ? double.NaN : NormalDistribution.TwoSided(Math.Max(0, excess - 0.5) / sums.Deviation),
            Shift = HodgesLehmann.Estimate(sums.Differences),
            ShiftInterval = HodgesLehmann.IntervalOf(sums.Differences, level),
            RankBiserial = biserial,
            RankBiserialInterval = Association.PearsonCorrelation.FisherZ(
                biserial, Math.Sqrt(((2 * size * size * size) + (3 * size * size) + size) / 6) / (((size * size) + size) / 2), level),
        };
    }
}

/// <summary>What a signed-rank test does with differences of exactly zero.</summary>
public enum ZeroTreatment
{
    /// <summary>Leaves them out before ranking (Wilcoxon 1945). The default.</summary>
    Drop,

    /// <summary>Ranks them with the others, then leaves their ranks out (Pratt 1959).</summary>
    Pratt,
}

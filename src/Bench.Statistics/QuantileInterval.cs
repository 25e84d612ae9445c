using Bench.Statistics.Distributions;

namespace Bench.Statistics;

/// <summary>A quantile with its distribution-free interval between two order statistics.</summary>
public sealed record QuantileInterval
{
    /// <summary>Probability of the quantile, 0.5 for the median.</summary>
    public required double Probability { get; init; }

    /// <summary>Finite values.</summary>
    public required int Count { get; init; }

    /// <summary>Values left out because they are NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues for none.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>The quantile, type 7; NaN for no values.</summary>
    public required double Estimate { get; init; }

    /// <summary>
    /// Between two order statistics, by the binomial distribution of the number of values below the quantile (Conover 1999, section 3.2).
    /// An end is infinite where the sample is too small to bound it: the 2.5 % quantile has no lower bound below 146 values at 95 %.
    /// </summary>
    public required Interval Interval { get; init; }

    /// <summary>Estimates a quantile.</summary>
    /// <param name="values">Values; those that are not finite are counted and left out.</param>
    /// <param name="probability">Between 0 and 1, both excluded.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">Probability or level outside 0…1.</exception>
    public static QuantileInterval Of(IReadOnlyList<double> values, double probability, double level = 0.95)
    {
        Require.Level(probability);
        Require.Level(level);
        var finite = FiniteValues.Of(values);
        var sorted = (double[])finite.Values.Clone();
        Array.Sort(sorted);
        return new QuantileInterval
        {
            Probability = probability,
            Count = finite.Count,
            ExcludedCount = finite.ExcludedCount,
            Outcome = finite.Count == 0 ? StatisticOutcome.TooFewValues : StatisticOutcome.Defined,
            Estimate = Quantiles.OfSorted(sorted, probability),
            Interval = finite.Count == 0 ? Interval.Undefined(level) : Bounds(sorted, probability, level),
        };
    }

    /// <summary>
    /// The first rank from one to another that meets a condition, which all higher ranks meet too; the last where none below it does.
    /// </summary>
    private static int First(int from, int to, Func<int, bool> isMet)
    {
        while (from < to)
        {
            var middle = from + ((to - from) / 2);
            (from, to) = isMet(middle) ? (from, middle) : (middle + 1, to);
        }

        return from;
    }

    private static Interval Bounds(double[] sorted, double probability, double level)
    {
        var (n, tail) = (sorted.Length, (1 - level) / 2);

        // Lower rank: the largest l with P(fewer than l values below) ≤ tail; upper rank: the smallest u with P(fewer than u) ≥ 1 − tail.
        var lower = First(0, n, rank => BinomialDistribution.Lower(rank, n, probability) > tail);
        var upper = First(Math.Max(1, lower), n + 1, rank => BinomialDistribution.Lower(rank - 1, n, probability) >= 1 - tail);

        return new Interval(
            lower == 0 ? double.NegativeInfinity : sorted[lower - 1], upper > n ? double.PositiveInfinity : sorted[upper - 1], level);
    }
}

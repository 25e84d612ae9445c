using Bench.Statistics.Distributions;

namespace Bench.Statistics.Association;

/// <summary>Kendall's τ-b: concordant less discordant pairs of cases, corrected for ties.</summary>
public sealed record KendallCorrelation
{
    /// <summary>Up to this many cases without ties the p-value is exact.</summary>
    public const int LargestExactCount = 60;

    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues below two pairs; NoVariation when a column is constant.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>τ-b, between −1 and 1.</summary>
    public required double Coefficient { get; init; }

    /// <summary>
    /// Interval through Fisher's z with standard error √(0.437/(n − 4)) (Fieller, Hartley and Pearson 1957); undefined below five pairs.
    /// </summary>
    public required Interval Interval { get; init; }

    /// <summary>Two-sided p of no association: exact where possible, else asymptotic.</summary>
    public required double PValue { get; init; }

    /// <summary>Whether <see cref="PValue"/> is exact: no ties, at most <see cref="LargestExactCount"/> cases.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Two-sided p by the normal distribution with variance corrected for ties (Kendall 1970); NaN below three pairs.</summary>
    public required double AsymptoticPValue { get; init; }

    /// <summary>Correlates two columns, in n log n steps.</summary>
    /// <param name="x">First column.</param>
    /// <param name="y">Second column, case by case.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static KendallCorrelation Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double level = 0.95)
    {
        Require.Level(level);
        var pairs = FinitePairs.Of(x, y);
        var n = pairs.Count;
        double[] ranksX = Ranks.Of(pairs.First), ranksY = Ranks.Of(pairs.Second);
        var (tiesX, tiesY) = (TieSums.Of(ranksX), TieSums.Of(ranksY));
        var (concordant, discordant) = Orders(ranksX, ranksY);
        var all = n * (n - 1.0) / 2;
        var constant = n > 1 && (tiesX.Pairs == all || tiesY.Pairs == all);
        double surplus = concordant - discordant;
        var tau = n < 2 || constant ? double.NaN : Math.Clamp(surplus / Math.Sqrt(all - tiesX.Pairs) / Math.Sqrt(all - tiesY.Pairs), -1, 1);
        var asymptotic = double.IsNaN(tau) ? double.NaN : NormalDistribution.TwoSided(surplus / Math.Sqrt(Variance(n, tiesX, tiesY)));
        var exact = !double.IsNaN(tau) && n <= LargestExactCount && tiesX.Pairs == 0 && tiesY.Pairs == 0;
        return new KendallCorrelation
        {
            Count = n,
            ExcludedCount = pairs.ExcludedCount,
            Outcome = n < 2 ? StatisticOutcome.TooFewValues : constant ? StatisticOutcome.NoVariation : StatisticOutcome.Defined,
            Coefficient = tau,
            Interval = PearsonCorrelation.FisherZ(tau, n < 5 ? double.NaN : Math.Sqrt(0.437 / (n - 4)), level),
            PValue = exact ? ExactProbability(n, (int)Math.Min(concordant, discordant)) : asymptotic,
            IsExact = exact,
            AsymptoticPValue = asymptotic,
        };
    }

    /// <summary>Pairs of cases in like and in opposite order, ties being neither, in n log n steps (Knight 1966).</summary>
    private static (long Concordant, long Discordant) Orders(double[] x, double[] y)
    {
        var order = Enumerable.Range(0, x.Length).ToArray();
        Array.Sort(order, (i, k) => x[i] != x[k] ? x[i].CompareTo(x[k]) : y[i].CompareTo(y[k]));
        var discordant = Inversions.Count([.. order.Select(i => y[i])], andEqual: false);

        // With y negated, concordant pairs are the inverted ones.
        Array.Sort(order, (i, k) => x[i] != x[k] ? x[i].CompareTo(x[k]) : y[k].CompareTo(y[i]));
        return (Inversions.Count([.. order.Select(i => -y[i])], andEqual: false), discordant);
    }

    private static double Variance(int n, TieSums x, TieSums y)
    {
        var m = n * (n - 1.0);
        var variance = ((m * ((2 * n) + 5)) - x.Variance - y.Variance) / 18 + (2 * x.Pairs * y.Pairs / m);
        return n > 2 ? variance + (x.Triples * y.Triples / (9 * m * (n - 2))) : variance;
    }

    /// <summary>Twice the chance of at most so many inversions in a random order (Kendall and Gibbons 1990).</summary>
    private static double ExactProbability(int n, int inversions)
    {
        if (4 * inversions == n * (n - 1))
        {
            return 1;
        }

        var chances = new double[inversions + 1];
        chances[0] = 1;
        for (var size = 2; size <= n; size++)
        {
            // A new largest element adds 0 … size − 1 inversions, each with the same chance.
            var next = new double[inversions + 1];
            var window = 0.0;
            for (var k = 0; k <= inversions; k++)
            {
                window += chances[k] - (k >= size ? chances[k - size] : 0);
                next[k] = window / size;
            }

            chances = next;
        }

        return Math.Min(1, 2 * chances.Sum());
    }

    private readonly record struct TieSums(double Pairs, double Variance, double Triples)
    {
        public static TieSums Of(double[] values)
        {
            double pairs = 0, variance = 0, triples = 0;
            foreach (double t in values.CountBy(v => v).Select(g => g.Value))
            {
                pairs += t * (t - 1) / 2;
                variance += t * (t - 1) * ((2 * t) + 5);
                triples += t * (t - 1) * (t - 2);
            }

            return new TieSums(pairs, variance, triples);
        }
    }
}

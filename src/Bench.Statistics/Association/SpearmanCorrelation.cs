namespace Bench.Statistics.Association;

/// <summary>Spearman's rank correlation: Pearson's correlation of ranks, ties sharing their mean rank.</summary>
public sealed record SpearmanCorrelation
{
    /// <summary>Up to this many pairs the p-value is exact, by all n! orders.</summary>
    public const int LargestExactCount = 10;

    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues below two pairs; NoVariation when a column is constant.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>ρ, between −1 and 1.</summary>
    public required double Coefficient { get; init; }

    /// <summary>
    /// Interval through Fisher's z with standard error √((1 + ρ²/2)/(n − 3)) (Bonett and Wright 2000, Psychometrika 65:23); undefined below
    /// four pairs.
    /// </summary>
    public required Interval Interval { get; init; }

    /// <summary>Two-sided p of no association: exact where there are at most <see cref="LargestExactCount"/> pairs, else by t.</summary>
    public required double PValue { get; init; }

    /// <summary>Whether <see cref="PValue"/> is exact; ties are allowed for.</summary>
    public required bool IsExact { get; init; }

    /// <summary>Two-sided p by t = ρ·√((n − 2)/(1 − ρ²)), as scipy.stats.spearmanr gives it; NaN below three pairs.</summary>
    public required double AsymptoticPValue { get; init; }

    /// <summary>Correlates two columns.</summary>
    /// <param name="x">First column.</param>
    /// <param name="y">Second column, case by case.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static SpearmanCorrelation Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double level = 0.95)
    {
        Require.Level(level);
        var pairs = FinitePairs.Of(x, y);
        double[] ranksX = Ranks.Of(pairs.First), ranksY = Ranks.Of(pairs.Second);
        var pearson = PearsonCorrelation.Of(ranksX, ranksY, level);
        var (n, rho) = (pairs.Count, pearson.Coefficient);
        var exact = n <= LargestExactCount && pearson.Outcome == StatisticOutcome.Defined;
        return new SpearmanCorrelation
        {
            Count = n,
            ExcludedCount = pairs.ExcludedCount,
            Outcome = pearson.Outcome,
            Coefficient = rho,
            Interval = PearsonCorrelation.FisherZ(rho, n < 4 ? double.NaN : Math.Sqrt((1 + (rho * rho / 2)) / (n - 3)), level),
            PValue = exact ? ExactProbability(ranksX, ranksY) : pearson.PValue,
            IsExact = exact,
            AsymptoticPValue = pearson.PValue,
        };
    }

    /// <summary>Share of all orders of y at least as far from no association; Heap's algorithm, one exchange for each order.</summary>
    private static double ExactProbability(double[] ranksX, double[] ranksY)
    {
        var n = ranksX.Length;
        var centredX = ranksX.Select(r => r - ((n + 1) / 2.0)).ToArray();
        var order = (double[])ranksY.Clone();
        var sum = centredX.Zip(order, (a, b) => a * b).Sum();
        var observed = Math.Abs(sum) - 1e-9;
        long extreme = Math.Abs(sum) >= observed ? 1 : 0, total = 1;
        var counters = new int[n];
        for (var i = 1; i < n;)
        {
            if (counters[i] >= i)
            {
                counters[i++] = 0;
                continue;
            }

            var j = i % 2 == 0 ? 0 : counters[i];

            // Midranks are multiples of a quarter after centring, so the running sum has no rounding.
            sum += (centredX[i] - centredX[j]) * (order[j] - order[i]);
            (order[i], order[j]) = (order[j], order[i]);
            total++;
            extreme += Math.Abs(sum) >= observed ? 1 : 0;
            counters[i]++;
            i = 1;
        }

        return (double)extreme / total;
    }
}

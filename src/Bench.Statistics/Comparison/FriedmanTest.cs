using Bench.Statistics.Distributions;

namespace Bench.Statistics.Comparison;

/// <summary>
/// Friedman's test (1937): do several treatments of the same cases (say, models on the same mice) rank alike? With all pairs compared
/// afterwards.
/// </summary>
public sealed record FriedmanTest
{
    /// <summary>Cases with a value for every treatment.</summary>
    public required int CaseCount { get; init; }

    /// <summary>Cases left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues below two cases; NoVariation when every case ties all treatments.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Mean rank of each treatment; the smallest value of a case has rank 1.</summary>
    public required IReadOnlyList<double> MeanRanks { get; init; }

    /// <summary>Friedman's chi-squared, corrected for ties.</summary>
    public required double Statistic { get; init; }

    /// <summary>p by the chi-squared distribution, treatments − 1 degrees of freedom.</summary>
    public required double PValue { get; init; }

    /// <summary>Iman and Davenport's F (1980), less conservative.</summary>
    public required double ImanDavenport { get; init; }

    /// <summary>Its p.</summary>
    public required double ImanDavenportPValue { get; init; }

    /// <summary>Kendall's coefficient of concordance W, between 0 and 1.</summary>
    public required double KendallW { get; init; }

    /// <summary>All pairs of treatments.</summary>
    public required IReadOnlyList<FriedmanPair> Pairs { get; init; }

    /// <summary>Tests several columns.</summary>
    /// <param name="treatments">One column for each treatment, at least three, case by case.</param>
    /// <exception cref="ArgumentException">Fewer than three columns, or columns of different length.</exception>
    public static FriedmanTest Of(IReadOnlyList<IReadOnlyList<double>> treatments)
    {
        var table = CompleteCases.Of(treatments, least: 3);
        double n = table.Rows.Length, k = treatments.Count;
        var sums = new double[treatments.Count];
        var ties = 0.0;
        foreach (var row in table.Rows)
        {
            var ranks = Ranks.Of(row, out var tieTerm);
            ties += tieTerm;
            for (var c = 0; c < sums.Length; c++)
            {
                sums[c] += ranks[c];
            }
        }

        var correction = 1 - (ties / (n * k * ((k * k) - 1)));
        var deviations = sums.Sum(s => Math.Pow(s - (n * (k + 1) / 2), 2));
        var statistic = n < 2 || correction <= 1e-14 ? double.NaN : 12 * deviations / (n * k * (k + 1)) / correction;
        var f = (n - 1) * statistic / ((n * (k - 1)) - statistic);
        return new FriedmanTest
        {
            CaseCount = table.Rows.Length,
            ExcludedCount = table.ExcludedCount,
            Outcome = n < 2
                ? StatisticOutcome.TooFewValues
                : double.IsNaN(statistic)
                ? StatisticOutcome.NoVariation
                : StatisticOutcome.Defined,
            MeanRanks = [.. sums.Select(s => s / n)],
            Statistic = statistic,
            PValue = ChiSquaredDistribution.Upper(statistic, k - 1),
            ImanDavenport = f,
            ImanDavenportPValue = double.IsNaN(f) ? double.NaN : FisherFDistribution.Upper(f, k - 1, (k - 1) * (n - 1)),
            KendallW = statistic / (n * (k - 1)),
            Pairs = ComparePairs(table, sums),
        };
    }

    private static FriedmanPair[] ComparePairs(CompleteCases table, double[] sums)
    {
        var error = Math.Sqrt(sums.Length * (sums.Length + 1) / (6.0 * table.Rows.Length));
        return
        [
            .. from first in Enumerable.Range(0, sums.Length)
               from second in Enumerable.Range(first + 1, sums.Length - first - 1)
               let difference = (sums[second] - sums[first]) / table.Rows.Length
               select new FriedmanPair(
                   first, second, StudentizedRange.Upper(Math.Abs(difference) / error * Math.Sqrt(2), sums.Length)),
        ];
    }
}

/// <summary>Two treatments compared after Friedman's test.</summary>
/// <param name="First">Column of the first treatment, from 0.</param>
/// <param name="Second">Column of the second.</param>
/// <param name="NemenyiPValue">p by the studentised range of mean ranks, which covers all pairs (Nemenyi 1963).</param>
public sealed record FriedmanPair(int First, int Second, double NemenyiPValue);

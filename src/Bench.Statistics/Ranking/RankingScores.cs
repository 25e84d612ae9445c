using Bench.Statistics.Comparison;

namespace Bench.Statistics.Ranking;

/// <summary>One number for each model from a table of cases × models in which higher is better.</summary>
internal static class RankingScores
{
    /// <summary>Scores, higher is better: mean ranks come negated.</summary>
    public static double[] Of(double[][] rows, int modelCount, RankingOptions options)
    {
        double[] PerModel(Func<double[], double> score) =>
            [.. Enumerable.Range(0, modelCount).Select(m => score([.. rows.Select(r => r[m])]))];

        return options.Method switch
        {
            RankingMethod.MeanThenRank => PerModel(values => Moments.Mean(values)),
            RankingMethod.MedianThenRank => PerModel(values => Quantiles.Median(values)),
            RankingMethod.RankThenMean => MeanRanks(rows, modelCount),
            RankingMethod.TestThenRank => [.. BetterPValues(rows, modelCount).Select(p => (double)p.Count(v => v < options.Alpha))],
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Method, "Unknown method."),
        };
    }

    /// <summary>One-sided signed-rank tests of every model against every other, corrected together by Holm's method.</summary>
    public static double[][] BetterPValues(double[][] rows, int modelCount)
    {
        var pairs = (
            from i in Enumerable.Range(0, modelCount) from j in Enumerable.Range(0, modelCount) where i != j select (i, j)).ToArray();
        var holm = MultipleComparisons.Holm([.. pairs.Select(p => OneSided([.. rows.Select(r => r[p.j])], [.. rows.Select(r => r[p.i])]))]);
        var table = Enumerable.Range(0, modelCount).Select(_ => Enumerable.Repeat(double.NaN, modelCount).ToArray()).ToArray();
        for (var k = 0; k < pairs.Length; k++)
        {
            table[pairs[k].i][pairs[k].j] = holm[k];
        }

        return table;
    }

    private static double OneSided(double[] other, double[] model)
    {
        var test = SignedRankSums.Of(other, model);
        return test.Outcome == StatisticOutcome.Defined
            ? test.CorrectedUpperPValue
            : test.Outcome == StatisticOutcome.NoVariation ? 1 : double.NaN;
    }

    private static double[] MeanRanks(double[][] rows, int modelCount)
    {
        var sums = new double[modelCount];
        foreach (var row in rows)
        {
            var ranks = Ranks.Of([.. row.Select(v => -v)]);
            for (var m = 0; m < modelCount; m++)
            {
                sums[m] -= ranks[m] / rows.Length;
            }
        }

        return sums;
    }
}

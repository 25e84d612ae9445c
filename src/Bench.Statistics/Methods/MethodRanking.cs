using Bench.Statistics.Ranking;
using Bench.Statistics.Resampling;

namespace Bench.Statistics.Methods;

/// <summary>
/// Ranking of methods by their means, with its stability when cases <em>and</em> trainings are drawn again: <see cref="ModelRanking"/>
/// (Wiesenfarth et al. 2021) with a second level. Each resample draws cases for all methods together and trainings for each by itself, so
/// that its spread errs on the wide side (Owen 2007, Ann Appl Stat 1:386).
/// </summary>
public sealed record MethodRanking
{
    /// <summary>Cases that every method has under every seed.</summary>
    public required int CaseCount { get; init; }

    /// <summary>Cases left out for a missing value.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>Resamples.</summary>
    public required int Resamples { get; init; }

    /// <summary>Methods in the order given.</summary>
    public required IReadOnlyList<ModelRank> Methods { get; init; }

    /// <summary>
    /// Kendall's τ-b between the ranking and that of each resample: 1 for a ranking that never changes. Resamples in which all tie are
    /// left out.
    /// </summary>
    public required Summary KendallTau { get; init; }

    /// <summary>Share of resamples that rank all methods alike.</summary>
    public required double SameOrder { get; init; }

    /// <summary>Ranks methods.</summary>
    /// <param name="names">Names.</param>
    /// <param name="tables">Their values, on the same cases in the same order.</param>
    /// <param name="higherIsBetter">True for Dice, false for errors.</param>
    /// <param name="resamples">Resamples, at least 100.</param>
    /// <param name="seed">Key of the random streams.</param>
    /// <exception cref="ArgumentException">Fewer than two methods, or tables of different length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 resamples.</exception>
    public static MethodRanking Of(
        IReadOnlyList<string> names,
        IReadOnlyList<CaseSeedTable> tables,
        bool higherIsBetter = true,
        int resamples = 1000,
        ulong seed = BootstrapOptions.DefaultSeed)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(tables);
        Require.SameLength(names.Count, tables.Count, nameof(tables));
        Require.AtLeast(resamples, 100);
        var columns = tables.SelectMany(t => Enumerable.Range(0, t.SeedCount)
            .Select(s => Enumerable.Range(0, t.CaseCount).Select(c => t[c, s]).ToArray())).ToArray();
        var table = CompleteCases.Of(columns, least: 2);
        int[] starts = [.. tables.Select((_, m) => tables.Take(m).Sum(t => t.SeedCount))];
        var n = table.Rows.Length;
        double Score(int method, ReadOnlySpan<int> cases, ReadOnlySpan<int> seeds)
        {
            var sum = 0.0;
            foreach (var drawn in cases)
            {
                foreach (var s in seeds)
                {
                    sum += table.Rows[drawn][starts[method] + s];
                }
            }

            return (higherIsBetter ? 1 : -1) * sum / (cases.Length * seeds.Length);
        }

        int[][] everySeed = [.. tables.Select(t => Enumerable.Range(0, t.SeedCount).ToArray())];
        int[] everyCase = [.. Enumerable.Range(0, n)];
        double[] scores = [.. tables.Select((_, m) => Score(m, everyCase, everySeed[m]))];
        var ranks = ModelRank.RanksOf(scores);
        var drawn = new int[n < 2 ? 0 : resamples][];
        Parallel.For(0, drawn.Length, r =>
        {
            var stream = new CounterStream(seed, (ulong)r);
            var cases = Draw(n, ref stream);
            var means = new double[tables.Count];
            for (var m = 0; m < means.Length; m++)
            {
                means[m] = Score(m, cases, Draw(tables[m].SeedCount, ref stream));
            }

            drawn[r] = ModelRank.RanksOf(means);
        });
        return new MethodRanking
        {
            CaseCount = n,
            ExcludedCount = table.ExcludedCount,
            Resamples = drawn.Length,
            Methods =
            [
                .. names.Select((name, m) => ModelRank.Of(
                    name, higherIsBetter ? scores[m] : -scores[m], ranks[m], [.. drawn.Select(r => (double)r[m])], names.Count, 0.95)),
            ],
            KendallTau = Summary.Of([.. drawn.Select(r => ModelRank.Tau(ranks, r))]),
            SameOrder = drawn.Length == 0 ? double.NaN : drawn.Count(r => r.SequenceEqual(ranks)) / (double)drawn.Length,
        };
    }

    private static int[] Draw(int count, ref CounterStream stream)
    {
        var drawn = new int[count];
        for (var i = 0; i < count; i++)
        {
            drawn[i] = stream.NextIndex(count);
        }

        return drawn;
    }
}

using Bench.Statistics.Resampling;

namespace Bench.Statistics.Ranking;

/// <summary>
/// Ranking of several models on the same cases with its stability under resampling of the cases, as segmentation challenges report it
/// (Wiesenfarth et al. 2021, Sci Rep 11:2369).
/// </summary>
public sealed record ModelRanking
{
    /// <summary>Settings.</summary>
    public required RankingOptions Options { get; init; }

    /// <summary>Cases used.</summary>
    public required int CaseCount { get; init; }

    /// <summary>Cases left out because a model has no score there.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues for no cases: scores and ranks mean nothing then.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>Models in the order given.</summary>
    public required IReadOnlyList<ModelRank> Models { get; init; }

    /// <summary>
    /// Entry [i][j]: one-sided Holm-corrected p that model i is better than model j (signed-rank test); NaN on the diagonal.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<double>> BetterPValues { get; init; }

    /// <summary>
    /// Kendall's τ-b between the ranking and that of each resample: 1 for a ranking that never changes. Resamples on which all models tie
    /// are left out.
    /// </summary>
    public required Summary KendallTau { get; init; }

    /// <summary>Ranks models.</summary>
    /// <param name="models">At least two models with scores on the same cases.</param>
    /// <param name="options">Settings.</param>
    /// <exception cref="ArgumentException">
    /// Fewer than two models, columns of different length, or no replacement value where one is needed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 resamples, or a level outside 0…1.</exception>
    public static ModelRanking Of(IReadOnlyList<ModelScores> models, RankingOptions options)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(options);
        Require.Level(options.Level, nameof(options));
        Require.Level(options.Alpha, nameof(options));
        Require.AtLeast(options.Resamples, 100, nameof(options));
        if (options.Missing == MissingScores.Replace && !double.IsFinite(options.Replacement))
        {
            throw new ArgumentException("Replacing missing scores needs a finite replacement.", nameof(options));
        }

        var sign = options.HigherIsBetter ? 1.0 : -1.0;
        var table = CompleteCases.Of([.. models.Select(m => Column(m, options))], least: 2);
        var rows = table.Rows.Select(r => r.Select(v => sign * v).ToArray()).ToArray();
        var scores = RankingScores.Of(rows, models.Count, options);
        var ranks = ModelRank.RanksOf(scores);
        var drawn = Resample(rows, models.Count, options);
        return new ModelRanking
        {
            Options = options,
            CaseCount = rows.Length,
            ExcludedCount = table.ExcludedCount,
            Outcome = rows.Length == 0 ? StatisticOutcome.TooFewValues : StatisticOutcome.Defined,
            Models =
            [
                .. models.Select(
                    (m, i) =>
                        Describe(
                            m,
                            scores[i] * (options.Method is RankingMethod.MeanThenRank or RankingMethod.MedianThenRank ? sign : 1),
                            ranks[i],
                            i,
                            drawn,
                            options))
            ],
            BetterPValues = RankingScores.BetterPValues(rows, models.Count),
            KendallTau = Summary.Of([.. drawn.Select(r => ModelRank.Tau(ranks, r))]),
        };
    }

    private static double[] Column(ModelScores model, RankingOptions options) =>
        [.. model.Values.Select(v => double.IsFinite(v) || options.Missing == MissingScores.LeaveCaseOut ? v : options.Replacement)];

    private static int[][] Resample(double[][] rows, int modelCount, RankingOptions options)
    {
        if (rows.Length < 2)
        {
            return [];
        }

        var drawn = new int[options.Resamples][];
        Parallel.For(0, options.Resamples, r =>
        {
            var units = new int[rows.Length];
            Bootstrap.DrawUnits(options.Seed, r, units);
            drawn[r] = ModelRank.RanksOf(RankingScores.Of([.. units.Select(u => rows[u])], modelCount, options));
        });
        return drawn;
    }

    private static ModelRank Describe(ModelScores model, double score, int rank, int index, int[][] drawn, RankingOptions options) =>
        ModelRank.Of(
            model.Name,
            options.Method == RankingMethod.RankThenMean ? -score : score,
            rank,
            [.. drawn.Select(r => (double)r[index])],
            drawn.Length == 0 ? 1 : drawn[0].Length,
            options.Level,
            model.Values.Count(v => !double.IsFinite(v)));
}

/// <summary>Settings of a ranking; each result carries the ones it was made with.</summary>
public sealed record RankingOptions
{
    /// <summary>What to do with missing scores; the caller must decide.</summary>
    public required MissingScores Missing { get; init; }

    /// <summary>The value for missing scores under <see cref="MissingScores.Replace"/>.</summary>
    public double Replacement { get; init; } = double.NaN;

    /// <summary>How to rank.</summary>
    public RankingMethod Method { get; init; } = RankingMethod.MeanThenRank;

    /// <summary>True for Dice, false for distances.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>Bootstrap resamples of cases, at least 100.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>Key of the random streams.</summary>
    public ulong Seed { get; init; } = BootstrapOptions.DefaultSeed;

    /// <summary>Level of the rank intervals, a fraction.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Level of significance of the pairwise tests.</summary>
    public double Alpha { get; init; } = 0.05;
}

/// <summary>How models are ranked from their scores on many cases; the order can depend on it.</summary>
public enum RankingMethod
{
    /// <summary>Mean over cases, then rank.</summary>
    MeanThenRank,

    /// <summary>Median over cases, then rank.</summary>
    MedianThenRank,

    /// <summary>Rank on each case, then the mean of the ranks.</summary>
    RankThenMean,

    /// <summary>Number of models that a model beats by one-sided signed-rank tests, Holm-corrected, then rank.</summary>
    TestThenRank,
}

/// <summary>What to do with scores that are NaN or infinite. There is no default: dropping a model's failures flatters it.</summary>
public enum MissingScores
{
    /// <summary>Leaves out a case for all models when one of them has no score there.</summary>
    LeaveCaseOut,

    /// <summary>Puts a stated value in the place of a missing score, as a rule the worst possible.</summary>
    Replace,
}

/// <summary>One model's scores.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Values">One score for each case, in the same order for all models; NaN where it failed.</param>
public sealed record ModelScores(string Name, IReadOnlyList<double> Values);

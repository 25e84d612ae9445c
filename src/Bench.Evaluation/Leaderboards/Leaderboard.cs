using Bench.Core.Measures;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Ranking;

namespace Bench.Evaluation.Leaderboards;

/// <summary>
/// Models of many runs, ranked. Only runs of the same data, cases, cleaning and definitions are ranked together; others form groups of
/// their own, with what separates them.
/// </summary>
/// <param name="Measure">Measure that decides the order of rows.</param>
/// <param name="Groups">The groups, largest first.</param>
public sealed record Leaderboard(MouseMeasure Measure, IReadOnlyList<LeaderboardGroup> Groups)
{
    /// <summary>Name of the measure that decides unless another is asked for: Dice of all structures, mean of ED and ES.</summary>
    public const string DefaultMeasure = "dice.both.mean";

    /// <summary>Ranks runs.</summary>
    /// <param name="runs">The runs, in any order.</param>
    /// <param name="by">The measure that decides the order of rows.</param>
    public static Leaderboard Of(IEnumerable<LeaderboardRun> runs, MouseMeasure by)
    {
        ArgumentNullException.ThrowIfNull(by);
        var groups = new List<List<LeaderboardRun>>();
        foreach (var run in runs.OrderBy(r => r.Folder, StringComparer.Ordinal))
        {
            if (groups.FirstOrDefault(g => g.All(other => !run.DifferencesFrom(other).Any())) is { } fitting)
                fitting.Add(run);
            else
                groups.Add([run]);
        }

        var ordered = groups.OrderByDescending(g => g.Count).ThenBy(g => g[0].Folder, StringComparer.Ordinal).ToArray();
        return new Leaderboard(by, [.. ordered.Select(g => LeaderboardGroup.Of(g, ordered[0][0], by))]);
    }
}

/// <summary>Runs that can be ranked together.</summary>
/// <param name="Conditions">Data, split, cleaning and definitions, for a reader.</param>
/// <param name="Differences">What separates the group from the first one; none for the first.</param>
/// <param name="Measures">What its models are ranked by.</param>
/// <param name="Rows">Its models, best first.</param>
public sealed record LeaderboardGroup(
    IReadOnlyList<LeaderboardCondition> Conditions,
    IReadOnlyList<ConditionDifference> Differences,
    IReadOnlyList<MouseMeasure> Measures,
    IReadOnlyList<LeaderboardRow> Rows)
{
    private const int Resamples = 1000;

    /// <summary>Ranks the models of runs that can be ranked together.</summary>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="first">A run of the first group.</param>
    /// <param name="by">The measure that decides the order of rows.</param>
    internal static LeaderboardGroup Of(IReadOnlyList<LeaderboardRun> runs, LeaderboardRun first, MouseMeasure by)
    {
        var terms = runs[0].Result.Settings.Terms;
        MouseMeasure[] measures = [.. MouseMeasure.Of(terms).Where(m => m.Name == by.Name || m.Quantity is not null || m.Phase is null)];
        Contestant[] contestants = [.. runs.SelectMany(r => r.Result.Models.Select(m => new Contestant(r, m)))];
        var cells = measures.ToDictionary(m => m.Name, m => Cells(contestants, m));
        var rows = contestants.Select((c, i) => new LeaderboardRow(
            c.Run.Folder,
            c.Run.Result.RunId,
            c.Model.Name,
            c.Label,
            c.Run.Result.Provenance.Created,
            c.Run.Result.Settings.TrainMice.Count > 0,
            measures.ToDictionary(m => m.Name, m => cells[m.Name][i])));
        return new LeaderboardGroup(
            [.. (runs.FirstOrDefault(r => r.Result.Settings.TrainMice.Count > 0) ?? runs[0]).Conditions()],
            [.. runs[0].DifferencesFrom(first)],
            measures,
            [
                .. rows.OrderBy(r => r.Cells.GetValueOrDefault(by.Name)?.Rank ?? int.MaxValue)
                    .ThenBy(r => r.Folder, StringComparer.Ordinal).ThenBy(r => r.Model, StringComparer.Ordinal)
            ]);
    }

    // A model that lacks a value for a case is not ranked: leaving the case out would flatter it.
    private static LeaderboardCell[] Cells(Contestant[] contestants, MouseMeasure measure)
    {
        var values = contestants.Select(c => c.Values(measure)).ToArray();
        int[] whole = [.. Enumerable.Range(0, values.Length).Where(i => values[i].All(double.IsFinite))];
        var ranks = whole.Length < 2
            ? []
            : ModelRanking.Of(
                [.. whole.Select(i => new ModelScores($"{i}", values[i]))],
                new RankingOptions
                {
                    Missing = MissingScores.LeaveCaseOut,
                    HigherIsBetter = measure.Better == BetterWhen.Larger,
                    Resamples = Resamples,
                }).Models;
        return
        [
            .. values.Select((column, i) =>
            {
                double[] finite = [.. column.Where(double.IsFinite)];
                var interval = measure.Quantity is null ? FractionMeanInterval.Of(finite) : Summary.Of(finite).MeanInterval;
                var place = Array.IndexOf(whole, i);
                var rank = place < 0 ? null : whole.Length == 1 ? (int?)1 : ranks[place].Rank;
                var range = place < 0 || whole.Length == 1 ? Interval.Undefined(0.95) : ranks[place].RankInterval;
                return new LeaderboardCell(
                    Summary.Of(finite).Mean, interval, finite.Length, column.Length - finite.Length, rank, range);
            })
        ];
    }

    private sealed record Contestant(LeaderboardRun Run, ModelResult Model)
    {
        private MethodValues? Method => Run.Result.Methods.FirstOrDefault(m => m.Method == Model.Family);

        // Of a network with several trainings the mean over them stands, not that of one seed.
        public string Label =>
            Method is { Seeds.Count: > 1 } method ? $"{method.Label}, mean of {method.Seeds.Count} trainings" : Model.Label;

        public double[] Values(MouseMeasure measure)
        {
            var mice = Run.Result.Settings.TestMice;
            if (Method is { } method && method.Measures.FirstOrDefault(m => m.Measure == measure.Name) is { } of)
            {
                var means = method.Cases.Index().ToDictionary(c => c.Item.Case, c => of.Values[c.Index].Average(), StringComparer.Ordinal);
                return [.. mice.Order(StringComparer.Ordinal).Select(mouse => means.GetValueOrDefault(mouse, double.NaN))];
            }

            var cases = Model.Cases.ToDictionary(c => c.Mouse, StringComparer.Ordinal);
            return
            [
                .. mice.Order(StringComparer.Ordinal)
                    .Select(mouse => cases.TryGetValue(mouse, out var found) && found.Evaluated ? measure.Of(found) : double.NaN)
            ];
        }
    }
}

/// <summary>A model of a run.</summary>
/// <param name="Folder">The run's folder, relative to the leaderboard.</param>
/// <param name="RunId">Name of the run.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Label">Name for readers.</param>
/// <param name="Created">When it was evaluated.</param>
/// <param name="IsTrainedHere">Whether the run trained it; of others nobody knows here what they were trained on.</param>
/// <param name="Cells">What was found, by name of the measure.</param>
public sealed record LeaderboardRow(
    string Folder,
    string RunId,
    string Model,
    string Label,
    string Created,
    bool IsTrainedHere,
    IReadOnlyDictionary<string, LeaderboardCell> Cells);

/// <summary>A model by one measure.</summary>
/// <param name="Mean">Mean over the cases that have a value.</param>
/// <param name="Confidence">95 % interval of it.</param>
/// <param name="Count">Cases with a value.</param>
/// <param name="Missing">Cases without.</param>
/// <param name="Rank">Rank from 1, equal means sharing the better; null where a case has no value.</param>
/// <param name="RankInterval">95 % percentile interval of the rank over bootstrap samples of the cases; undefined for one model.</param>
public sealed record LeaderboardCell(double Mean, Interval Confidence, int Count, int Missing, int? Rank, Interval RankInterval);

using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Splits;
using Bench.Harness.Progress;

namespace Bench.Harness.Splits;

/// <summary>
/// The folds of a cross-validation over a whole cohort: each kind of case in proportion, cases that are the same heart in one fold, the
/// same for every seed of training.
/// </summary>
internal static class FoldSplits
{
    /// <summary>Seed of the order in which cases are dealt into folds, as in <c>bench split make</c>.</summary>
    public const uint Seed = 42;

    private const int Fewest = 3;
    private const string TruthFile = "truth.csv";
    private const string KindOfPhantom = "phenotype";

    /// <summary>Divides a cohort.</summary>
    /// <param name="cohort">The cases.</param>
    /// <param name="folds">How many folds, 3 or more.</param>
    /// <param name="progress">Who is told what happens.</param>
    /// <param name="cancellation">Stops between cases.</param>
    /// <returns>
    /// Splits <c>folds5-seed42-fold1</c> and so on: split k tests on fold k, validates on the next, and trains on the rest.
    /// </returns>
    /// <exception cref="InputException">So many folds cannot be made of these cases.</exception>
    public static IReadOnlyList<Split> Of(CohortFolder cohort, int folds, JobProgress progress, CancellationToken cancellation)
    {
        progress.Working("  looking for cases that are the same heart");
        return Of(cohort.Mice, Kinds(cohort), StudyGroups.Twins(cohort, cancellation), folds);
    }

    /// <summary>Divides cases.</summary>
    /// <param name="cases">Their names.</param>
    /// <param name="kinds">Kind of each; null where none is known.</param>
    /// <param name="twins">Pairs of cases that are the same heart.</param>
    /// <param name="folds">How many folds, 3 or more.</param>
    /// <exception cref="InputException">So many folds cannot be made of these cases.</exception>
    public static IReadOnlyList<Split> Of(
        IReadOnlyList<string> cases,
        IReadOnlyDictionary<string, string>? kinds,
        IReadOnlyList<(string First, string Second)> twins,
        int folds)
    {
        var leader = Leaders(twins);
        var order = (kinds is null ? SeededSplit.Order(cases, Seed) : SeededSplit.Order(kinds, Seed))
            .Where(c => !leader.TryGetValue(c, out var first) || first == c)
            .ToArray();
        if (folds < Fewest || folds > order.Length)
        {
            throw new InputException(
                "--folds",
                $"{folds} folds of {order.Length} mice leave nothing to train, validate or test on.",
                order.Length < Fewest ? "give data of 3 mice or more." : $"give {Fewest} to {order.Length}.");
        }

        var together = twins.Count == 0
            ? ""
            : $"; kept in one fold, having the same images: {string.Join(", ", twins.Select(t => $"{t.First} and {t.Second}"))}";
        var kind = kinds is null ? "names in natural order" : $"{SeededSplit.Kinds(kinds)}, each kind in natural order";
        var rule = $"{cases.Count} mice, {kind}, shuffled by numpy.random.RandomState({Seed}).shuffle{together}";
        var followers = leader.Where(l => l.Key != l.Value).ToLookup(l => l.Value, l => l.Key);
        IReadOnlyList<string> With(IReadOnlyList<string> list) =>
            [.. list.SelectMany(c => followers[c].Order(NaturalOrder.Instance).Prepend(c))];
        return
        [
            .. SeededSplit.Folds(FormattableString.Invariant($"folds{folds}-seed{Seed}"), order, rule, folds)
                .Select(s => s with { Train = With(s.Train), Validation = With(s.Validation), Test = With(s.Test) }),
        ];
    }

    // Groups of the study where its files say them; of phantoms, what they were drawn as.
    private static IReadOnlyDictionary<string, string>? Kinds(CohortFolder cohort)
    {
        if (cohort.Reading.Study.Groups is not null)
        {
            var groups = cohort.Mice.ToDictionary(name => name, cohort.GroupOf, StringComparer.Ordinal);
            return groups.Values.All(g => g.Length == 0) ? null : groups;
        }

        var truth = Path.Combine(cohort.Folder, TruthFile);
        return cohort.IsPhantom && File.Exists(truth) ? StrataTable.Read(truth, KindOfPhantom, cohort.Mice) : null;
    }

    // The first of all cases that are linked with each other, for each of them.
    private static Dictionary<string, string> Leaders(IReadOnlyList<(string First, string Second)> twins)
    {
        var leader = new Dictionary<string, string>(StringComparer.Ordinal);
        string Of(string name) => leader.TryGetValue(name, out var first) && first != name ? Of(first) : name;
        foreach (var (first, second) in twins)
        {
            var (one, two) = (Of(first), Of(second));
            var (low, high) = NaturalOrder.Instance.Compare(one, two) <= 0 ? (one, two) : (two, one);
            leader[low] = low;
            leader[high] = low;
        }

        return leader.Keys.ToDictionary(name => name, Of, StringComparer.Ordinal);
    }
}

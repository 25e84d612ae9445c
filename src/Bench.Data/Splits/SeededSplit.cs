using Bench.Core;

namespace Bench.Data.Splits;

/// <summary>Splits by seeded rules other than the notebook's, on the same generator, so that each can be made again anywhere.</summary>
public static class SeededSplit
{
    /// <summary>
    /// Names in natural order (Mouse2 before Mouse10), shuffled, and cut into training, validation and test in this order.
    /// </summary>
    /// <param name="name">Name of the split.</param>
    /// <param name="mice">The names in any order, each once.</param>
    /// <param name="seed">Seed of <see cref="NumpyLegacyRandom"/>.</param>
    /// <param name="train">Mice for training.</param>
    /// <param name="validation">Mice for validation. The rest is for testing.</param>
    /// <exception cref="ArgumentException">A mouse twice, or counts that do not leave a mouse for testing.</exception>
    public static Split Shuffled(string name, IReadOnlyCollection<string> mice, uint seed, int train, int validation)
    {
        RequireCounts(mice, train, validation);
        var order = Order(mice, seed);
        var rule = $"{mice.Count} names in natural order, shuffled by numpy.random.RandomState({seed}).shuffle, "
            + $"cut into {train} for training, {validation} for validation and {mice.Count - train - validation} for testing.";
        return new Split(name, rule, order[..train], order[train..(train + validation)], order[(train + validation)..]);
    }

    /// <summary>
    /// Every kind of mouse in each list by its share. Kinds in order of their names, the mice of each in natural order and shuffled; then
    /// one mouse after another goes to the list that is furthest behind its share of the mice dealt so far, the earlier of training,
    /// validation and test on a tie.
    /// </summary>
    /// <param name="name">Name of the split.</param>
    /// <param name="kinds">Kind of each mouse, such as its phenotype.</param>
    /// <param name="seed">Seed of <see cref="NumpyLegacyRandom"/>, which shuffles all kinds one after another.</param>
    /// <param name="train">Mice for training.</param>
    /// <param name="validation">Mice for validation. The rest is for testing.</param>
    /// <exception cref="ArgumentException">Counts that do not leave a mouse for testing.</exception>
    public static Split Stratified(string name, IReadOnlyDictionary<string, string> kinds, uint seed, int train, int validation)
    {
        RequireCounts([.. kinds.Keys], train, validation);
        int[] counts = [train, validation, kinds.Count - train - validation];
        List<string>[] lists = [[], [], []];
        var dealt = 0;
        foreach (var mouse in Order(kinds, seed))
        {
            dealt++;
            // Deficit = count · dealt / mice − length; compared without the division.
            var behind = Enumerable.Range(0, 3)
                .Where(l => lists[l].Count < counts[l])
                .MaxBy(l => (long)counts[l] * dealt - (long)lists[l].Count * kinds.Count);
            lists[behind].Add(mouse);
        }

        var rule =
            $"{Kinds(kinds)}; each kind in natural order, shuffled by numpy.random.RandomState({seed}).shuffle, and dealt one by one "
                + "to the list furthest behind "
            + $"its share of {counts[0]} for training, {counts[1]} for validation and {counts[2]} for testing.";
        return new Split(name, rule, lists[0], lists[1], lists[2]);
    }

    /// <summary>
    /// Splits for cross-validation: mice in a seeded order are dealt in turn into parts; split k tests on part k, validates on the next
    /// (after the last comes the first) and trains on the rest. So every mouse is tested once and validated on once.
    /// </summary>
    /// <param name="name">Name of the splits; <c>-fold1</c> and so on is added.</param>
    /// <param name="order">The mice in a seeded order, each once; see <see cref="Order(IReadOnlyCollection{string}, uint)"/>.</param>
    /// <param name="rule">How the order came about.</param>
    /// <param name="folds">Number of parts, 3 or more, at most the number of mice.</param>
    /// <exception cref="ArgumentException">Too few or too many parts.</exception>
    public static IReadOnlyList<Split> Folds(string name, IReadOnlyList<string> order, string rule, int folds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(folds, order.Count);
        string[] Part(int k) => [.. order.Where((_, i) => i % folds == k % folds)];
        return [.. Enumerable.Range(0, folds).Select(k => new Split(
            $"{name}-fold{k + 1}",
            $"fold {k + 1} of {folds}: {rule}, dealt in turn into {folds} parts; part {k + 1} for testing, part "
                + $"{((k + 1) % folds) + 1} for validation, the rest for training.",
            [.. Enumerable.Range(k + 2, folds - 2).SelectMany(Part)],
            Part(k + 1),
            Part(k)))];
    }

    /// <summary>Names in natural order, shuffled.</summary>
    /// <param name="mice">Names.</param>
    /// <param name="seed">Seed.</param>
    public static string[] Order(IReadOnlyCollection<string> mice, uint seed)
    {
        var order = mice.Order(NaturalOrder.Instance).ToArray();
        new NumpyLegacyRandom(seed).Shuffle(order);
        return order;
    }

    /// <summary>
    /// Kinds in order of their names, the mice of each in natural order, shuffled one kind after another by one generator.
    /// </summary>
    /// <param name="kinds">Kind of each mouse.</param>
    /// <param name="seed">Seed.</param>
    public static string[] Order(IReadOnlyDictionary<string, string> kinds, uint seed)
    {
        var random = new NumpyLegacyRandom(seed);
        var order = new List<string>();
        foreach (var kind in kinds.GroupBy(k => k.Value, k => k.Key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var mice = kind.Order(NaturalOrder.Instance).ToArray();
            random.Shuffle(mice);
            order.AddRange(mice);
        }

        return [.. order];
    }

    /// <summary>Says which kinds there are, such as <c>2 a, 3 b</c>.</summary>
    /// <param name="kinds">Kind of each mouse.</param>
    public static string Kinds(IReadOnlyDictionary<string, string> kinds) => string.Join(
        ", ", kinds.Values
            .GroupBy(k => k, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Count()} {g.Key}"));

    private static void RequireCounts(IReadOnlyCollection<string> mice, int train, int validation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(train);
        ArgumentOutOfRangeException.ThrowIfNegative(validation);
        if ((long)train + validation >= mice.Count)
        {
            throw new ArgumentException(
                $"{train} mice for training and {validation} for validation leave none of {mice.Count} for testing.", nameof(mice));
        }

        if (mice.Distinct(StringComparer.Ordinal).Count() != mice.Count)
            throw new ArgumentException("a mouse is named twice.", nameof(mice));
    }
}

namespace Bench.Data.Splits;

/// <summary>
/// The published notebook's way of splitting: mice named Mouse1 … MouseN, names sorted as text (Mouse1, Mouse10, Mouse100, …), shuffled by
/// NumPy's legacy generator, and cut into training, validation and test in this order.
/// </summary>
public static class NotebookRule
{
    /// <summary>Splits mice of any names.</summary>
    /// <param name="name">Name of the split.</param>
    /// <param name="mice">The names in any order, each once.</param>
    /// <param name="seed">Seed of <c>RandomState</c>.</param>
    /// <param name="train">Mice for training.</param>
    /// <param name="validation">Mice for validation. The rest is for testing.</param>
    /// <exception cref="ArgumentException">A mouse twice, or counts that do not leave a mouse for testing.</exception>
    public static Split Make(string name, IReadOnlyCollection<string> mice, uint seed, int train, int validation)
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
        var order = Order(mice, seed);
        var rule = $"{mice.Count} names sorted as text, shuffled by numpy.random.RandomState({seed}).shuffle, "
            + $"cut into {train} for training, {validation} for validation and {mice.Count - train - validation} for testing.";
        return new Split(name, rule, order[..train], order[train..(train + validation)], order[(train + validation)..]);
    }

    /// <summary>Names sorted as text, shuffled.</summary>
    /// <param name="mice">Names.</param>
    /// <param name="seed">Seed of <c>RandomState</c>.</param>
    public static string[] Order(IReadOnlyCollection<string> mice, uint seed)
    {
        var order = mice.Order(StringComparer.Ordinal).ToArray();
        new NumpyLegacyRandom(seed).Shuffle(order);
        return order;
    }
}

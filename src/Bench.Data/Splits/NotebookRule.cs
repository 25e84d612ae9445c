namespace Bench.Data.Splits;

/// <summary>The published notebook's rule: names sorted as text (Mouse1, Mouse10, Mouse100, …), shuffled by NumPy's legacy generator, cut into training, validation, test.</summary>
public static class NotebookRule
{
    /// <summary>Applies the rule.</summary>
    /// <param name="mice">Names in any order, each once.</param>
    /// <param name="seed">Seed of the shuffle; 42 as published.</param>
    /// <param name="trainCount">Mice to train on; 90 as published.</param>
    /// <param name="validationCount">Mice to validate on; 15 as published. The rest are test mice.</param>
    /// <param name="name">Name of the split.</param>
    /// <exception cref="ArgumentException">The counts leave no test mouse.</exception>
    public static Split Make(IEnumerable<string> mice, uint seed, int trainCount, int validationCount, string name)
    {
        var order = mice.Order(StringComparer.Ordinal).ToArray();
        if (trainCount < 1 || validationCount < 1 || trainCount + validationCount >= order.Length)
        {
            throw new ArgumentException($"{order.Length} mice cannot be cut into {trainCount} training, {validationCount} validation and some test mice.");
        }

        new NumpyLegacyRandom(seed).Shuffle(order);
        return new Split(
            name,
            $"names sorted as text, NumPy legacy RandomState({seed}).shuffle, cut {trainCount}/{validationCount}/{order.Length - trainCount - validationCount}",
            order[..trainCount],
            order[trainCount..(trainCount + validationCount)],
            order[(trainCount + validationCount)..]);
    }
}

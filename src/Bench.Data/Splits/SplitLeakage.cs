namespace Bench.Data.Splits;

/// <summary>Mice that a model has seen before it is measured on them.</summary>
public static class SplitLeakage
{
    /// <summary>Mice that stand in more than one list of a split, or twice in one, with the lists.</summary>
    /// <param name="split">The split.</param>
    /// <returns>Sentences such as <c>Mouse3 is in train and test.</c></returns>
    public static IReadOnlyList<string> Within(Split split) =>
    [
        .. split.Lists.SelectMany(list => list.Mice.Select(mouse => (mouse, list.Name)))
            .GroupBy(entry => entry.mouse, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key} is in {string.Join(" and ", group.Select(entry => entry.Name))}."),
    ];

    /// <summary>Test mice of one split on which a model trained by another was trained or chosen.</summary>
    /// <param name="trained">The split that the model was trained by.</param>
    /// <param name="tested">The split that it is measured on.</param>
    /// <returns>Those of its training list, and those of its validation list, in the order of the test list.</returns>
    public static (IReadOnlyList<string> Trained, IReadOnlyList<string> Validated) Between(Split trained, Split tested) =>
        ([.. tested.Test.Intersect(trained.Train, StringComparer.Ordinal)], [.. tested.Test.Intersect(trained.Validation, StringComparer.Ordinal)]);
}

namespace Bench.Data.Splits;

/// <summary>Keeps cases that are the same heart in one list of a split, so that none is tested that a network has seen.</summary>
public static class SameHeartGroups
{
    /// <summary>
    /// Brings both of a pair to the list of training, or else of validation, where one of them is; from there the last case of the same
    /// kind that
    /// is in no pair goes the other way, so that lists and kinds stay as large as they are.
    /// </summary>
    /// <param name="split">The split.</param>
    /// <param name="kinds">Kind of each case.</param>
    /// <param name="pairs">Cases that belong together.</param>
    /// <returns>The split, and in its rule what was exchanged.</returns>
    public static Split Apply(Split split, IReadOnlyDictionary<string, string> kinds, IReadOnlyList<(string First, string Second)> pairs)
    {
        ArgumentNullException.ThrowIfNull(split);
        List<string>[] lists = [[.. split.Train], [.. split.Validation], [.. split.Test]];
        var paired = pairs.SelectMany(p => new[] { p.First, p.Second }).ToHashSet(StringComparer.Ordinal);
        var exchanged = new List<string>();
        foreach (var (first, second) in pairs)
        {
            var (one, two) = (Array.FindIndex(lists, l => l.Contains(first)), Array.FindIndex(lists, l => l.Contains(second)));
            if (one == two || one < 0 || two < 0)
                continue;
            var (to, from, moved) = one < two ? (one, two, second) : (two, one, first);
            var place = lists[to].FindLastIndex(c => !paired.Contains(c) && kinds[c] == kinds[moved]);
            // A list that has no other of the kind gets one more, and the other list one less.
            if (place >= 0)
            {
                var other = lists[to][place];
                lists[from][lists[from].IndexOf(moved)] = other;
                lists[to][place] = moved;
                exchanged.Add($"{moved} for {other}");
            }
            else
            {
                lists[from].Remove(moved);
                lists[to].Add(moved);
                exchanged.Add($"{moved} alone");
            }
        }

        return exchanged.Count == 0
            ? split
            : split with
            {
                Train = lists[0],
                Validation = lists[1],
                Test = lists[2],
                Rule = $"{split.Rule} Then, to keep those of the same images in one list, exchanged: {string.Join(", ", exchanged)}.",
            };
    }
}

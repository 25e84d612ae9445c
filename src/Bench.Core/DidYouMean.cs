namespace Bench.Core;

/// <summary>Finds what somebody meant who mistyped a name: of a command, an option, a network, a study.</summary>
public static class DidYouMean
{
    private const int LettersAnError = 3;
    private const int ShortestBeginning = 3;

    /// <summary>A sentence to put after the reason of an error.</summary>
    /// <param name="given">What was typed.</param>
    /// <param name="known">Names that would have been right.</param>
    /// <returns><c> Did you mean 'unet'?</c> with a space before; empty where nothing is near.</returns>
    public static string Sentence(string given, IEnumerable<string> known) =>
        Nearest(given, known) is { } name ? $" Did you mean '{name}'?" : "";

    /// <summary>
    /// The nearest name: by letters put in, left out, exchanged or swapped with their neighbour, one in three at most; else the only one
    /// that begins as what was typed does. Upper and lower case are alike, and so are <c>-</c> and <c>_</c>.
    /// </summary>
    /// <param name="given">What was typed.</param>
    /// <param name="known">Names that would have been right; of two that are equally near, the first.</param>
    /// <returns>Null where nothing is near.</returns>
    public static string? Nearest(string given, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(known);
        var typed = Plain(given);
        string[] names = [.. known.Distinct()];
        var near = names
            .Select(name => (Name: name, Errors: Distance(typed, Plain(name)), Most: Math.Max(1, Plain(name).Length / LettersAnError)))
            .Where(n => n.Errors <= n.Most && n.Errors < Plain(n.Name).Length)
            .OrderBy(n => n.Errors)
            .Select(n => n.Name)
            .FirstOrDefault();
        if (near is not null || typed.Length < ShortestBeginning)
            return near;
        string[] longer = [.. names.Where(n => Plain(n).StartsWith(typed, StringComparison.Ordinal))];
        return longer.Length == 1 ? longer[0] : null;
    }

    private static string Plain(string text) => text.TrimStart('-').Replace('_', '-').ToLowerInvariant();

    // Optimal string alignment: Levenshtein's distance, in which a swap of neighbours counts as one.
    private static int Distance(string a, string b)
    {
        var costs = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    costs[i, j] = i + j;
                    continue;
                }

                var exchanged = costs[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                costs[i, j] = Math.Min(exchanged, 1 + Math.Min(costs[i - 1, j], costs[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    costs[i, j] = Math.Min(costs[i, j], 1 + costs[i - 2, j - 2]);
            }
        }

        return costs[a.Length, b.Length];
    }
}

using Bench.Core;

namespace Bench.Harness.Options;

/// <summary>A reader's name, the folder of the masks, and whose reading it repeats.</summary>
/// <param name="Name">Letters, digits, <c>.</c>, <c>_</c>, <c>-</c>.</param>
/// <param name="Folder">Folder with masks of some or all cases.</param>
/// <param name="Repeats">Name of another observer, empty for the reader of the reference; null for a first reading.</param>
public sealed record ObserverFolder(string Name, string Folder, string? Repeats = null)
{
    private const string ReferenceName = "reference";

    /// <summary>Reads <c>--observer NAME=DIR</c> and <c>--repeated NAME</c> or <c>NAME=OBSERVER</c>.</summary>
    /// <param name="observers">Each <c>NAME=DIR</c>.</param>
    /// <param name="repeated">Each name of a repeated reading, with the observer's whose it repeats; the reference's reader where none is
    /// named.</param>
    /// <exception cref="InputException">Not of that form, a name twice, or a name that no observer has.</exception>
    public static IReadOnlyList<ObserverFolder> Parse(IReadOnlyList<string> observers, IReadOnlyList<string> repeated)
    {
        var folders = observers.Select(text => PredictionFolder.Parse(text, "--observer")).Select(f => new ObserverFolder(f.Name, f.Folder))
            .ToList();
        if (folders.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(g => g.Count() > 1 || g.Key.Equals(ReferenceName, StringComparison.OrdinalIgnoreCase)) is { } taken)
        {
            var why = taken.Count() > 1 ? $"{taken.Key} is given {taken.Count()} times."
                : $"'{ReferenceName}' is the name of the reader whose masks are given by --reference.";
            throw new InputException("--observer", why, "give every reading a name of its own.");
        }

        foreach (var text in repeated)
        {
            var parts = text.Split('=', 2);
            var at = folders.FindIndex(f => f.Name == parts[0]);
            var of = parts.Length == 1 || parts[1] == ReferenceName ? "" : parts[1];
            if (at < 0 || (of.Length > 0 && folders.All(f => f.Name != of)) || of == parts[0])
            {
                throw new InputException(
                    "--repeated",
                    $"'{text}' does not name {(at < 0 ? "an observer" : "an observer and another one whose reading it repeats")}. "
                        + $"There {(folders.Count == 0 ? "is no --observer" : $"are {string.Join(", ", folders.Select(f => f.Name))}")}.",
                    "give NAME where the reference's reader drew again, or NAME=OBSERVER where another observer did.");
            }

            folders[at] = folders[at] with { Repeats = of };
        }

        return folders.FirstOrDefault(f => f.Repeats is { Length: > 0 } of && folders.Single(o => o.Name == of).Repeats is not null)
            is { } chained
            ? throw new InputException("--repeated", $"{chained.Name} repeats {chained.Repeats}, which is a repeated reading itself.",
                $"name the observer's first reading: {chained.Name}=OBSERVER.")
            : folders;
    }
}

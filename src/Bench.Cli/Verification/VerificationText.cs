using System.Text;
using Bench.Data.Verification;

namespace Bench.Cli.Verification;

/// <summary>What <c>bench verify-data</c> prints for people.</summary>
internal static class VerificationText
{
    private const int MostDuplicates = 20;

    /// <summary>Problems first, then warnings, the counts, and what a comparison found.</summary>
    /// <param name="found">What is in the folder.</param>
    /// <param name="published">Counts beside the published ones; none for other cohorts.</param>
    /// <param name="differences">From an earlier manifest; null where none was given.</param>
    /// <param name="duplicates">Mice that share files or images.</param>
    /// <param name="notes">What is odd about the folder as a whole.</param>
    public static string Of(
        DataManifest found,
        IReadOnlyList<PublishedCount> published,
        IReadOnlyList<string>? differences,
        IReadOnlyList<DuplicatePair> duplicates,
        IReadOnlyList<string> notes)
    {
        var text = new StringBuilder().AppendLine(found.Description);
        Sentences(text, "Problems", [.. found.Mice.SelectMany(m => m.Problems.Select(p => $"{m.Mouse}: {p}"))]);
        Sentences(text, "Duplicates", [.. duplicates.Take(MostDuplicates).Select(d => d.ToString()), .. More(duplicates)]);
        Sentences(text, "Warnings", [.. notes, .. found.Mice.SelectMany(m => m.Warnings.Select(w => $"{m.Mouse}: {w}"))]);
        Counts(text, found.Summary);
        if (published.Count > 0)
            Beside(text, published);
        if (differences is not null)
            Sentences(text, "Differences from the manifest", differences);
        var broken = found.Mice.Count(m => m.Problems.Count > 0);
        text.AppendLine().Append(broken > 0 ? $"{broken} of {found.Mice.Count} mice cannot be used as they are."
            : duplicates.Count > 0 ? "Every promise of the format is kept, but mice share data: what is counted twice is measured twice."
            : "Every promise of the format is kept.");
        return text.ToString();
    }

    private static string[] More(IReadOnlyList<DuplicatePair> duplicates) =>
        duplicates.Count > MostDuplicates ? [$"… and {duplicates.Count - MostDuplicates} more pairs"] : [];

    private static void Sentences(StringBuilder text, string title, IReadOnlyList<string> sentences)
    {
        text.AppendLine().AppendLine($"{title}: {(sentences.Count == 0 ? "none" : sentences.Count)}");
        foreach (var sentence in sentences)
            text.AppendLine($"  {sentence}");
    }

    private static void Counts(StringBuilder text, CohortSummary s)
    {
        text.AppendLine().AppendLine("Counts");
        Row("mice", $"{s.Mice}");
        Row("images", $"{s.Images}");
        Row("contoured frames", $"{s.ContouredFrames}, {s.InflowFrames} of them neither ED nor ES (inflow)");
        Row("contoured-frame slices", $"{s.ContouredFrameSlices}");
        Row("labelled slices", $"{s.LabelledSlices}: {s.LabelledPhaseSlices} at ED and ES, {s.LabelledInflowSlices} in inflow frames");
        Row("mice with inflow frames", s.InflowMice.Count == 0 ? "none" : string.Join(", ", s.InflowMice));
        foreach (var (shape, mice) in s.Shapes.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            Row($"shape {shape}", mice == 1 ? "1 mouse" : $"{mice} mice");

        void Row(string name, string value) => text.AppendLine($"  {name,-26} {value}");
    }

    private static void Beside(StringBuilder text, IReadOnlyList<PublishedCount> published)
    {
        text.AppendLine().AppendLine($"Published counts: {published.Count(p => p.Matches)} of {published.Count} match");
        foreach (var count in published)
        {
            text.AppendLine(
                $"  {(count.Matches ? "matches" : "DIFFERS"),-8} {count.Name,-34} published {count.Published}, found "
                    + $"{(count.Found.Length == 0 ? "none" : count.Found)}");
        }
    }
}

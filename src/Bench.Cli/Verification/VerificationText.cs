using System.Text;
using Bench.Core.IO;
using Bench.Core.Studies;
using Bench.Data.Verification;

namespace Bench.Cli.Verification;

/// <summary>What <c>bench verify-data</c> prints for people.</summary>
internal static class VerificationText
{
    private const int MostDuplicates = 20;
    private const int MostShapes = 20;

    /// <summary>Problems first, then warnings, the counts, and what a comparison found.</summary>
    /// <param name="found">What is in the folder.</param>
    /// <param name="published">Counts beside the published ones; none for other cohorts.</param>
    /// <param name="differences">From an earlier manifest; null where none was given.</param>
    /// <param name="duplicates">Mice that share files or images.</param>
    /// <param name="notes">What is odd about the folder as a whole.</param>
    /// <param name="study">What the data are.</param>
    public static string Of(
        DataManifest found,
        IReadOnlyList<PublishedCount> published,
        IReadOnlyList<string>? differences,
        IReadOnlyList<DuplicatePair> duplicates,
        IReadOnlyList<string> notes,
        Study study)
    {
        var text = new StringBuilder().AppendLine(found.Description);
        Sentences(text, "Problems", [.. found.Mice.SelectMany(m => m.Problems.Select(p => $"{m.Mouse}: {p}"))]);
        Sentences(text, "Duplicates", [.. duplicates.Take(MostDuplicates).Select(d => d.ToString()), .. More(duplicates)]);
        Sentences(text, "Warnings", [.. notes, .. found.Mice.SelectMany(m => m.Warnings.Select(w => $"{m.Mouse}: {w}"))]);
        Counts(text, found, study);
        if (published.Count > 0)
            Beside(text, published);
        if (differences is not null)
            Sentences(text, "Differences from the manifest", differences);
        var broken = found.Mice.Count(m => m.Problems.Count > 0);
        text.AppendLine().Append(broken > 0 ? $"{broken} of {found.Mice.Count} {study.CaseWords} cannot be used as they are."
            : duplicates.Count > 0
                ? $"Every promise of the format is kept, but {study.CaseWords} share data: what is counted twice is measured twice."
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

    private static void Counts(StringBuilder text, DataManifest found, Study study)
    {
        var s = found.Summary;
        text.AppendLine().AppendLine("Counts");
        Row(study.CaseWords, $"{s.Mice}");
        foreach (var group in found.Mice.Where(m => m.Group is not null).GroupBy(m => m.Group!).OrderBy(g => g.Key, StringComparer.Ordinal))
            Row($"  {Printable.Line(group.Key)}", $"{group.Count()}");
        Row("images", $"{s.Images}");
        Row("contoured frames", $"{s.ContouredFrames}, {s.InflowFrames} of them neither ED nor ES{(study.IsMouse ? " (inflow)" : "")}");
        Row("contoured-frame slices", $"{s.ContouredFrameSlices}");
        var others = study.IsMouse ? "inflow" : "other";
        Row("labelled slices", $"{s.LabelledSlices}: {s.LabelledPhaseSlices} at ED and ES, {s.LabelledInflowSlices} in {others} frames");
        Row(study.IsMouse ? "mice with inflow frames" : $"{study.CaseWords} with other frames", s.InflowMice.Count == 0 ? "none"
            : string.Join(", ", s.InflowMice));
        if (s.Shapes.Count > MostShapes)
        {
            var shapes = found.Mice.Where(m => m.Shape.Count == 4).Select(m => m.Shape).ToArray();
            string Range(int axis) => $"{shapes.Min(shape => shape[axis])} to {shapes.Max(shape => shape[axis])}";
            Row("shapes", $"{s.Shapes.Count}: {Range(0)} rows, {Range(1)} columns, {Range(2)} slices, {Range(3)} frames");
            return;
        }

        foreach (var (shape, mice) in s.Shapes.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
            Row($"shape {shape}", study.Cases(mice));

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

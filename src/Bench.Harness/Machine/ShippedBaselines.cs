using Bench.Core;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Results;

namespace Bench.Harness.Machine;

/// <summary>Accepted results that come with Bench, so that the first run of a new user has something to be held against.</summary>
internal static class ShippedBaselines
{
    private const string Extension = ".json";

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => Directory.Exists(Folder)
        ?
        [
            .. Directory.EnumerateFiles(Folder, "*" + Extension)
                .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)
        ]
        : [];

    private static string Folder => BaselinesFolder.Combine("accepted");

    /// <summary>The file that a name stands for.</summary>
    /// <param name="text">A file, or the name of a baseline that comes with Bench.</param>
    public static string FileOf(string text) =>
        !Path.Exists(text) && Names.Contains(text) ? Path.Combine(Folder, text + Extension) : text;

    /// <summary>The baseline that a run can be compared with.</summary>
    /// <param name="run">The run.</param>
    /// <param name="source">What the message names.</param>
    /// <exception cref="InputException">None fits; the message says of each what differs.</exception>
    public static AcceptedBaseline Fitting(EvaluationResult run, string source)
    {
        var reasons = new List<string>();
        foreach (var name in Names)
        {
            var baseline = AcceptedBaseline.Read(FileOf(name));
            var report = RegressionCheck.Of(run, baseline);
            if (report.Outcome != RegressionOutcome.NotComparable)
                return baseline;
            reasons.Add($"{name}: other {string.Join(", ", report.Differences.Select(d => d.Name))}");
        }

        throw new InputException(
            source,
            $"no baseline that comes with Bench fits this run ({string.Join("; ", reasons)}).",
            "name one of your own: bench compare RUN BASELINE; bench baseline accept RUN makes one.");
    }
}

using Bench.Core;
using Bench.Evaluation.Leaderboards;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;

namespace Bench.Harness.Records;

/// <summary>The runs below some folders.</summary>
/// <param name="Runs">Those that can be ranked.</param>
/// <param name="LeftOut">Those that cannot, each with why.</param>
/// <param name="Unreadable">Results that could not be read, each with why.</param>
internal sealed record FoundRuns(
    IReadOnlyList<LeaderboardRun> Runs, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Unreadable)
{
    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>Looks for <c>result.json</c> below folders.</summary>
    /// <param name="folders">The folders.</param>
    /// <param name="home">Where the leaderboard will be, for addresses of reports.</param>
    /// <param name="progress">Told of each result; null for nobody.</param>
    /// <exception cref="InputException">A folder is missing, or there is no result in any.</exception>
    public static FoundRuns Below(IReadOnlyList<string> folders, string home, Action<string>? progress)
    {
        if (folders.FirstOrDefault(f => !Directory.Exists(f)) is { } missing)
            throw new InputException(missing, "there is no such folder.", "give folders with runs in them, such as reports.");
        var (runs, left, unreadable) = (new List<LeaderboardRun>(), new List<string>(), new List<string>());
        var files = folders.SelectMany(f => Directory.EnumerateFiles(f, "result.json", Everywhere)).Select(Path.GetFullPath)
            .Distinct(StringComparer.Ordinal).Order(NaturalOrder.Instance);
        var seen = new Dictionary<(string, string), string>();
        foreach (var file in files)
        {
            var root = Path.GetDirectoryName(file)!;
            var name = Path.GetRelativePath(home, root).Replace(Path.DirectorySeparatorChar, '/');
            progress?.Invoke(name);
            EvaluationResult result;
            try
            {
                result = ResultJson.ReadResult(file);
            }
            catch (InputException refusal)
            {
                unreadable.Add($"{name}: {refusal.Reason}");
                continue;
            }

            if (result.Settings.Kind == RunKind.Compare)
            {
                left.Add($"{name}: a report that other runs share; these are ranked themselves.");
            }
            else if (!seen.TryAdd((result.RunId, result.Provenance.Created), name))
            {
                left.Add($"{name}: the same run as {seen[(result.RunId, result.Provenance.Created)]}.");
            }
            else
            {
                runs.Add(new LeaderboardRun(name, result, DataFiles(root)));
            }
        }

        return runs.Count > 0 || unreadable.Count > 0
            ? new FoundRuns(runs, left, unreadable)
            : throw new InputException(
                string.Join(", ", folders), "there is no result.json of a run below it.", "name a folder that holds finished runs.");
    }

    private static IReadOnlyDictionary<string, string> DataFiles(string root)
    {
        try
        {
            return ResultJson.Read<RunManifest>(new RunFolder(root).Manifest).DataFiles;
        }
        catch (InputException)
        {
            // Results can be ranked without; the reference masks are compared by their voxels then.
            return new Dictionary<string, string>();
        }
    }
}

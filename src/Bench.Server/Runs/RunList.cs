using System.Security.Cryptography;
using System.Text;
using Bench.Core;
using Bench.Core.IO;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Server.Wire;

namespace Bench.Server.Runs;

/// <summary>
/// The runs below a folder. They are found by looking, and asked for by a name that is made from their place; a name that a client sends is
/// looked up in the list.
/// </summary>
/// <param name="folder">The folder; null for none.</param>
/// <param name="processes">Those that this server started.</param>
internal sealed class RunList(string? folder, RunProcesses processes)
{
    private const string ResultName = "result.json";
    private const int Deepest = 3;
    private const int MostRuns = 2000;
    private const int MostResults = 4;

    private const string ManifestName = "manifest.json";

    private static readonly string[] Marks = [ResultName, ManifestName, ".bench.json"];

    private readonly Lock _reading = new();
    private readonly Dictionary<string, (DateTime Written, RunGlance? Glance)> _glances = new(StringComparer.Ordinal);
    private readonly List<(string File, DateTime Written, EvaluationResult Result)> _results = [];

    /// <summary>Folder of all runs; null where there is none.</summary>
    public string? Folder => folder;

    /// <summary>All of them, the latest first.</summary>
    public IReadOnlyList<RunEntry> All()
    {
        var all = new List<(string Name, string Path)>();
        if (folder is not null && Directory.Exists(folder))
            Look(Path.GetFullPath(folder), "", 0, all);
        return
        [
            .. all.Select(f => Entry(f.Name, f.Path)).OrderByDescending(r => r.State == RunState.Running)
                .ThenByDescending(r => r.Glance?.Created ?? Directory.GetLastWriteTimeUtc(r.Folder).ToString("O"), StringComparer.Ordinal),
        ];
    }

    /// <summary>A run.</summary>
    /// <param name="id">What the API calls it.</param>
    /// <exception cref="ApiException">There is none of that name.</exception>
    public RunEntry Find(string id)
    {
        var all = new List<(string Name, string Path)>();
        if (folder is not null && Directory.Exists(folder))
            Look(Path.GetFullPath(folder), "", 0, all);
        return all.Find(f => IdOf(f.Name) == id) is { Path: { } path, Name: var name }
            ? Entry(name, path)
            : throw ApiException.NotFound(
                $"run {Printable.Line(id)}", "ask /api/runs for the list; bench serve --runs DIR names their folder.");
    }

    /// <summary>The result of a run, as it is stored; the last few are kept in memory.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="ApiException">There is none yet.</exception>
    /// <exception cref="InputException">It cannot be read.</exception>
    public EvaluationResult ResultOf(RunEntry run)
    {
        var file = run.ResultFile;
        if (!File.Exists(file))
            throw ApiException.Conflict($"run {run.Name}", "has no result yet.", "wait until it is done, or resume it.");
        lock (_reading)
        {
            var written = File.GetLastWriteTimeUtc(file);
            var known = _results.FindIndex(r => r.File == file && r.Written == written);
            var found = known >= 0 ? _results[known] : (file, written, Read(run));
            _results.RemoveAll(r => r.File == file);
            _results.Insert(0, found);
            if (_results.Count > MostResults)
                _results.RemoveAt(MostResults);
            return found.Item3;
        }
    }

    /// <summary>What the API calls a run.</summary>
    /// <param name="name">Path of its folder below that of all runs.</param>
    public static string IdOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));

    private static void Look(string path, string name, int depth, List<(string Name, string Path)> all)
    {
        if (all.Count >= MostRuns)
            return;
        if (depth > 0 && Marks.Any(mark => File.Exists(Path.Combine(path, mark))))
        {
            all.Add((name, path));
            return;
        }

        if (depth == Deepest)
            return;
        var options = new EnumerationOptions
        {
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.Device,
        };
        foreach (var below in Directory.EnumerateDirectories(path, "*", options))
            Look(below, name.Length == 0 ? Path.GetFileName(below) : $"{name}/{Path.GetFileName(below)}", depth + 1, all);
    }

    private RunEntry Entry(string name, string path)
    {
        var started = processes.Find(path);
        var hasResult = File.Exists(Path.Combine(path, ResultName));

        // A manifest is written after the result: where it stands alone, the result was left out.
        var state = started?.IsRunning ?? IsLocked(path) ? RunState.Running
            : started is { Failed: true } ? RunState.Failed
            : hasResult && started is not { WasStopped: true } ? RunState.Done
            : started is null && !hasResult && File.Exists(Path.Combine(path, ManifestName)) ? RunState.ReportOnly
            : RunState.Interrupted;
        var entry = new RunEntry(IdOf(name), name, path, state) { Progress = started?.Progress ?? "", CanResume = started is not null };
        return entry with { Glance = hasResult ? GlanceOf(entry) : null };
    }

    private RunGlance? GlanceOf(RunEntry run)
    {
        lock (_reading)
        {
            var written = File.GetLastWriteTimeUtc(run.ResultFile);
            if (_glances.TryGetValue(run.Folder, out var known) && known.Written == written)
                return known.Glance;
            try
            {
                return (_glances[run.Folder] = (written, RunGlance.Of(Read(run)))).Glance;
            }
            catch (InputException)
            {
                // Whoever opens it is told what is wrong with it.
                return (_glances[run.Folder] = (written, null)).Glance;
            }
        }
    }

    private static EvaluationResult Read(RunEntry run)
    {
        try
        {
            return ResultJson.ReadResult(run.ResultFile);
        }
        catch (InputException problem)
        {
            throw new InputException(
                $"{run.Name}/{ResultName}",
                problem.Reason.Replace(run.Folder, run.Name, StringComparison.Ordinal),
                problem.Remedy,
                problem);
        }
    }

    // A run holds the lock of its folder as long as it works.
    private static bool IsLocked(string path)
    {
        var file = Path.Combine(path, ".lock");
        try
        {
            if (!File.Exists(file) || new FileInfo(file).LinkTarget is not null)
                return false;
            using var probe = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}

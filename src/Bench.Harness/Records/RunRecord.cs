using Bench.Core;
using Bench.Core.IO;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;

namespace Bench.Harness.Records;

/// <summary>
/// What makes a run's folder fit to be archived and cited: <c>ro-crate-metadata.json</c> says what the folder holds and how it came about,
/// <c>statement.intoto.json</c> fixes every byte of it, and <c>blocks.json</c> helps to find a change.
/// </summary>
internal static class RunRecord
{
    /// <summary>The files of the record, the one that fixes all others last.</summary>
    public static IReadOnlyList<string> Names { get; } = [RunCrate.FileName, BlockIndex.FileName, RunStatement.FileName];

    /// <summary>Writes the record of a finished run.</summary>
    /// <param name="root">The run's folder, with <c>manifest.json</c>.</param>
    /// <param name="started">When the call that finished it began.</param>
    /// <exception cref="InputException">A file cannot be read or written.</exception>
    public static void Write(string root, DateTimeOffset started) =>
        Write(root, () => new RunTimes(RunTimes.Second(started), RunTimes.Second(DateTimeOffset.UtcNow)));

    /// <summary>Writes the record anew after the report was drawn again; a folder without one stays so.</summary>
    /// <param name="root">The run's folder.</param>
    /// <exception cref="InputException">A file cannot be read or written, or the record is damaged.</exception>
    public static void Refresh(string root)
    {
        if (File.Exists(Path.Combine(root, RunStatement.FileName)))
        {
            Write(root, () => RunStatement.Read(root).Times with { Redrawn = RunTimes.Second(DateTimeOffset.UtcNow) });
        }
    }

    private static void Write(string root, Func<RunTimes> times)
    {
        var manifest = ResultJson.Read<RunManifest>(new RunFolder(root).Manifest, "the manifest of a run");
        RecordedFile[] files = [.. Files(root, manifest.Settings.Kind).AsParallel().AsOrdered().Select(Sum)];
        var made = times();
        AtomicFile.WriteText(Path.Combine(root, RunCrate.FileName), RunCrate.Of(manifest, files, made));
        AtomicFile.WriteText(Path.Combine(root, BlockIndex.FileName), BlockIndex.Of(files).ToJson());
        var all = files.Concat(Names.SkipLast(1).Select(Sum)).OrderBy(f => f.Path, StringComparer.Ordinal);
        AtomicFile.WriteText(Path.Combine(root, RunStatement.FileName), RunStatement.Of(manifest, all, made).ToJson());

        RecordedFile Sum(string path) => new(path, BlockSums.Of(Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar))));
    }

    // What the command makes that outlasts it, with whatever else is in its folders, such as figures drawn later.
    private static IEnumerable<string> Files(string root, RunKind kind)
    {
        var names = kind == RunKind.Run ? RunFolder.RunNames : RunFolder.EvaluationNames;
        return names
            .Except(Names)
            .Except(RunFolder.PassingNames)
            .SelectMany(name => Below(root, name))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>Files of a folder, or the one of that name.</summary>
    /// <param name="root">The run's folder.</param>
    /// <param name="name">A name in it; empty for all.</param>
    /// <returns>Paths within the run's folder. What is hidden, as temporary files are, and folders behind links are left out.</returns>
    public static IEnumerable<string> Below(string root, string name)
    {
        var path = Path.Combine(root, name);
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [name] : [];
        }

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
        };
        return Directory.EnumerateFiles(path, "*", options)
            .Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'));
    }
}

/// <summary>When a run was made.</summary>
/// <param name="Started">When the call that finished it began.</param>
/// <param name="Ended">When its last file was written.</param>
/// <param name="Redrawn">When its report was drawn again; null where it was not.</param>
internal sealed record RunTimes(DateTimeOffset Started, DateTimeOffset Ended, DateTimeOffset? Redrawn = null)
{
    /// <summary>A moment in whole seconds.</summary>
    /// <param name="moment">The moment.</param>
    public static DateTimeOffset Second(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());

    /// <summary>A moment as the documents have it: UTC, whole seconds, with its offset.</summary>
    /// <param name="moment">The moment.</param>
    public static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", System.Globalization.CultureInfo.InvariantCulture);
}

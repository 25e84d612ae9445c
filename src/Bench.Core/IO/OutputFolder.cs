namespace Bench.Core.IO;

/// <summary>
/// A folder that a command writes to. It is taken before any work is done: refused where it is the folder that is read, where another
/// process is at work in it, and where a file is in the way that this command did not make. What it makes is noted in <c>.bench.json</c>,
/// and what an earlier call made and this one does not is removed at the end, so that a folder never shows two results mixed.
/// </summary>
public sealed class OutputFolder : IDisposable
{
    /// <summary>Name of the file that says what Bench made in a folder.</summary>
    public const string RecordName = OutputRecord.FileName;

    private const int NamesInMessage = 3;

    private readonly PlannedOutput _planned;
    private readonly OutputRecord _record;
    private readonly FolderLock? _lock;

    private OutputFolder(string path, PlannedOutput planned, OutputRecord record, FolderLock? taken)
    {
        Path = path;
        (_planned, _record, _lock) = (planned, record, taken);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Takes a folder, making it if missing, and removes what killed calls left half written.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="planned">What is to be written.</param>
    /// <exception cref="InputException">It cannot be used; nothing in it has changed.</exception>
    public static OutputFolder Open(string folder, PlannedOutput planned)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(planned);
        if (File.Exists(folder))
            throw new InputException(folder, "is a file, not a folder.", "give another folder.");
        if (planned.Read.Any(r => OverwriteGuard.IsSameFolder(folder, r)))
            throw new InputException(folder, "is the folder that is read.", "give another folder, so that the input is not overwritten.");
        var record = OutputRecord.Of(folder);
        RequireFree(folder, planned, record);
        Make(folder);
        var taken = planned.TakesLock ? FolderLock.Take(folder) : null;
        try
        {
            foreach (var below in record.Commands.Values.SelectMany(m => m.Names).Concat(planned.Names).Distinct())
            {
                RemoveRemains(folder, below);
            }

            TemporaryFile.RemoveRemains(folder, below: false);
            var made = record.Commands.GetValueOrDefault(planned.Command);
            record.Commands[planned.Command] = new OutputRecord.Entry(
                planned.Of, [.. planned.Names.Union(made?.Names ?? []).Order(StringComparer.Ordinal)], made?.Files ?? []);
            record.Write(folder);
            return new OutputFolder(folder, planned, record, taken);
        }
        catch
        {
            taken?.Dispose();
            throw;
        }
    }

    /// <summary>Notes what was made, and removes what an earlier call of the command made and this one did not.</summary>
    /// <param name="files">Every file, relative to the folder, with <c>/</c> between folders.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    public void Finish(IReadOnlyCollection<string> files)
    {
        var made = _record.Commands[_planned.Command];
        var others = _record.Commands
            .Where(c => c.Key != _planned.Command && !_planned.Continues.Contains(c.Key))
            .SelectMany(c => c.Value.Files);
        foreach (
            var stale in made.Files
                .Except(files, StringComparer.OrdinalIgnoreCase)
                .Except(others, StringComparer.OrdinalIgnoreCase)
                .Where(IsBelow))
        {
            File.Delete(System.IO.Path.Combine(Path, stale));
        }

        _record.Commands[_planned.Command] = made with
        {
            Names = [.. _planned.Names.Order(StringComparer.Ordinal)],
            Files = [.. files.Order(StringComparer.Ordinal)],
        };
        _record.Write(Path);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

    private static void RequireFree(string folder, PlannedOutput planned, OutputRecord record)
    {
        if (planned.Overwrite)
            return;
        var own = record.Commands.Where(c => c.Key == planned.Command || planned.Continues.Contains(c.Key)).ToArray();
        var mine = own.SelectMany(c => c.Value.Names).ToHashSet(StringComparer.Ordinal);
        var foreign = planned.Names
            .Where(n => !mine.Contains(n) && OverwriteGuard.IsThere(System.IO.Path.Combine(folder, n)))
            .Order(NaturalOrder.Instance)
            .ToArray();
        if (foreign.Length > 0)
        {
            var more = foreign.Length == 1
                ? ""
                : $" (and so are {string.Join(", ", foreign.Skip(1).Take(NamesInMessage))}"
                    + (foreign.Length - 1 > NamesInMessage ? ", …)" : ")");
            throw OverwriteGuard.InTheWay(
                System.IO.Path.Combine(folder, foreign[0]), $"is there already, and `bench {planned.Command}` did not make it{more}.");
        }

        if (
            record.Commands.GetValueOrDefault(planned.Command) is { } earlier
                && earlier.Of != planned.Of
                && planned.Names.Any(n => OverwriteGuard.IsThere(System.IO.Path.Combine(folder, n))))
        {
            throw OverwriteGuard.InTheWay(folder, $"holds what `bench {planned.Command}` made from other files or with other options.");
        }
    }

    private static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new InputException(folder, $"cannot be made: {refusal.Message}", "choose a folder that can be written to.", refusal);
        }
    }

    private static void RemoveRemains(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name);
        if (new DirectoryInfo(path) is { Exists: true, LinkTarget: null })
            TemporaryFile.RemoveRemains(path, below: true);
    }

    // The record lies in a folder that others may write to.
    private static bool IsBelow(string file) => !System.IO.Path.IsPathRooted(file) && !file.Split('/', '\\').Contains("..");
}

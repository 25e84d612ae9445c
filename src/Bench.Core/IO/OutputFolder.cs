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

    private readonly OutputClaim _claim;
    private readonly OutputRecord _record;
    private readonly FolderLock? _lock;

    private OutputFolder(string path, OutputClaim claim, OutputRecord record, FolderLock? taken)
    {
        Path = path;
        (_claim, _record, _lock) = (claim, record, taken);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Takes a folder, making it if missing, and removes what killed calls left half written.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="claim">What is to be written.</param>
    /// <exception cref="InputException">It cannot be used; nothing in it has changed.</exception>
    public static OutputFolder Open(string folder, OutputClaim claim)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(claim);
        if (File.Exists(folder))
            throw new InputException(folder, "is a file, not a folder.", "give another folder.");
        if (claim.Read.Any(r => Replacing.IsSameFolder(folder, r)))
            throw new InputException(folder, "is the folder that is read.", "give another folder, so that the input is not overwritten.");
        var record = OutputRecord.Of(folder);
        RequireFree(folder, claim, record);
        Make(folder);
        var taken = claim.TakesLock ? FolderLock.Take(folder) : null;
        try
        {
            foreach (var below in record.Commands.Values.SelectMany(m => m.Names).Concat(claim.Names).Distinct())
            {
                RemoveRemains(folder, below);
            }

            TemporaryFile.RemoveRemains(folder, below: false);
            var made = record.Commands.GetValueOrDefault(claim.Command);
            record.Commands[claim.Command] = new OutputRecord.Made(
                claim.Of, [.. claim.Names.Union(made?.Names ?? []).Order(StringComparer.Ordinal)], made?.Files ?? []);
            record.Write(folder);
            return new OutputFolder(folder, claim, record, taken);
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
        var made = _record.Commands[_claim.Command];
        var others = _record.Commands
            .Where(c => c.Key != _claim.Command && !_claim.Continues.Contains(c.Key))
            .SelectMany(c => c.Value.Files);
        foreach (
            var stale in made.Files
                .Except(files, StringComparer.OrdinalIgnoreCase)
                .Except(others, StringComparer.OrdinalIgnoreCase)
                .Where(IsBelow))
        {
            File.Delete(System.IO.Path.Combine(Path, stale));
        }

        _record.Commands[_claim.Command] = made with
        {
            Names = [.. _claim.Names.Order(StringComparer.Ordinal)],
            Files = [.. files.Order(StringComparer.Ordinal)],
        };
        _record.Write(Path);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

    private static void RequireFree(string folder, OutputClaim claim, OutputRecord record)
    {
        if (claim.Overwrite)
            return;
        var own = record.Commands.Where(c => c.Key == claim.Command || claim.Continues.Contains(c.Key)).ToArray();
        var mine = own.SelectMany(c => c.Value.Names).ToHashSet(StringComparer.Ordinal);
        var foreign = claim.Names
            .Where(n => !mine.Contains(n) && Replacing.IsThere(System.IO.Path.Combine(folder, n)))
            .Order(NaturalOrder.Instance)
            .ToArray();
        if (foreign.Length > 0)
        {
            var more = foreign.Length == 1
                ? ""
                : $" (and so are {string.Join(", ", foreign.Skip(1).Take(NamesInMessage))}"
                    + (foreign.Length - 1 > NamesInMessage ? ", …)" : ")");
            throw Replacing.InTheWay(
                System.IO.Path.Combine(folder, foreign[0]), $"is there already, and `bench {claim.Command}` did not make it{more}.");
        }

        if (
            record.Commands.GetValueOrDefault(claim.Command) is { } earlier
                && earlier.Of != claim.Of
                && claim.Names.Any(n => Replacing.IsThere(System.IO.Path.Combine(folder, n))))
        {
            throw Replacing.InTheWay(folder, $"holds what `bench {claim.Command}` made from other files or with other options.");
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

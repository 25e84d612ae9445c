namespace Bench.Core.IO;

/// <summary>
/// Keeps a folder to one process: two that wrote to it at once would spoil each other's files. A killed process lets go of it.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private const string FileName = ".lock";

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes a folder.</summary>
    /// <param name="folder">The folder; it exists.</param>
    /// <exception cref="InputException">Another process is at work in it, or the lock cannot be opened.</exception>
    public static FolderLock Take(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (Directory.Exists(path) || OrdinaryFile.IsSpecial(path))
        {
            throw new InputException(
                path,
                "is not a file: Bench uses a file of this name so that only one process works in a folder.",
                "remove it, or choose another folder.");
        }

        try
        {
            return new FolderLock(Open(path));
        }
        catch (UnauthorizedAccessException refusal)
        {
            throw new InputException(
                path,
                $"cannot be opened: {refusal.Message}",
                "if another user made it, ask for the right to read it (chmod g+r), or name another folder.",
                refusal);
        }
        catch (IOException busy)
        {
            throw new InputException(
                folder, $"another bench run is at work in it: {busy.Message}", "wait for it to end, or name another folder.", busy);
        }
    }

    // In a folder that a group shares the lock is often another user's: to hold it, reading it is enough.
    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException) when (File.Exists(path))
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}

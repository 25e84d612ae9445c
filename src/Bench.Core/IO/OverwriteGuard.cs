namespace Bench.Core.IO;

/// <summary>One gate for everything that is written: nothing that Bench did not make is replaced, and never what is being read.</summary>
public static class OverwriteGuard
{
    /// <summary>The option that opens the gate.</summary>
    public const string Option = "--overwrite";

    /// <summary>Refuses to replace a file, or to write where no file can be.</summary>
    /// <param name="path">The file that is to be written.</param>
    /// <param name="overwrite">Whether the user allows replacing a file that is there.</param>
    /// <param name="read">Files that the command reads: these stay as they are whatever the user allows.</param>
    /// <exception cref="InputException">Something is in the way.</exception>
    public static void RequireFree(string path, bool overwrite, IEnumerable<string> read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(read);
        if (Path.EndsInDirectorySeparator(path) || Directory.Exists(path))
            throw new InputException(path, "is a folder, not a file.", "give the name of a file.");
        if (!IsThere(path))
            return;
        OrdinaryFile.RefuseSpecial(path);
        if (read.FirstOrDefault(r => IsSameFile(path, r)) is { } same)
        {
            throw new InputException(
                path, $"is the file that is read ({same}).", "give another name, so that the input is not overwritten.");
        }

        if (!overwrite)
            throw InTheWay(path, "is there already.");
    }

    /// <summary>The refusal, in the same words for every command.</summary>
    /// <param name="path">What is in the way.</param>
    /// <param name="reason">What is known of it.</param>
    internal static InputException InTheWay(string path, string reason) =>
        new(path, reason, $"choose another name or folder, or replace it with {Option}.");

    /// <summary>Whether a name is taken, be it by a link to nothing.</summary>
    internal static bool IsThere(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>
    /// Whether two paths lead to one folder, by whatever links, mounts and spellings: a file made in one is seen in the other.
    /// </summary>
    /// <param name="one">A folder that can be written to.</param>
    /// <param name="other">Another path.</param>
    /// <exception cref="InputException"><paramref name="one"/> is there and cannot be written to.</exception>
    public static bool IsSameFolder(string one, string other)
    {
        if (!Directory.Exists(one) || !Directory.Exists(other))
            return false;
        var probe = TemporaryFile.NameIn(one);
        try
        {
            using (new FileStream(probe, FileMode.CreateNew, FileAccess.Write))
            {
                return Path.Exists(Path.Combine(other, Path.GetFileName(probe)));
            }
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                one, $"cannot be written to: {refusal.Message}", "free disk space, or choose a folder that can be written to.", refusal);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    // Names that differ by case alone may be one file: which they are is left to nobody's luck.
    private static bool IsSameFile(string one, string other) =>
        string.Equals(Path.GetFileName(one), Path.GetFileName(other), StringComparison.OrdinalIgnoreCase)
            && IsSameFolder(FolderOf(one), FolderOf(other));

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? Path.GetFullPath(path);
}

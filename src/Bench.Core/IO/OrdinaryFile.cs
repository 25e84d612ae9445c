namespace Bench.Core.IO;

/// <summary>Opens files for reading. Pipes and devices, on which a program may wait for ever, read as empty files: they have no length.</summary>
public static class OrdinaryFile
{
    /// <summary>Opens a file.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <exception cref="IOException">It is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static Stream OpenRead(string path)
    {
        var file = Target(path);
        return file is { Exists: true, Length: 0 } ? new MemoryStream([], writable: false) : file.OpenRead();
    }

    /// <summary>Makes sure that a path leads to a file with something in it.</summary>
    /// <param name="path">The path; links are followed.</param>
    /// <exception cref="InputException">Nothing is there, or a folder, a link to nothing, a pipe, a device, or an empty file.</exception>
    public static void Require(string path)
    {
        const string Remedy = "put the file itself in its place, or take the entry away.";
        if (Directory.Exists(path))
            throw new InputException(path, "is a folder where a file is needed.", Remedy);
        try
        {
            if (new FileInfo(path).LinkTarget is { } link && !Target(path).Exists)
                throw new InputException(path, $"is a link to {link}, which is not there.", Remedy);
            if (!File.Exists(path))
                throw new InputException(path, "there is no such file.", "check the folder and the name.");
            if (Target(path).Length == 0)
                throw new InputException(path, "is empty, or no ordinary file (a pipe or a device).", Remedy);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {error.Message}", "check the path.", error);
        }
    }

    private static FileInfo Target(string path) => new(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
}

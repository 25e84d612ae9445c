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
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        return file is { Exists: true, Length: 0 } ? new MemoryStream([], writable: false) : file.OpenRead();
    }
}

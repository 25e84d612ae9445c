namespace Bench.Core.IO;

/// <summary>
/// Writes a file so that a reader sees the old content or the new, never half of it: temporary file in the same folder, then rename.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes through a stream.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="write">Writes the content. When it throws, the old file stays and no temporary file is left.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        WriteThrough(path, temporary =>
        {
            using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            write(stream);
        });
    }

    /// <summary>Writes text as UTF-8 without byte-order mark.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="text">The content.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    public static void WriteText(string path, string text) =>
        Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            writer.Write(text);
        });

    /// <summary>Lets a library that wants a path write the file.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="write">Receives the path of the temporary file to write.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    public static void WriteThrough(string path, Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full) || Path.GetDirectoryName(full) is null)
            throw new InputException(path, "is a folder, not a file.", "give the name of a file.");
        OrdinaryFile.RefuseSpecial(full);
        var temporary = TemporaryFile.NameIn(Path.GetDirectoryName(full)!);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            write(temporary);
            FlushToDisk(temporary);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception error) when (Refusal(error) is { } refusal)
        {
            throw new InputException(
                path, $"cannot be written: {refusal.Message}", "free disk space, or choose a folder that can be written to.", error);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    // Before the rename: after a power cut the name must not stand for a file whose bytes never reached the disk.
    private static void FlushToDisk(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        stream.Flush(flushToDisk: true);
    }

    // What the system said, however a library wrapped it; null where it was something else.
    private static Exception? Refusal(Exception? error) => error switch
    {
        null or InputException => null,
        IOException or UnauthorizedAccessException => error,
        _ => Refusal(error.InnerException),
    };
}

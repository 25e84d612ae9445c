namespace Bench.Reporting.Output;

/// <summary>Writes files so that a reader finds the old one or the whole new one, never half of one.</summary>
internal static class AtomicFile
{
    /// <summary>Writes to a neighbour of the file and renames it when complete.</summary>
    /// <param name="path">Path of the file; its folder is made if need be.</param>
    /// <param name="write">Writes the content. The stream can be sought.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.part");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(stream);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}

using System.IO.Compression;
using Bench.Core;
using Bench.Server.Safety;

namespace Bench.Server.Uploads;

/// <summary>Unpacks a zip file under names of the server's own.</summary>
/// <param name="limits">What it may hold.</param>
internal sealed class ZipUnpacking(UploadLimits limits)
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Unpacks.</summary>
    /// <param name="zip">The zip file.</param>
    /// <param name="next">Gives the place of the next file.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    /// <returns>Its files; folders, and what macOS adds, are left out.</returns>
    /// <exception cref="InputException">It is refused, as <see cref="ZipDirectory"/> says, or is damaged.</exception>
    public IReadOnlyList<ReceivedFile> Unpack(ReceivedFile zip, Func<string> next, CancellationToken cancellation)
    {
        try
        {
            using var stream = File.OpenRead(zip.Path);
            new ZipDirectory(zip.Name, limits).Require(stream);
            stream.Position = 0;
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.Count > UploadLimits.MostFiles)
                throw Damaged(zip, "its directory changed while it was read");
            var files = new List<ReceivedFile>();
            var left = limits.MostUnpackedBytes;
            foreach (var entry in archive.Entries.Where(e => e.Name.Length > 0 && !IsOfSystem(e.FullName)))
            {
                var path = next();
                left -= Copy(zip, entry, path, Math.Min(left, entry.Length), cancellation);
                files.Add(new ReceivedFile(entry.FullName.Replace('\\', '/'), path));
            }

            return files;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            throw Damaged(zip, error.Message.TrimEnd('.'));
        }
    }

    private static bool IsOfSystem(string path) =>
        path.StartsWith("__MACOSX/", StringComparison.Ordinal) || path.Split('/').Any(part => part.StartsWith('.'));

    // An entry may unpack to more than it states.
    private static long Copy(ReceivedFile zip, ZipArchiveEntry entry, string path, long most, CancellationToken cancellation)
    {
        using var source = entry.Open();
        using var target = File.Create(path);
        var buffer = new byte[BufferBytes];
        var copied = 0L;
        while (source.Read(buffer) is > 0 and var read)
        {
            cancellation.ThrowIfCancellationRequested();
            copied += read;
            if (copied > most)
                throw Damaged(zip, $"'{entry.FullName}' unpacks to more than the {entry.Length} bytes that it states");
            target.Write(buffer, 0, read);
        }

        return copied;
    }

    private static InputException Damaged(ReceivedFile zip, string how) =>
        new(zip.Name, $"cannot be unpacked: {how}.", "zip the files again, without encryption, with the usual method (deflate).");
}

using System.Runtime.InteropServices;
using System.Text;

namespace Bench.Core.IO;

/// <summary>
/// Opens the files that a user names, and tells files that hold bytes from devices, pipes and sockets, which have no end or keep a reader
/// waiting for ever.
/// </summary>
public static class OrdinaryFile
{
    /// <summary>Bytes of the longest text that is read at once; a table of a million rows has some fifty million.</summary>
    public const long MostTextBytes = 256L << 20;

    private const string Special = "is a device, a pipe or a socket.";

    // statx(2): one layout on every processor. Offset 28: mode, 16 bits, whose upper four tell the kind of file.
    private const int StatxBytes = 256;
    private const int ModeOffset = 28;
    private const int KindMask = 0xF000;
    private const int KindRegular = 0x8000;
    private const int KindFolder = 0x4000;
    private const int CurrentFolder = -100;
    private const uint AskForKind = 1;

    /// <summary>Opens a file. A file of <c>/proc</c> has no length and may keep a reader waiting: it is read as empty.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <exception cref="IOException">It is missing, cannot be read, or is a device, a pipe or a socket.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static Stream OpenRead(string path)
    {
        if (IsSpecial(path))
            throw new IOException(path + " " + Special);
        var file = Target(path);
        return file is { Exists: true, Length: 0 } ? new MemoryStream([], writable: false) : file.OpenRead();
    }

    /// <summary>Reads a text, in UTF-8 or as its byte-order mark says.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <exception cref="InputException">It is longer than <see cref="MostTextBytes"/>, or holds the character NUL.</exception>
    /// <exception cref="IOException">As for <see cref="OpenRead"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">As for <see cref="OpenRead"/>.</exception>
    public static string ReadText(string path)
    {
        using var stream = OpenRead(path);
        if (stream.Length > MostTextBytes)
        {
            throw new InputException(
                path, $"has {stream.Length} bytes, and a text file may have {MostTextBytes}.", "check that it is the right file.");
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd();

        // Readers of numbers pass over it, and so would take "1\02" for 1.
        return !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : throw new InputException(
                path, "holds the character NUL, which no text has.", "save it as UTF-8; check that it is the right file.");
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
            RefuseSpecial(path);
            if (Target(path).Length == 0)
                throw new InputException(path, "is empty.", Remedy);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {error.Message}", "check the path.", error);
        }
    }

    /// <summary>Refuses devices, pipes and sockets; a file that is missing is the reader's to name.</summary>
    /// <param name="path">The path; links are followed.</param>
    /// <exception cref="InputException">It is one.</exception>
    public static void RefuseSpecial(string path)
    {
        if (IsSpecial(path))
            throw new InputException(path, Special, "give the path of a file.");
    }

    /// <summary>Whether something else than a file or a folder has this name.</summary>
    /// <param name="path">The path; links are followed.</param>
    /// <returns>False where nothing has it. Known on Linux; elsewhere devices alone are told.</returns>
    public static bool IsSpecial(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!OperatingSystem.IsLinux())
            return File.Exists(path) && File.GetAttributes(path).HasFlag(FileAttributes.Device);
        var found = new byte[StatxBytes];
        return Statx(CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), 0, AskForKind, found) == 0
            && (BitConverter.ToUInt16(found, ModeOffset) & KindMask) is not (KindRegular or KindFolder);
    }

    /// <summary>Length of a file, or of what it leads to where it is a link.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It is missing or cannot be looked at.</exception>
    public static long LengthOf(string path) => Target(path).Length;

    private static FileInfo Target(string path) => new(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] found);
}

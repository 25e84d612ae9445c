using System.Runtime.InteropServices;
using System.Text;

namespace Bench.Core.IO;

/// <summary>Tells files that hold bytes from devices, pipes and sockets, which have no end or keep a reader waiting for ever.</summary>
public static class RegularFile
{
    // statx(2): one layout on every processor. Offset 28: mode, 16 bits, whose upper four tell the kind of file.
    private const int StatxBytes = 256;
    private const int ModeOffset = 28;
    private const int KindMask = 0xF000;
    private const int KindRegular = 0x8000;
    private const int KindFolder = 0x4000;
    private const int CurrentFolder = -100;
    private const uint AskForKind = 1;

    /// <summary>Refuses anything else; a file that is missing is the reader's to name.</summary>
    /// <param name="path">The path; links are followed.</param>
    /// <exception cref="InputException">It is a device, a pipe or a socket.</exception>
    public static void Require(string path)
    {
        if (IsSpecial(path))
            throw new InputException(path, "is a device, a pipe or a socket.", "give the path of a file.");
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

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] found);
}

using System.Runtime.InteropServices;

namespace Bench.Learning.Runtime;

/// <summary>
/// Tells glibc's malloc to keep large blocks instead of handing each one back to the kernel. Without this every large tensor is fresh
/// memory that the kernel must clear page by page: about a third of a training step on the CPU goes into page faults.
/// </summary>
internal static partial class GlibcAllocator
{
    // Names and values from malloc.h of glibc; all are ints.
    private const int TrimThreshold = -1;
    private const int TopPad = -2;
    private const int MmapThreshold = -3;

    private const int KeptBytes = 1 << 30;
    private const int GrowBytes = 64 << 20;

    // Older versions of glibc refuse a threshold above half a heap, 32 MiB on 64-bit systems.
    private const int LargestThresholdEverywhere = 32 << 20;

    /// <summary>Version of glibc, such as <c>2.36</c>; null on another system or with another C library.</summary>
    public static string? Version { get; } = ReadVersion();

    /// <summary>Sets the thresholds. To be called before the first tensor is made.</summary>
    /// <returns>
    /// True where glibc took all of them; false on other systems, or where the environment variables already say otherwise.
    /// </returns>
    public static bool KeepLargeBlocks()
    {
        if (Version is null || Environment.GetEnvironmentVariable("MALLOC_TRIM_THRESHOLD_") is { Length: > 0 })
        {
            return false;
        }

        return SetOption(TrimThreshold, KeptBytes) != 0
            && SetOption(TopPad, GrowBytes) != 0
            && (SetOption(MmapThreshold, KeptBytes) != 0 || SetOption(MmapThreshold, LargestThresholdEverywhere) != 0);
    }

    private static string? ReadVersion()
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        try
        {
            return Marshal.PtrToStringUTF8(VersionText());
        }
        catch (Exception e) when (e is EntryPointNotFoundException or DllNotFoundException)
        {
            return null; // Another C library, such as musl.
        }
    }

    [LibraryImport("libc", EntryPoint = "gnu_get_libc_version")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint VersionText();

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetOption(int option, int value);
}

using System.Runtime.InteropServices;

namespace Bench.Learning.Runtime;

/// <summary>
/// Tells GNU's OpenMP library how long its threads may spin between two operations before they sleep. By default they spin for
/// milliseconds; where another program, or the next batch being prepared, wants the processor, a step then takes three times as long.
/// </summary>
internal static partial class OpenMpWaiting
{
    // About 30 microseconds: the gap between two operations of a small network, and less than what sleeping and waking cost.
    private const string SpinCount = "2000";

    /// <summary>Sets the limit, unless the user has. To be called before libtorch is loaded, for the library looks once.</summary>
    public static void SpinBriefly()
    {
        if (GlibcAllocator.Version is not null && Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") is null)
        {
            // .NET keeps its own copy of the environment; native libraries read this one. The last argument spares a value that is there.
            _ = SetVariable("GOMP_SPINCOUNT", SpinCount, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetVariable(string name, string value, int overwrite);
}

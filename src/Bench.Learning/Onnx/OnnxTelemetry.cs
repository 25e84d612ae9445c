using System.Runtime.InteropServices;

namespace Bench.Learning.Onnx;

/// <summary>
/// Turns off that ONNX Runtime reports to its makers. Its official builds (1.29 and later on Linux and macOS too) otherwise keep a number for
/// the machine and a data base of events in the user's cache folder, and send them. Bench opens no connection.
/// </summary>
internal static partial class OnnxTelemetry
{
    // "Set before ONNX Runtime initializes", says Privacy.md of its package; what its API turns off comes after the first event.
    private const string Switch = "ORT_DISABLE_TELEMETRY";

    /// <summary>To be called before anything of ONNX Runtime.</summary>
    public static void TurnOff()
    {
        Environment.SetEnvironmentVariable(Switch, "1");
        if (!OperatingSystem.IsWindows())
        {
            // .NET keeps its own copy of the environment; native libraries read this one.
            _ = SetVariable(Switch, "1", 1);
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetVariable(string name, string value, int overwrite);
}

using System.Runtime.InteropServices;

namespace Bench.Learning.Runtime.Libraries;

/// <summary>How this system names a native library's file.</summary>
internal static class NativeName
{
    /// <summary>The file's name.</summary>
    /// <param name="library">Such as <c>torch_cpu</c>.</param>
    public static string Of(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";

    /// <summary>This platform as packages name it, such as <c>linux-x64</c>.</summary>
    public static string Platform =>
        (OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")
            + $"-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>Where TorchSharp's own native library lies in this build.</summary>
    public static string? TorchSharp()
    {
        var name = Of("LibTorchSharp");
        string[] places =
        [
            Path.Combine(AppContext.BaseDirectory, name),
            Path.Combine(AppContext.BaseDirectory, "runtimes", Platform, "native", name),
        ];
        return Array.Find(places, File.Exists);
    }
}

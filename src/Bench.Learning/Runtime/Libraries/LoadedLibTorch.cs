using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using TorchSharp;

namespace Bench.Learning.Runtime.Libraries;

/// <summary>The libtorch that runs in this process.</summary>
/// <param name="Version">
/// Its version by its own word, such as <c>2.10.0</c>, with PyTorch's suffix where it has one: <c>2.11.0+cu130</c>.
/// </param>
/// <param name="Kind">Who put it where it lies.</param>
/// <param name="Cuda">The version of CUDA that it was built for; null where it was built for none.</param>
/// <param name="Folder">Where it lies; null where .NET found it.</param>
public sealed partial record LoadedLibTorch(string Version, LibTorchKind Kind, string? Cuda, string? Folder)
{
    // Of std::string as GCC and Clang lay it out on 64-bit systems: address, length, and room for short ones.
    private const int StringBytes = 32;

    /// <summary>One line: version, origin, CUDA.</summary>
    public string Description => $"{Version} ({Kind.Words()}{(Cuda is null ? ", CPU only" : $", CUDA {Cuda}")})";

    /// <summary>Asks what was loaded.</summary>
    /// <param name="folder">From where; null where .NET found it.</param>
    internal static LoadedLibTorch Of(LibTorchFolder? folder)
    {
        var settings = folder is null ? null : Settings(folder);
        var own = Setting(VersionSetting(), settings);
        var version = folder?.StatedVersion is { } stated && (own is null || stated.StartsWith(own, StringComparison.Ordinal))
            ? stated
            : own;
        var constant = string.Join('.', torch.__version__.Split('.').Take(3));
        var kind = folder?.Kind ?? LibTorchKind.Package;
        return new LoadedLibTorch(
            version ?? (kind == LibTorchKind.Package ? constant : "unknown"),
            kind,
            folder?.StatedCuda ?? Setting(CudaSetting(), settings),
            folder?.Path);
    }

    private static string? Setting(Regex pattern, string? settings) =>
        settings is not null && pattern.Match(settings) is { Success: true } match ? match.Groups[1].Value : null;

    // What at::show_config() returns: how the library was built. A C++ function that returns a string takes the string's place as its
    // first argument where that is passed as any other: on x86-64, not on ARM.
    private static unsafe string? Settings(LibTorchFolder folder)
    {
        if (OperatingSystem.IsWindows() || RuntimeInformation.ProcessArchitecture != Architecture.X64
            || !NativeLibrary.TryGetExport(
                NativeLibrary.Load(folder.FileOf("torch_cpu")), "_ZN2at11show_configB5cxx11Ev", out var function))
        {
            return null;
        }

        var text = stackalloc byte[StringBytes];
        ((delegate* unmanaged<byte*, void>)function)(text);
        return Marshal.PtrToStringUTF8(*(nint*)text, checked((int)*(long*)(text + sizeof(nint))));
    }

    [GeneratedRegex(@"\bTORCH_VERSION=(\d+\.\d+\.\d+)")]
    private static partial Regex VersionSetting();

    [GeneratedRegex(@"\bCUDA_VERSION=(\d+\.\d+)")]
    private static partial Regex CudaSetting();
}

using System.Diagnostics;
using System.Runtime.InteropServices;
using Bench.Core;

namespace Bench.Learning.Runtime.Libraries;

/// <summary>
/// Loads the libraries of one folder by their full paths, each after those it needs. TorchSharp then finds them by name where they are
/// in memory already, and nothing else on this machine by these names is looked at: neither a search path nor a variable is needed.
/// </summary>
internal static partial class LibTorchLoader
{
    private const int Lazy = 1; // RTLD_LAZY
    private const int Global = 0x100; // RTLD_GLOBAL of glibc

    // Each after those it needs. PyTorch for CUDA has all of them, a libtorch for the CPU the first and last ones.
    private static readonly string[] Order = ["c10", "torch_cpu", "c10_cuda", "torch_cuda", "torch"];

    /// <summary>Loads them.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">One does not load, or another libtorch is in the process already.</exception>
    public static void Load(LibTorchFolder folder)
    {
        var binding = NativeName.TorchSharp() ?? throw new TorchUnavailableException(
            $"TorchSharp's native library {NativeName.Of("LibTorchSharp")} is not with this program.",
            "restore and build again for this platform; packages exist for linux-x64, win-x64 and osx-arm64.");
        if (folder.Kind != LibTorchKind.Package)
        {
            BindingCheck.Require(folder, binding);
        }

        RequireAlone(folder, "before it was loaded");
        if (OperatingSystem.IsLinux() && File.Exists(folder.FileOf("torch_global_deps")))
        {
            // As PyTorch itself does: libraries that look for each other at run time, MKL's for example, must see each other's names.
            _ = Open(folder.FileOf("torch_global_deps"), Lazy | Global);
        }

        foreach (var file in Order.Select(folder.FileOf).Where(File.Exists).Append(binding))
        {
            try
            {
                NativeLibrary.Load(file);
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException && folder.Kind != LibTorchKind.Package)
            {
                throw new InputException(
                    file,
                    $"does not load: {LoadFailure.FirstLine(e.Message)}",
                    "check that PyTorch itself works: python3 -c \"import torch\"",
                    e);
            }
        }

        RequireAlone(folder, "after it was loaded");
    }

    private static void RequireAlone(LibTorchFolder folder, string moment)
    {
        using var process = Process.GetCurrentProcess();
        var other = process.Modules
            .Cast<ProcessModule>()
            .Select(m => m.FileName)
            .FirstOrDefault(f => Path.GetFileName(f).StartsWith(NativeName.Of("torch_cpu"), StringComparison.Ordinal) && !IsIn(folder, f));
        if (other is not null)
        {
            throw new InputException(
                folder.Path,
                $"another libtorch was in this process {moment}: {other}.",
                "unset LD_LIBRARY_PATH and LD_PRELOAD where they name it.");
        }
    }

    // The files of Debian's folder are links to others.
    private static bool IsIn(LibTorchFolder folder, string module)
    {
        var own = folder.FileOf("torch_cpu");
        return module == own
            || module == (File.ResolveLinkTarget(own, returnFinalTarget: true)?.FullName ?? own)
            || Path.GetFileName(module) == Path.GetFileName(own) && SameFile(own, module);
    }

    // Other spellings of a path: a linked folder above it.
    private static bool SameFile(string first, string second) =>
        new FileInfo(first) is var a
            && new FileInfo(second) is var b
            && a.Exists
            && b.Exists
            && a.Length == b.Length
            && a.LastWriteTimeUtc == b.LastWriteTimeUtc;

    [LibraryImport("libc", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Open(string path, int flags);
}

using System.Runtime.InteropServices;
using Bench.Core;

namespace Bench.Learning.Runtime.Libraries;

/// <summary>
/// Whether a libtorch has every function that TorchSharp's native library was built to call, looked up in the files' tables before
/// anything is loaded: a function that lacks would end the program when it is called first, hours later.
/// </summary>
internal static class BindingCheck
{
    /// <summary>The libtorch that TorchSharp's native library was built for.</summary>
    public const string BuiltFor = "2.10";

    private const int X64 = 62; // EM_X86_64
    private const int Arm64 = 183; // EM_AARCH64

    private static readonly string[] Providers = ["c10", "torch_cpu", "torch", "torch_cuda", "c10_cuda"];

    /// <summary>Refuses a folder that cannot work.</summary>
    /// <param name="folder">The user's libtorch.</param>
    /// <param name="binding">TorchSharp's native library.</param>
    /// <exception cref="InputException">It is for another processor, damaged, or lacks functions.</exception>
    public static void Require(LibTorchFolder folder, string binding)
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // Windows and macOS resolve every name when they load a library, and say which one they lack.
        }

        RequireProcessor(folder);
        var missing = Missing(binding, Providers.Select(folder.FileOf).Where(File.Exists));
        if (missing.Count > 0)
        {
            throw new InputException(
                folder.Path,
                $"{(folder.StatedVersion is { } version ? $"libtorch {version}" : "this libtorch")} lacks {missing.Count} of the "
                    + $"functions that TorchSharp calls, the first {missing[0]}.",
                $"it needs libtorch {BuiltFor} or later, built with the C++11 ABI; for example: pip install torch.");
        }
    }

    /// <summary>Names that a library needs of libtorch and that none of the others has, in its own order.</summary>
    /// <param name="binding">The library.</param>
    /// <param name="providers">Where they may be.</param>
    internal static IReadOnlyList<string> Missing(string binding, IEnumerable<string> providers)
    {
        // Names with a version are those of the C and C++ libraries; weak ones may be absent.
        var wanted = Read(
            binding,
            elf => elf.Symbols().Where(s => !s.IsDefined && s.IsGlobal && s.Version < 2 && s.Name.Length > 0).Select(s => s.Name).ToList());
        var missing = wanted.ToHashSet(StringComparer.Ordinal);
        foreach (var provider in providers)
        {
            if (missing.Count == 0)
            {
                break;
            }

            var hashes = missing.Select(ElfFile.Hash).ToHashSet();
            missing.ExceptWith(Read(provider, elf => elf.Symbols(hashes.Contains).Where(s => s.IsDefined).Select(s => s.Name).ToList()));
        }

        return [.. wanted.Where(missing.Contains)];
    }

    private static void RequireProcessor(LibTorchFolder folder)
    {
        var file = folder.FileOf("torch_cpu");
        var machine = Read(file, elf => elf.Machine);
        var own = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? Arm64 : X64;
        if (machine != own)
        {
            throw new InputException(
                file,
                $"is for another kind of processor ({Name(machine)}); this program runs on {Name(own)}.",
                "install PyTorch for this processor.");
        }

        static string Name(int machine) => machine switch
        {
            X64 => "x86-64",
            Arm64 => "AArch64",
            _ => FormattableString.Invariant($"ELF machine {machine}"),
        };
    }

    private static T Read<T>(string path, Func<ElfFile, T> read)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return read(new ElfFile(stream));
        }
        catch (InvalidDataException damage)
        {
            throw new InputException(
                path, $"cannot be read as a library of this system: {damage.Message}.", "install PyTorch again.", damage);
        }
    }
}

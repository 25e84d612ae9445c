using Bench.Core;

namespace Bench.Learning.Runtime.Libraries;

/// <summary>Which libtorch is to run: that of this build, or one of the user's.</summary>
public static class LibTorchChoice
{
    /// <summary>The option's name.</summary>
    public const string Option = "--libtorch";

    /// <summary>The variable that stands where the option is absent.</summary>
    public const string Variable = "BENCH_LIBTORCH";

    /// <summary>The value that looks for an installed PyTorch.</summary>
    public const string Automatic = "auto";

    /// <summary>The folder, in this build's output, of the libtorch that came with it.</summary>
    private static string Packaged => Path.Combine(AppContext.BaseDirectory, "libtorch");

    /// <summary>Finds the folder.</summary>
    /// <param name="value">The option's value; null where it is absent.</param>
    /// <returns>Null where this build brings its libraries as .NET finds them itself (<c>-p:TorchBackend=cuda</c>).</returns>
    /// <exception cref="InputException">It is not to be found.</exception>
    public static LibTorchFolder? Resolve(string? value)
    {
        var asked = value ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : null);
        var besides = NativeName.TorchSharp() is { } binding
            && File.Exists(Path.Combine(Path.GetDirectoryName(binding)!, NativeName.Of("torch_cpu")));
        if (asked is null)
        {
            return File.Exists(Path.Combine(Packaged, NativeName.Of("torch_cpu"))) ? new LibTorchFolder(Packaged, LibTorchKind.Package)
                : besides ? null
                : throw new InputException(
                    "libtorch",
                    "this build of Bench comes without libtorch, and none was named.",
                    $"add {Option} {Automatic} to use an installed PyTorch ({Option} DIR for its folder torch/lib), or set "
                        + $"{Variable}; or build without -p:TorchBackend=none.");
        }

        return !besides ? LibTorchFolder.At(asked == Automatic ? InstalledPyTorch.Find() : asked)
            : throw new InputException(
                Option,
                "this build brings its own CUDA libraries, beside which no other libtorch can be loaded.",
                "leave it out, or use a build with -p:TorchBackend=cpu or none.");
    }
}

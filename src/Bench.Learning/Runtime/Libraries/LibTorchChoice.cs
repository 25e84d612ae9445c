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

    // True where the build brings its libraries as .NET finds them itself.
    private static bool StandsBesides => NativeName.TorchSharp() is { } binding && Holds(Path.GetDirectoryName(binding)!);

    /// <summary>Whether there is a libtorch to load, by the option, the variable, with this build, or fetched; nothing is loaded.</summary>
    /// <param name="value">The option's value; null where it is absent.</param>
    public static bool IsAtHand(string? value) =>
        Asked(value) is not null || Holds(Packaged) || StandsBesides || Holds(FetchedLibTorch.Folder);

    /// <summary>Finds the folder.</summary>
    /// <param name="value">The option's value; null where it is absent.</param>
    /// <returns>Null where this build brings its libraries as .NET finds them itself (<c>-p:TorchBackend=cuda</c>).</returns>
    /// <exception cref="InputException">It is not to be found.</exception>
    public static LibTorchFolder? Resolve(string? value)
    {
        if (Asked(value) is not { } asked)
        {
            return Holds(Packaged) ? new LibTorchFolder(Packaged, LibTorchKind.Package)
                : StandsBesides ? null
                : Holds(FetchedLibTorch.Folder) ? new LibTorchFolder(FetchedLibTorch.Folder, LibTorchKind.Package)
                : throw new InputException("libtorch", "this Bench comes without libtorch, and none was named.", Remedy);
        }

        return !StandsBesides ? LibTorchFolder.At(asked == Automatic ? InstalledPyTorch.Find() : asked)
            : throw new InputException(
                Option,
                "this build brings its own CUDA libraries, beside which no other libtorch can be loaded.",
                "leave it out, or use a build with -p:TorchBackend=cpu or none.");
    }

    /// <summary>What to do where there is none.</summary>
    public static string Remedy =>
        $"with the .NET SDK: {FetchedLibTorch.Command} (found by itself from then on). With an installed PyTorch: add {Option} "
            + $"{Automatic} ({Option} DIR for its folder torch/lib), or set {Variable}; without one: {FetchedLibTorch.PipCommand}";

    private static string? Asked(string? value) =>
        value ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? set : null);

    private static bool Holds(string folder) => File.Exists(Path.Combine(folder, NativeName.Of("torch_cpu")));
}

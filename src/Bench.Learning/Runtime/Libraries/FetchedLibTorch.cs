using System.Reflection;

namespace Bench.Learning.Runtime.Libraries;

/// <summary>
/// The libtorch that a Bench without one uses by itself once it was fetched: the NuGet package that builds of Bench are made with, of the
/// same version, in the user's folder of packages.
/// </summary>
public static class FetchedLibTorch
{
    /// <summary>Its version.</summary>
    public static string Version { get; } = typeof(FetchedLibTorch).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "LibTorchVersion").Value!;

    /// <summary>What fetches it with the .NET SDK, once: 600 MB on Linux.</summary>
    public static string Command => $"dotnet package download {Package}@{Version} -o {Quoted(PackagesFolder)}";

    /// <summary>What fetches PyTorch for those who have Python and no .NET SDK; then <c>--libtorch auto</c> finds it.</summary>
    public static string PipCommand => $"python3 -m pip install torch=={Version}";

    /// <summary>Where its libraries lie once it was fetched.</summary>
    internal static string Folder =>
        Path.Combine(PackagesFolder, Package, Version, "runtimes", NativeName.Platform, "native");

    private static string Package => $"libtorch-cpu-{NativeName.Platform}";

    private static string PackagesFolder =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}

using Bench.Core;

namespace Bench.Cli.Serving;

/// <summary>
/// The program that <c>bench serve</c> starts. It lies beside <c>bench</c> and needs the ASP.NET Core runtime, which nothing else here does.
/// </summary>
/// <param name="FileName">What is started.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record ServerProgram(string FileName, IReadOnlyList<string> Arguments)
{
    private const string Name = "bench-server";
    private const string Web = "Microsoft.AspNetCore.App";
    private const string WebLibrary = "Microsoft.AspNetCore.dll";

    /// <summary>Finds it.</summary>
    /// <param name="folder">The folder of <c>bench</c>.</param>
    /// <param name="runtimeFolder">The folder of the .NET runtime that runs.</param>
    /// <exception cref="InputException">It is not there, or the ASP.NET Core runtime is not.</exception>
    public static ServerProgram Find(string folder, string runtimeFolder)
    {
        var library = Path.Combine(folder, $"{Name}.dll");
        if (!File.Exists(library))
        {
            throw new InputException(
                "serve", $"{library} is not there: this installation came without the server.", "install Bench again, with all its files.");
        }

        RequireWeb(folder, runtimeFolder);

        // What a package manager unpacked may not be allowed to run: the dotnet of a shared runtime is asked first.
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var dotnet = Path.GetFullPath(Path.Combine(runtimeFolder, "..", "..", "..", "dotnet" + ending));
        return File.Exists(dotnet)
            ? new ServerProgram(dotnet, [library])
            : new ServerProgram(Path.Combine(folder, Name + ending), []);
    }

    // A runtime that is shared lies in shared/Microsoft.NETCore.App/VERSION; one that came with the program lies beside it.
    private static void RequireWeb(string folder, string runtimeFolder)
    {
        var own = Path.TrimEndingDirectorySeparator(runtimeFolder);
        var shared = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(own) ?? own) ?? own, Web);
        var major = $"{Environment.Version.Major}.";
        var isThere = File.Exists(Path.Combine(folder, WebLibrary))
            || (Directory.Exists(shared) && Directory.EnumerateDirectories(shared).Any(
                d => Path.GetFileName(d).StartsWith(major, StringComparison.Ordinal)));
        if (!isThere)
        {
            throw new InputException(
                "serve",
                $"needs the ASP.NET Core runtime {Environment.Version.Major}, and {shared} does not have it.",
                $"install it (Debian and Ubuntu: aspnetcore-runtime-{Environment.Version.Major}.0; or "
                    + "https://dotnet.microsoft.com/download). Every other command works without it.");
        }
    }
}

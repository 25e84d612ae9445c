using System.Diagnostics;
using Bench.Testing;

namespace Bench.Cli.Tests.Installation;

/// <summary>
/// Bench as users install it: packed from this build, installed by the .NET SDK into an empty home, run in an empty folder that knows
/// nothing of the source. No package source but the folder of the new packages is asked.
/// </summary>
public sealed class InstalledTool : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-install-").FullName;

    /// <summary>Where commands run.</summary>
    public string WorkFolder => Subfolder("work");

    /// <summary>Where the new packages lie.</summary>
    public string Packages => Subfolder("packages");

    /// <summary>Of whoever runs the tests, with the libtorch that the build is made with.</summary>
    public static string NuGetPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>The home folder of whoever installs.</summary>
    public string Home => Subfolder("home");

    private string Command => Path.Combine(Home, ".dotnet", "tools", OperatingSystem.IsWindows() ? "bench.exe" : "bench");

    public async ValueTask InitializeAsync()
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}",
            StringComparison.Ordinal) ? "Release" : "Debug";
        Require(await Start(
            "dotnet", RepositoryFolder.Combine(), NuGetPackages, "pack", "src/Bench.Cli", "-c", configuration, "--no-restore",
            "-p:BuildProjectReferences=false", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-o", Packages));
        Require(await Start(
            "dotnet", WorkFolder, NuGetPackages, "tool", "install", "--global", "--source", Packages, "Bench.CardiacMri"));
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Runs the installed command.</summary>
    /// <param name="hasLibTorch">Whether it can find the libtorch that was fetched for the build.</param>
    /// <param name="arguments">Its arguments.</param>
    internal Task<CommandRun> Run(bool hasLibTorch, params string[] arguments) =>
        Start(Command, WorkFolder, hasLibTorch ? NuGetPackages : Subfolder("no-packages"), arguments);

    private string Subfolder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    private static void Require(CommandRun run) => Assert.True(run.Code == 0, run.Output + run.Error);

    /// <summary>Starts the installed server.</summary>
    internal Process Serve() => Process.Start(Describe(Command, WorkFolder, Subfolder("no-packages"), "serve", "--port", "0"))!;

    private async Task<CommandRun> Start(string program, string folder, string packages, params string[] arguments)
    {
        using var process = Process.Start(Describe(program, folder, packages, arguments))!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new CommandRun(process.ExitCode, await output, await error);
    }

    private ProcessStartInfo Describe(string program, string folder, string packages, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in new Dictionary<string, string?>
        {
            ["HOME"] = Home,
            ["USERPROFILE"] = Home,
            ["XDG_CACHE_HOME"] = null,
            ["BENCH_LIBTORCH"] = null,
            ["DOTNET_CLI_HOME"] = Home,
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")),
            ["NUGET_PACKAGES"] = packages,
        })
        {
            start.Environment[name] = value;
        }

        return start;
    }
}

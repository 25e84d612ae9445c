using System.Diagnostics;
using Bench.Cli.Serving;
using Bench.Core;
using Bench.Harness.Options;

namespace Bench.Cli.Tests.Commands;

/// <summary>How the server is found and started, and what is not started.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bench-serve-test-");

    [Theory]
    [InlineData("0.0.0.0", false, null, false)]
    [InlineData("192.168.1.5", false, null, false)]
    [InlineData("lab.example.org", false, null, false)]
    [InlineData("0.0.0.0", true, null, true)]
    [InlineData("0.0.0.0", false, "cert.pem", true)]
    [InlineData("127.0.0.1", false, null, true)]
    [InlineData("::1", false, null, true)]
    [InlineData("localhost", false, null, true)]
    public void Other_machines_are_let_in_with_a_certificate_or_on_demand_only(string host, bool insecure, string? certificate, bool isFine)
    {
        var options = new ServeOptions { Host = host, IsInsecure = insecure, Certificate = certificate };

        if (isFine)
            Assert.Same(options, options.Checked());
        else
            Assert.Contains("--certificate", Assert.Throws<InputException>(() => options.Checked()).Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500M", 500L << 20)]
    [InlineData("2g", 2L << 30)]
    [InlineData("1048576", 1048576)]
    [InlineData("64K", 65536)]
    public void A_size_is_read(string text, long expected) => Assert.Equal(expected, ServeSettings.MaxUpload.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5M")]
    [InlineData("1.5G")]
    [InlineData("G")]
    [InlineData("99999999999T")]
    [InlineData("5 X")]
    public void Nonsense_is_no_size(string text) => Assert.Throws<InputException>(() => ServeSettings.MaxUpload.Parse(text));

    [Fact]
    public void Without_the_ASP_NET_Core_runtime_the_remedy_is_named()
    {
        var (program, runtime) = (Folder("bench"), Folder("dotnet/shared/Microsoft.NETCore.App/10.0.1"));
        File.WriteAllText(Path.Combine(program, "bench-server.dll"), "");

        var problem = Assert.Throws<InputException>(() => ServerProgram.Find(program, runtime + "/"));

        Assert.Contains("aspnetcore-runtime-10.0", problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_server_is_started_by_the_dotnet_whose_runtime_runs_or_by_itself()
    {
        var (program, runtime) = (Folder("bench"), Folder("dotnet/shared/Microsoft.NETCore.App/10.0.1"));
        Folder("dotnet/shared/Microsoft.AspNetCore.App/10.0.7");
        var library = Path.Combine(program, "bench-server.dll");
        File.WriteAllText(library, "");

        Assert.Equal(Path.Combine(program, Program("bench-server")), ServerProgram.Find(program, runtime).FileName);

        var dotnet = Path.Combine(_folder.FullName, "dotnet", Program("dotnet"));
        File.WriteAllText(dotnet, "");
        var found = ServerProgram.Find(program, runtime);
        Assert.Equal(dotnet, found.FileName);
        Assert.Equal(library, Assert.Single(found.Arguments));

        static string Program(string name) => OperatingSystem.IsWindows() ? $"{name}.exe" : name;
    }

    [Fact]
    public void An_installation_without_the_server_says_so() => Assert.Contains(
        "bench-server", Assert.Throws<InputException>(() => ServerProgram.Find(Folder("bench"), Folder("r"))).Reason,
        StringComparison.Ordinal);

    // A machine with the plain runtime only: a copy of dotnet's folder without ASP.NET Core.
    [Fact]
    public void Every_other_command_starts_on_the_plain_runtime()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "links and file names are those of Linux");
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var root = Path.GetFullPath(Path.Combine(runtime, "../../.."));
        Assert.SkipUnless(File.Exists(Path.Combine(root, "dotnet")), "the runtime of the tests is not in the folder of dotnet");
        var copy = Folder("dotnet");
        File.Copy(Path.Combine(root, "dotnet"), Path.Combine(copy, "dotnet"));
        Directory.CreateSymbolicLink(Path.Combine(copy, "host"), Path.Combine(root, "host"));
        var target = Folder($"dotnet/shared/Microsoft.NETCore.App/{Path.GetFileName(runtime)}"); // a link would lead to the whole
        foreach (var file in Directory.EnumerateFiles(runtime))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));

        var (audit, _) = Run(copy, "audit", "draft-2025");
        var (serve, said) = Run(copy, "serve", "--port", "0");

        Assert.Equal(0, audit);
        Assert.Equal(2, serve);
        Assert.Contains("aspnetcore-runtime-10.0", said, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static (int Code, string Error) Run(string dotnet, params string[] args)
    {
        var start = new ProcessStartInfo(Path.Combine(dotnet, "dotnet"), [Path.Combine(AppContext.BaseDirectory, "bench.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = dotnet;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        _ = output.Result;
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    private string Folder(string path) => _folder.CreateSubdirectory(path).FullName;
}

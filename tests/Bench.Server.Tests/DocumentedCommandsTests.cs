using System.Diagnostics;
using System.Text.RegularExpressions;
using Bench.Testing;

namespace Bench.Server.Tests;

/// <summary>The commands of docs/serve.md do what the page says, as they stand there.</summary>
[Collection(ServerCollection.Name)]
public sealed partial class DocumentedCommandsTests(RunningServer server)
{
    [Fact]
    public async Task Curl_commands_of_the_documentation_work()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && DownloadTests.Has("curl", "--version"), "curl is not here");
        var text = await File.ReadAllTextAsync(RepositoryFolder.Combine("docs", "serve.md"), TestContext.Current.CancellationToken);
        var commands = Block().Matches(text).Select(m => m.Groups[1].Value).Single(b => b.Contains("curl", StringComparison.Ordinal));
        var folder = Directory.CreateTempSubdirectory("bench-curl-");
        try
        {
            await File.WriteAllBytesAsync(
                Path.Combine(folder.FullName, "heart.nii.gz"), SmallCine.Nifti(), TestContext.Current.CancellationToken);

            // Refusals have an exit code of their own, so that the first that is refused ends the script.
            var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", commands.Replace("curl ", "curl --fail ", StringComparison.Ordinal)])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["URL"] = server.Host.Address;
            start.Environment["TOKEN"] = server.Host.Token;
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.True(process.ExitCode == 0, output + await error);
            Assert.Contains("event: done", output, StringComparison.Ordinal);
            Assert.Contains("\"phasesFrom\":\"user\"", output, StringComparison.Ordinal);
            Assert.Contains("\"openapi\":\"3.1", output, StringComparison.Ordinal);
            Assert.Equal("%PDF"u8.ToArray(), File.ReadAllBytes(Path.Combine(folder.FullName, "report.pdf"))[..4]);
            Assert.StartsWith("case,", File.ReadAllText(Path.Combine(folder.FullName, "measures.csv")), StringComparison.Ordinal);
            Assert.Equal([0x1f, 0x8b], File.ReadAllBytes(Path.Combine(folder.FullName, "masks.nii.gz"))[..2]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}

using System.Diagnostics;

namespace Bench.Cli.Tests.Terminal;

/// <summary>
/// What reaches the terminal, and what happens where nothing can reach it. The program runs in processes of its own, below a shell that
/// redirects.
/// </summary>
public sealed class StreamsTests
{
    [Fact]
    public async Task A_name_with_escape_sequences_is_shown_by_the_numbers_of_its_characters()
    {
        var run = await CommandRun.Of("verify-data", "/no/\e[31msuch\u0007\u202efolder");

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(@"/no/\u001b[31msuch\u0007\u202efolder", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Error);
    }

    [Theory]
    [InlineData("verify-data", "")]
    [InlineData("verify-data", "  ")]
    [InlineData("synthesize", "--out", "")]
    [InlineData("report", "")]
    [InlineData("compare", "", "")]
    [InlineData("clean", "--rule", "none", "--data", "", "--out", "")]
    [InlineData("run", "--data", "")]
    [InlineData("weights", "describe", "")]
    public async Task An_empty_text_stands_for_no_folder(params string[] command)
    {
        var run = await CommandRun.Of(command);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("an empty text was given", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("> /dev/full", "No space left on device")]
    [InlineData(">&-", "standard output: cannot be written")]
    public async Task Output_that_cannot_be_written_is_named_and_is_no_success(string redirection, string words)
    {
        var (code, error) = await InShell($"model describe unet {redirection}");

        Assert.Equal(ExitCode.BadInput, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_has_seen_enough_ends_nothing()
    {
        var (code, error) = await InShell("model describe unet | head -1; exit ${PIPESTATUS[0]}");

        Assert.Equal((ExitCode.Done, ""), (code, error));
    }

    [Fact]
    public async Task Where_neither_output_nor_error_can_be_written_the_exit_code_says_so()
    {
        var (code, _) = await InShell("ruin > /dev/full 2> /dev/full");

        Assert.Equal(ExitCode.BadInput, code);
    }

    private static async Task<(int Code, string Error)> InShell(string arguments)
    {
        Assert.SkipUnless(File.Exists("/dev/full") && File.Exists("/bin/bash"), "needs bash and /dev/full.");
        var start = new ProcessStartInfo("/bin/bash") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"dotnet '{typeof(CommandLine).Assembly.Location}' {arguments}");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }
}

using System.Diagnostics;

namespace Bench.Cli.Tests.Guidance;

/// <summary>What a shell offers after Tab: the answers by themselves, and bash with the script for real.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("bench eval", "evaluate")]
    [InlineData("bench split ", "check make")]
    [InlineData("bench run --prof", "--profile")]
    [InlineData("bench run --profile p", "paper")]
    [InlineData("bench run --study ac", "acdc acdc-test")]
    [InlineData("bench run --models unet3plus-", "unet3plus-decoder")]
    [InlineData("bench run --models unet3plus,fig", "unet3plus,figure1")]
    [InlineData("bench run --split note", "notebook-seed42")]
    [InlineData("bench audit dr", "draft-2025")]
    [InlineData("bench help env", "environment")]
    [InlineData("bench completion ", "bash pwsh zsh")]
    [InlineData("bench run --data so", "")]
    public async Task A_line_is_completed_by_names(string line, string expected)
    {
        var run = await CommandRun.Of("complete", "--", line);

        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Equal(
            expected,
            string.Join(' ', run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Bash_completes_names_and_leaves_files_to_itself()
    {
        if (!File.Exists("/bin/bash"))
            Assert.Skip("bash is not on this machine.");
        var folder = Directory.CreateTempSubdirectory("bench-bash-").FullName;
        var script = await CommandRun.Of("completion", "bash");
        await File.WriteAllTextAsync(Path.Combine(folder, "script.sh"), script.Output, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "tab.sh"), $$"""
            bench() { dotnet "{{typeof(CommandLine).Assembly.Location}}" "$@"; }
            source "{{folder}}/script.sh"
            complete -p bench
            tab() { # the words of a line, the last unfinished
                COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
                _bench_complete bench "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
                echo "${#COMPREPLY[@]}: ${COMPREPLY[*]}"
            }
            tab bench run --study mou
            tab bench run --models unet3plus,fig
            tab bench run --data no-such
            """, TestContext.Current.CancellationToken);

        var start = new ProcessStartInfo("/bin/bash", ["--norc", Path.Combine(folder, "tab.sh")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bash = Process.Start(start)!;
        var stop = TestContext.Current.CancellationToken;
        var (output, error) = (bash.StandardOutput.ReadToEndAsync(stop), bash.StandardError.ReadToEndAsync(stop));
        await bash.WaitForExitAsync(stop);
        Directory.Delete(folder, recursive: true);

        Assert.Equal(
            """
            complete -o bashdefault -o default -F _bench_complete bench
            1: mouse-2025
            1: unet3plus,figure1
            0: 

            """.ReplaceLineEndings("\n"),
            await output);
        Assert.Equal("", await error);
    }
}

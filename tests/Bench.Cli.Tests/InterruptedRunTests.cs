using System.Diagnostics;

namespace Bench.Cli.Tests;

/// <summary>
/// The published network in a process of its own, asked to end while it trains. Its images are small here, so that a step takes about a
/// second; where a step takes longer than two, a process that ends without waiting for it crashes in most trials. What this does not show:
/// Ctrl-C on Windows.
/// </summary>
public sealed class InterruptedRunTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("USR1", 75)]
    public async Task A_signal_ends_a_training_after_the_step_under_way_with_a_checkpoint(string signal, int exitCode)
    {
        var folder = cohort.Fresh(signal);
        using var process = Start(folder);
        using var late = new CancellationTokenSource(Patience);
        await FirstStep(process, late.Token);
        await Task.Delay(new Random(exitCode).Next(1500), late.Token);

        await Send(signal, process);

        var (output, error) = (
            await process.StandardOutput.ReadToEndAsync(late.Token), await process.StandardError.ReadToEndAsync(late.Token));
        await process.WaitForExitAsync(late.Token);
        Assert.True(process.ExitCode == exitCode, $"exit {process.ExitCode}: {error}");
        Assert.Contains("the step under way is finished first", error, StringComparison.Ordinal);
        Assert.Contains("repeat the command to continue", error, StringComparison.Ordinal);
        Assert.Contains("checkpoint kept after epoch", output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "training", "unet3plus"), "checkpoint-*.safetensors"));
        Assert.Empty(Directory.GetFiles(folder, "*.tmp", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task The_second_signal_ends_it_at_once_and_without_a_crash(string signal, int exitCode)
    {
        using var process = Start(cohort.Fresh("twice"));
        using var late = new CancellationTokenSource(Patience);
        await FirstStep(process, late.Token);

        await Send(signal, process);
        var told = await process.StandardError.ReadLineAsync(late.Token);
        await Send(signal, process);
        await process.WaitForExitAsync(late.Token);

        Assert.Contains("the step under way is finished first", told, StringComparison.Ordinal);
        Assert.Equal(exitCode, process.ExitCode);
    }

    private static async Task FirstStep(Process process, CancellationToken cancellation)
    {
        var seen = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            seen.Add(line);
            if (line.Contains("step 1/", StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"no step was taken: {string.Join('\n', seen)}\n{await process.StandardError.ReadToEndAsync(cancellation)}");
    }

    private static async Task Send(string signal, Process process)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private Process Start(string folder)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        return CommandProcess.Start(cohort.Run(folder, "--models unet3plus --profile paper --batch-size 8 --epochs 50"));
    }
}

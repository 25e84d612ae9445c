using System.Diagnostics;
using System.Text.Json;
using Bench.Evaluation.Serialization;

namespace Bench.Cli.Tests;

/// <summary>
/// Runs in processes of their own, killed by SIGKILL while they train, segment and write, and started again. What this does not show: a
/// power cut, after which the disk may lack what was not flushed.
/// </summary>
public sealed class KilledRunTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_run_killed_again_and_again_ends_in_the_same_bits_as_one_never_interrupted()
    {
        var (whole, killed) = (cohort.Fresh("whole"), cohort.Fresh("killed"));
        await Finish(whole);

        // What is there first when it is killed.
        string[] moments =
        [
            "training/unet/checkpoint-000001.safetensors", "weights/unet.safetensors", "predictions/unet/Mouse5.h5",
            "result.json",
        ];
        foreach (var moment in moments)
        {
            await KillAt(killed, Path.Combine(killed, moment));
        }

        await Finish(killed);

        Assert.All(
            [
                "weights/unet.safetensors", "weights/unet.history.csv", "weights/unet.training.json",
                "predictions/unet/Mouse5.h5", "predictions/unet/Mouse6.h5", "tables/dice.csv",
            ],
            file => Assert.Equal(File.ReadAllBytes(Path.Combine(whole, file)), File.ReadAllBytes(Path.Combine(killed, file))));
        Assert.Equal(WithoutClock(whole), WithoutClock(killed));
        Assert.Empty(Directory.GetFiles(killed, "*.tmp", SearchOption.AllDirectories));
    }

    private static string WithoutClock(string folder)
    {
        var result = ResultJson.ReadResult(Path.Combine(folder, "result.json"));
        return JsonSerializer.Serialize(result with { Provenance = result.Provenance with { Created = "" } }, ResultJson.Options);
    }

    private async Task Finish(string folder)
    {
        using var process = Start(folder);
        using var late = new CancellationTokenSource(Patience);
        var error = await process.StandardError.ReadToEndAsync(late.Token);
        await process.WaitForExitAsync(late.Token);
        Assert.True(process.ExitCode == ExitCode.Done, error);
    }

    private async Task KillAt(string folder, string file)
    {
        using var process = Start(folder);
        var waited = Stopwatch.StartNew();
        while (!File.Exists(file) && !process.HasExited && waited.Elapsed < Patience)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.True(
            File.Exists(file),
            $"{file} never came: "
                + $"{(process.HasExited ? await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : "too slow")}");
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private Process Start(string folder) => CommandProcess.Start(
        cohort.Run(folder, "--models unet --filters 4,6 --single-head --threads 1 --epochs 3 --quiet"));
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Bench.Core.IO;
using Bench.Evaluation.Serialization;
using Bench.Testing;

namespace Bench.Cli.Tests;

/// <summary>What is in a run's folder is gone on with only where it is of the same run; one folder, one run at a time.</summary>
public sealed class RunFolderTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    [Fact]
    public async Task Work_of_another_configuration_is_refused_with_each_difference_and_masks_of_other_weights_are_made_anew()
    {
        var folder = cohort.Fresh("run");
        string[] command = cohort.Run(folder, CommandWords.Least);
        var first = await CommandRun.Of([.. command, "--threads", "1"]);
        Assert.True(first.Code == ExitCode.Done, first.Error);

        var other = await CommandRun.Of([.. command, "--threads", "2", "--loss", "focal-tversky", "--seed", "9"]);

        Assert.Equal(ExitCode.BadInput, other.Code);
        Assert.All(
            [
                "unet.training.json", "Options.Loss was \"SoftDice\", is \"FocalTversky\"", "Options.Seed was 1, is 9",
                "Threads was 1, is 2", "Remedy: use another output folder",
            ],
            words => Assert.Contains(words, other.Error, StringComparison.Ordinal));

        var manifest = Path.Combine(folder, "predictions", "unet", "predict.json");
        var content = JsonNode.Parse(await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken))!;
        content["model"] = "other weights";
        await File.WriteAllTextAsync(manifest, content.ToJsonString(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "predictions", "unet", "Mouse5.h5"),
            "masks that other weights made",
            TestContext.Current.CancellationToken);

        var again = await CommandRun.Of([.. command, "--threads", "1"]);

        Assert.True(again.Code == ExitCode.Done, again.Error);
        Assert.Contains("trained already", again.Output, StringComparison.Ordinal);
        Assert.Contains("2 mice; masks before cleaning", again.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "weights", "unet.history.csv")));
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "tensorboard", "unet"), "events.out.tfevents.*"));
    }

    [Fact]
    public async Task A_second_run_in_the_same_folder_at_the_same_time_is_refused()
    {
        var folder = cohort.Fresh("busy");
        using var taken = OutputFolder.Open(folder, new PlannedOutput("run", [], Overwrite: false));

        var run = await CommandRun.Of(cohort.Run(folder));

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("another bench run is at work in it", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_choice_of_training_is_in_manifest_and_result_and_the_command_repeats_them()
    {
        var folder = cohort.Fresh("choices");

        var run = await CommandRun.Of(cohort.Run(
            folder,
            "--models unet --threads 1 --epochs 1 --profile notebook --batch-size 32 --noise paper --adam pytorch "
                + "--sampling without-replacement --border mirrored"));

        Assert.True(run.Code == ExitCode.Done, run.Error);
        using var manifest = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json"), TestContext.Current.CancellationToken));
        Assert.Equal(
            $"bench run --data DIR --split {Path.GetFileName(cohort.SplitFile)} --profile notebook --models unet --seed 1 --sampling "
                + "without-replacement --adam pytorch --noise paper --border mirrored --batch-size 32 --epochs 1 --clean published "
                + "--device cpu --threads 1",
            manifest.RootElement.GetProperty("provenance").GetProperty("command").GetString());
        var protocol = manifest.RootElement
            .GetProperty("settings")
            .GetProperty("training_protocol")
            .EnumerateArray()
            .ToDictionary(e => e.GetProperty("item").GetString()!, e => e.GetProperty("follows").GetString());
        Assert.Equal(
            ("paper", "neither", "neither", "code", "code", "both"),
            (
                protocol["noise"],
                protocol["sampling"],
                protocol["affine: border"],
                protocol["affine: shift"],
                protocol["cleaning of masks"],
                protocol["loss"]));
        Assert.Equal(protocol.Count, ResultJson.ReadResult(Path.Combine(folder, "result.json")).Settings.TrainingProtocol.Count);
    }
}

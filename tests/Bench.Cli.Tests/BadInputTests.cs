using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Evaluation.Serialization;
using Bench.Testing;

namespace Bench.Cli.Tests;

/// <summary>What users get wrong: a message that names file and reason on stderr, and exit code 2.</summary>
public sealed class BadInputTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    [Fact]
    public async Task A_missing_folder_is_named() =>
        await Refused(["run", "--data", Path.Combine(cohort.Folder, "nowhere")], "nowhere", "no such folder");

    [Fact]
    public async Task An_empty_folder_is_named()
    {
        var empty = Directory.CreateDirectory(cohort.Fresh("empty")).FullName;

        await Refused(["run", "--data", empty], empty, ".h5");
    }

    [Fact]
    public async Task A_split_with_mice_that_are_not_there_is_named() =>
        await Refused(["run", "--data", cohort.Data, "--split", "notebook-seed42"], "notebook-seed42", "Mouse");

    [Fact]
    public async Task A_split_that_does_not_exist_is_named_with_those_that_do() =>
        await Refused(["run", "--data", cohort.Data, "--split", "no-such-split"], "no-such-split", "phantom-quick");

    [Theory]
    [InlineData("--profile", "slow")]
    [InlineData("--device", "tpu")]
    [InlineData("--models", "transformer")]
    [InlineData("--models", "unet,unet")]
    [InlineData("--clean", "thoroughly")]
    [InlineData("--seed", "one")]
    [InlineData("--threads", "-3")]
    public async Task An_option_that_means_nothing_is_named(string option, string value) =>
        await Refused(["run", "--data", cohort.Data, "--split", cohort.SplitFile, option, value], value);

    [Fact]
    public async Task An_unknown_command_is_refused() => await Refused(["ruin"], "ruin");

    [Fact]
    public async Task Cuda_where_there_is_none_is_refused_with_the_property_that_brings_it()
    {
        Assert.SkipWhen(Learning.Runtime.TorchRuntime.Start().DeviceName != "cpu", "this machine has CUDA.");

        await Refused(["run", "--data", cohort.Data, "--split", cohort.SplitFile, "--device", "cuda"], "cuda", "TorchBackend=cuda");
    }

    [Fact]
    public async Task A_file_cut_short_stops_a_run()
    {
        var folder = Copy();
        var path = Path.Combine(folder, "Mouse2.h5");
        using (var stream = new FileStream(path, FileMode.Open))
        {
            stream.SetLength(stream.Length / 2);
        }

        await Refused(CommandWords.Run(folder, cohort.SplitFile, cohort.Fresh("run")), "Mouse2.h5");
    }

    [Fact]
    public async Task A_test_mouse_that_cannot_be_read_stops_a_run_before_it_trains()
    {
        var folder = Copy();
        await File.WriteAllTextAsync(Path.Combine(folder, "Mouse6.h5"), "no mouse", TestContext.Current.CancellationToken);

        var run = await CommandRun.Of(CommandWords.Run(folder, cohort.SplitFile, cohort.Fresh("run")));

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("Mouse6.h5", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Train", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_predictions_folder_lacking_a_mouse_still_gets_its_report_and_the_case_is_counted()
    {
        var folder = Copy();
        File.Delete(Path.Combine(folder, "Mouse5.h5"));
        var output = cohort.Fresh("evaluate");

        await Refused(CommandWords.Evaluate(cohort.Data, $"partial={folder}", output), "Mouse5.h5");

        var result = ResultJson.ReadResult(Path.Combine(output, "result.json"));
        Assert.Equal(["Mouse5"], result.Models[0].Cases.Where(c => !c.Evaluated).Select(c => c.Mouse));
        Assert.Equal(5, result.Models[0].Dice[0].Count);
        Assert.True(File.Exists(Path.Combine(output, "report.pdf")));
    }

    [Fact]
    public async Task Masks_of_another_shape_are_named_with_both_shapes()
    {
        var folder = Copy();
        MaskFile.Write(Path.Combine(folder, "Mouse1.h5"), new StackSize(32, 32, 4), 8, [(0, LabelMap.Empty(new StackSize(32, 32, 4)))]);

        await Refused(
            CommandWords.Evaluate(cohort.Data, $"other={folder}", cohort.Fresh("evaluate")),
            "Mouse1.h5",
            "32",
            "64");
    }

    [Fact]
    public async Task A_predictions_folder_that_is_missing_is_named() =>
        await Refused(
            CommandWords.Evaluate(cohort.Data, "x=/no/such/folder", cohort.Fresh("evaluate")),
            "/no/such/folder");

    [Fact]
    public async Task A_report_without_a_result_is_refused() =>
        await Refused(["report", cohort.Data], "result.json");

    private static async Task Refused(string[] arguments, params string[] words)
    {
        var run = await CommandRun.Of(arguments);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.All(words, word => Assert.Contains(word, run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private string Copy()
    {
        var folder = Directory.CreateDirectory(cohort.Fresh("copy")).FullName;
        foreach (var file in Directory.EnumerateFiles(cohort.Data))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }
}

using Bench.Data.Cohorts;
using Bench.Evaluation.Serialization;
using Bench.Testing;

namespace Bench.Cli.Tests;

/// <summary>The gate, by the commands that go through it: what was there before is there afterwards, byte for byte.</summary>
public sealed class OverwriteGuardTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    [Fact]
    public async Task Clean_does_not_take_the_images_of_original_mice()
    {
        var output = Directory.CreateDirectory(cohort.Fresh("originals")).FullName;
        var mouse = Path.Combine(output, "Mouse3.h5");
        File.Copy(Path.Combine(cohort.Data, "Mouse3.h5"), mouse);

        await Refused([mouse], ["clean", "--rule", "none", "--data", cohort.Data, "--out", output], "Mouse3.h5", "did not make it");

        Assert.Equal([mouse], Directory.GetFiles(output, "*.h5"));
    }

    [Theory]
    [InlineData("clean", "--rule", "none")]
    [InlineData("predict", "--device", "cpu")]
    public async Task The_folder_that_is_read_is_never_written_to_by_whatever_link(string command, string option, string value)
    {
        var link = cohort.Fresh("link");
        Directory.CreateSymbolicLink(link, cohort.Data);

        await Refused(
            Directory.GetFiles(cohort.Data),
            [command, option, value, "--data", cohort.Data, "--out", link, "--overwrite"],
            "is the folder that is read");
    }

    [Fact]
    public async Task A_file_of_masks_is_replaced_by_no_command_that_writes_one_file()
    {
        var mouse = Path.Combine(cohort.Data, "Mouse1.h5");
        string[][] commands =
        [
            ["verify-data", cohort.Data, "--out", mouse],
            ["verify-data", cohort.Data, "--out", mouse, "--overwrite"],
            ["split", "make", "--mice", "130", "--out", mouse],
            ["train", "preview-augmentation", "--data", cohort.Data, "--out", mouse],
            ["train", "preview-augmentation", "--data", cohort.Data, "--out", mouse, "--overwrite"],
        ];
        foreach (var command in commands)
        {
            await Refused([mouse], command, "Mouse1.h5");
        }
    }

    [Fact]
    public async Task Weights_do_not_become_a_model_of_the_same_name()
    {
        var weights = cohort.Fresh("weights");
        Directory.CreateDirectory(cohort.Folder);
        File.Copy(RepositoryFolder.Combine("baselines", "weights", "phantom-unet3plus.safetensors"), weights);

        await Refused([weights], ["weights", "export", weights, "--onnx", weights, "--overwrite"], "file that is read");
    }

    [Fact]
    public async Task Another_evaluation_is_refused_and_replaces_the_first_wholly_where_that_is_allowed()
    {
        var (output, cleaned) = (cohort.Fresh("evaluation"), cohort.Fresh("cleaned"));
        string[] first = CommandWords.Evaluate(cohort.Data, $"first={cohort.Data}", output, "--quiet");
        string[] second = CommandWords.Evaluate(cohort.Data, $"second={cleaned}", output, "--quiet");
        Assert.Equal(ExitCode.Done, (await CommandRun.Of("clean", "--rule", "largest", "--data", cohort.Data, "--out", cleaned)).Code);
        Assert.Equal(ExitCode.Done, (await CommandRun.Of(first)).Code);
        Assert.Equal(ExitCode.Done, (await CommandRun.Of(first)).Code);

        await Refused(Directory.GetFiles(output, "*", SearchOption.AllDirectories), second, "made from other files or with other options");
        Assert.Equal(ExitCode.Done, (await CommandRun.Of([.. second, "--overwrite"])).Code);

        Assert.Equal(["second"], ResultJson.ReadResult(Path.Combine(output, "result.json")).Models.Select(m => m.Name));
        Assert.DoesNotContain(
            Directory.GetFiles(output, "*", SearchOption.AllDirectories),
            f => Path.GetFileName(f).Contains("first", StringComparison.Ordinal));
        Assert.Contains(
            Directory.GetFiles(output, "*", SearchOption.AllDirectories),
            f => Path.GetFileName(f).Contains("second", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_in_the_way_of_a_run_is_named_before_it_trains()
    {
        var output = Directory.CreateDirectory(cohort.Fresh("run")).FullName;
        var report = Path.Combine(output, "report.pdf");
        await File.WriteAllTextAsync(report, "my thesis", TestContext.Current.CancellationToken);

        await Refused(
            [report],
            cohort.Run(output),
            "report.pdf",
            "`bench run` did not make it");
    }

    [Fact]
    public async Task Half_written_files_of_a_killed_clean_are_gone_after_the_next()
    {
        var output = Directory.CreateDirectory(cohort.Fresh("killed")).FullName;
        var (ours, theirs) = (Path.Combine(output, $".bench-{Guid.NewGuid():N}.tmp"), Path.Combine(output, "Mouse1.h5.tmp"));
        Array.ForEach([ours, theirs], f => File.WriteAllText(f, "half"));

        Assert.Equal(ExitCode.Done, (await CommandRun.Of("clean", "--rule", "none", "--data", cohort.Data, "--out", output)).Code);

        Assert.Equal((false, true), (File.Exists(ours), File.Exists(theirs)));
        Assert.Equal(6, MaskFile.FilesOf(output).Count);
    }

    // Refused with exit code 2 and these words, and none of the files has changed.
    private static async Task Refused(string[] files, string[] command, params string[] words)
    {
        var before = files
            .Select(f => (f, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))))
            .ToArray();

        var run = await CommandRun.Of(command);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.All(words, word => Assert.Contains(word, run.Error, StringComparison.Ordinal));
        Assert.Equal(
            before, files.Select(f => (f, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))))));
    }
}

using System.Diagnostics;
using System.Text.Json;
using Bench.Data.Splits;
using Bench.Evaluation.Serialization;

namespace Bench.Cli.Tests.Many;

[Collection(ManyTrainingsShared.Name)]
public sealed class ManyTrainingsTests(ManyTrainings many)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void Each_case_is_predicted_by_the_training_that_did_not_see_it()
    {
        var result = ResultJson.ReadResult(Path.Combine(many.Local, "result.json"));

        var method = Assert.Single(result.Methods);
        Assert.Equal([1, 2], method.Seeds);
        Assert.Equal(Enumerable.Range(1, 6).Select(n => $"Mouse{n}"), method.Cases.Select(c => c.Case).Order());
        Assert.All(result.Models[0].Cases, c => Assert.True(c.Evaluated));
        foreach (var (name, fold) in method.Cases.Select(c => (c.Case, c.Fold)))
        {
            var split = Split.Read(Path.Combine(many.Local, "splits", $"fold-{fold}.json"));
            Assert.Contains(name, split.Test);
            Assert.DoesNotContain(name, split.Train.Concat(split.Validation));
            var masks = Path.Combine(many.Local, "tasks", "unet", "seed-2", $"fold-{fold}", "predictions", "unet");
            Assert.True(File.Exists(Path.Combine(masks, $"{name}.h5")));
        }

        // The matrix is what the table of the first seed's own cases says.
        var dice = method.Measures.Single(m => m.Measure == "dice.both.mean");
        Assert.Equal(
            result.Models[0].Dice.Single(d => d is { Structure: null, Phase: null }).Mean, dice.Values.Average(row => row[0]), 12);
        Assert.Equal((3, "3 folds"), (result.Settings.Folds, result.Settings.Split));
        Assert.Contains("Each of 3 folds was trained so", result.Models[0].Training!.Recipe, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Processes_give_the_same_bytes_though_one_was_killed_and_half_a_run_is_no_result()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        var folder = many.Fresh("jobs");
        Copy(many.Local, folder);
        File.Delete(Path.Combine(folder, "result.json"));
        foreach (var lost in new[] { "tasks/unet/seed-1/fold-1", "tasks/unet/seed-2/fold-3" })
        {
            Directory.Delete(Path.Combine(folder, lost), recursive: true);
        }

        using (var process = CommandProcess.Start(many.Command(folder, "--jobs", "2", "--quiet")))
        {
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            Process.GetProcessById(await ProcessOf(Path.Combine(folder, "tasks", "unet", "seed-1", "fold-1", "state.json"))).Kill();
            using var late = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(late.Token);

            Assert.Equal(ExitCode.BadInput, process.ExitCode);
            Assert.Contains(
                "1 of 6 trainings are missing: task 1 (UNet, seed 1, fold 1) failed: killed", await error, StringComparison.Ordinal);
            Assert.False(File.Exists(Path.Combine(folder, "result.json")));
        }

        var status = await CommandRun.Of("status", folder);
        Assert.Equal(ExitCode.NotMet, status.Code);
        Assert.Contains("6 trainings (local): 5 done, 1 failed", status.Output, StringComparison.Ordinal);
        Assert.Contains("Remedy: ask for more --mem (fewer --jobs", status.Output, StringComparison.Ordinal);

        // As a workflow does it: one task, then the merge.
        Assert.Equal(ExitCode.Done, (await Finish("run-task", folder, "--task", "1")).Code);
        Assert.Equal(ExitCode.Done, (await Finish("merge", folder, "--quiet")).Code);
        many.AssertSameBytes(folder);
        Assert.Equal(ExitCode.Done, (await CommandRun.Of("status", folder)).Code);
    }

    [Theory]
    [InlineData("--seeds: does not go with --seed", "--seed", "3", "--seeds", "1..2")]
    [InlineData("--split: does not go with --folds", "--folds", "3", "--split", "phantom-quick")]
    [InlineData("give 3 or more", "--folds", "2")]
    [InlineData("--partition: is for a queue", "--partition", "gpu", "--jobs", "2")]
    [InlineData("--dry-run: there is nothing to hand over", "--dry-run")]
    [InlineData("--jobs: 0 is below 1", "--jobs", "0")]
    [InlineData("--seeds: '2..1' is not a list", "--seeds", "2..1")]
    public async Task Options_that_do_not_go_together_are_refused(string message, params string[] options)
    {
        var run = await CommandRun.Of(["run", "--data", many.Data, "--models", "unet", "--out", many.Fresh("bad"), .. options]);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_slurm_on_the_path_nothing_is_begun()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Slurm is for Linux.");
        // A PATH on which there is .NET, and nothing else.
        var (folder, path) = (many.Fresh("none"), Directory.CreateDirectory(many.Fresh("path")).FullName);
        var dotnet = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(p => Path.Combine(p, "dotnet")).First(File.Exists);
        File.CreateSymbolicLink(Path.Combine(path, "dotnet"), File.ResolveLinkTarget(dotnet, true)?.FullName ?? dotnet);
        using var process = CommandProcess.Start(many.Command(folder, "--cluster", "slurm"), ("PATH", path));
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.BadInput, process.ExitCode);
        Assert.Contains("there is no sbatch on the PATH", error, StringComparison.Ordinal);
        Assert.Contains("use --cluster local", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task The_tasks_of_another_run_and_numbers_that_are_none_are_refused()
    {
        var other = await CommandRun.Of([.. many.Command(many.Local), "--learning-rate", "1e-4"]);
        Assert.Equal(ExitCode.BadInput, other.Code);
        Assert.Contains("holds the tasks of another run", other.Error, StringComparison.Ordinal);

        var none = await CommandRun.Of("run-task", many.Local, "--task", "7");
        Assert.Equal(ExitCode.BadInput, none.Code);
        Assert.Contains("there is no task 7", none.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCode.BadInput, (await CommandRun.Of("cancel", many.Local)).Code);
        Assert.Equal(ExitCode.BadInput, (await CommandRun.Of("status", many.Data)).Code);
    }

    private static async Task<(int Code, string Error)> Finish(params string[] arguments)
    {
        using var process = CommandProcess.Start(arguments);
        using var late = new CancellationTokenSource(Patience);
        var error = await process.StandardError.ReadToEndAsync(late.Token);
        await process.WaitForExitAsync(late.Token);
        return (process.ExitCode, error);
    }

    private static async Task<int> ProcessOf(string state)
    {
        var waited = Stopwatch.StartNew();
        while (!File.Exists(state) && waited.Elapsed < Patience)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(state, TestContext.Current.CancellationToken));
        return document.RootElement.GetProperty("process").GetInt32();
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

using System.Text.Json;
using Bench.Harness.Many;

namespace Bench.Cli.Tests.Many;

/// <summary>An array on a real slurmctld and slurmd of this machine, stopped, preempted and killed at random moments.</summary>
[Collection(ManyTrainingsShared.Name)]
public sealed class SlurmTests(ManyTrainings many)
{
    private const int Seed = 20251128;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task An_array_stopped_preempted_and_killed_ends_in_the_bytes_of_the_local_run()
    {
        await using var slurm = await SlurmOnThisMachine.Start(Directory.CreateDirectory(many.Fresh("slurm")).FullName);
        var folder = many.Fresh("array");
        var command = many.Command(folder, "--cluster", "slurm", "--cpus", "1");

        var dry = await Bench(slurm, [.. command, "--dry-run"]);
        Assert.Contains("#SBATCH --array=1-6", dry.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        var refused = await Bench(slurm, [.. command, "--partition", "nowhere"]);
        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Contains("Invalid partition name specified", refused.Error, StringComparison.Ordinal);
        Assert.Contains("`sinfo -s` lists", refused.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, (await Bench(slurm, command)).Code);
        var twice = await Bench(slurm, command);
        Assert.Contains("its trainings are in the queue already", twice.Error, StringComparison.Ordinal);

        // A time limit: SIGUSR1 to the batch step, while it trains.
        await slurm.Until("a training", Patience, () => State(folder, 1) is { MostEpochs: > 0 } or { Phase: TaskPhase.Done });
        _ = slurm.Run("scancel", "--batch", "--signal=USR1", $"{Array(folder)}_1");
        await slurm.Until("its end", Patience, () => State(folder, 1).Phase is TaskPhase.Stopped or TaskPhase.Done);

        // Others at random moments: another job takes the machine, the job is queued again, and one is killed as for memory.
        var random = new Random(Seed);
        foreach (var act in new Action[]
        {
            () => slurm.Run("sbatch", "--partition=urgent", "--cpus-per-task=2", "--output=/dev/null", "--wrap=sleep 1"),
            () => slurm.Run("scontrol", "requeue", Running(slurm, folder)),
            () => slurm.Run("scancel", "--batch", "--signal=KILL", Running(slurm, folder)),
        })
        {
            await slurm.Until("a running task", Patience, () => Running(slurm, folder).Length > 0 || AllEnded(slurm, folder));
            await Task.Delay(random.Next(0, 2500), TestContext.Current.CancellationToken);
            act();
        }

        await slurm.Until("the merge's end", Patience, () => AllEnded(slurm, folder));
        var result = Path.Combine(folder, "result.json");
        if (Enumerable.Range(1, 6).Any(n => State(folder, n).Phase != TaskPhase.Done))
        {
            // Half a run is no result: it is named, and the same command does what is missing.
            Assert.False(File.Exists(result));
            Assert.Contains("trainings are missing", Log(folder, "merge"), StringComparison.Ordinal);
            Assert.Contains("trainings are missing", (await Bench(slurm, "status", folder)).Output, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Done, (await Bench(slurm, command)).Code);
            await slurm.Until("the second merge's end", Patience, () => AllEnded(slurm, folder));
        }

        Assert.True(File.Exists(result), Log(folder, "merge"));
        many.AssertSameBytes(folder);
        Assert.True(State(folder, 1).Starts > 1 || !Log(folder, "task-1").Contains("queued again", StringComparison.Ordinal));
        var status = await Bench(slurm, "status", folder);
        Assert.Contains("6 trainings (slurm): 6 done", status.Output, StringComparison.Ordinal);
        Assert.Contains("the result is there", status.Output, StringComparison.Ordinal);
    }

    private static TrainingTaskState State(string folder, int number)
    {
        var list = TaskList.Read(folder);
        return TaskStateFile.Read(new(folder), list.Task(number), list.RunId);
    }

    private static string Array(string folder)
    {
        using var submission = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cluster", "submission.json")));
        return submission.RootElement.GetProperty("array").GetString()!;
    }

    private static string Running(SlurmOnThisMachine slurm, string folder) =>
        slurm.Run("squeue", "--noheader", "--array", "--states=RUNNING", $"--jobs={Array(folder)}", "--format=%i").Split('\n')[0].Trim();

    private static bool AllEnded(SlurmOnThisMachine slurm, string folder)
    {
        using var submission = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cluster", "submission.json")));
        var merge = submission.RootElement.GetProperty("merge").GetString()!;
        return merge.Length > 0
            && slurm.Run("squeue", "--noheader", $"--jobs={merge}", "--format=%i").Trim() != merge;
    }

    private static string Log(string folder, string name)
    {
        var path = Path.Combine(folder, "logs", $"{name}.log");
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    private static async Task<CommandRun> Bench(SlurmOnThisMachine slurm, params string[] arguments)
    {
        using var process = CommandProcess.Start(arguments, slurm.Environment);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandRun(process.ExitCode, output, await error);
    }
}

using Bench.Core;
using Bench.Harness.Clusters;
using Bench.Harness.Many;
using Bench.Harness.Options;

namespace Bench.Harness.Tests.Clusters;

public sealed class SlurmScriptsTests
{
    [Fact]
    public void The_array_asks_for_what_was_typed_and_becomes_the_task_itself()
    {
        var options = new ClusterOptions
        {
            Jobs = 4,
            Partition = "gpu",
            Time = "8:00:00",
            Gres = "gpu:1",
            Cpus = 6,
            Memory = "16G",
            Account = "heart",
            Further = ["--qos=long", "--comment=a b"],
        };

        var lines = new SlurmScripts(options).Array(Work("/runs/my run", ["/opt/bench"])).Split('\n');

        Assert.Equal("#!/bin/sh", lines[0]);
        string[] expected =
        [
            "#SBATCH --array=1-6%4", "#SBATCH --signal=B:USR1@300", "#SBATCH --gres=gpu:1", "#SBATCH --cpus-per-task=6",
            "#SBATCH --mem=16G", "#SBATCH --time=8:00:00", "#SBATCH --partition=gpu", "#SBATCH --account=heart", "#SBATCH --requeue",
            "#SBATCH --open-mode=append", "#SBATCH --output=\"/runs/my run/logs/task-%a.log\"", "#SBATCH --chdir=/home/me",
            "#SBATCH --comment=\"a b\"",
        ];
        Assert.All(expected, line => Assert.Contains(line, lines));

        // sbatch takes the last of two: what was typed is stronger than what Bench says.
        Assert.True(Array.IndexOf(lines, "#SBATCH --qos=long") > Array.IndexOf(lines, "#SBATCH --account=heart"));
        Assert.Equal("exec /opt/bench run-task '/runs/my run' --task \"$SLURM_ARRAY_TASK_ID\" --requeue", lines[^2]);
    }

    [Fact]
    public void The_merge_asks_for_no_card()
    {
        var script = new SlurmScripts(new ClusterOptions { Gres = "gpu:1", Memory = "8G" }).Merge(Work("/run", ["dotnet", "/b/it's.dll"]));

        Assert.DoesNotContain("gres", script, StringComparison.Ordinal);
        Assert.Contains("#SBATCH --mem=8G\n", script, StringComparison.Ordinal);
        Assert.EndsWith("exec dotnet '/b/it'\\''s.dll' merge /run --requeue\n", script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_cannot_begin_a_line_of_the_script() =>
        Assert.Throws<InputException>(
            () => new SlurmScripts(new ClusterOptions { Further = ["--qos=a\nrm -r /"] }).Merge(Work("/run", ["bench"])));

    [Fact]
    public void Numbers_of_tasks_are_written_as_ranges()
    {
        var tasks = TrainingTask.Of(["unet"], [1, 2], 4);

        Assert.Equal("1-8", SlurmScripts.Numbers(tasks));
        Assert.Equal("1-3,5,7-8", SlurmScripts.Numbers([.. tasks.Where(t => t.Number is not (4 or 6))]));
    }

    // Forms of sbatch's manual page, --time.
    [Theory]
    [InlineData("90", 5400)]
    [InlineData("90:30", 5430)]
    [InlineData("8:00:00", 28800)]
    [InlineData("2-0", 172800)]
    [InlineData("1-12:30", 131400)]
    [InlineData("1-00:00:10", 86410)]
    [InlineData("infinite", null)]
    public void Time_limits_are_read_as_sbatch_reads_them(string text, int? seconds) => Assert.Equal(seconds, SlurmTime.Seconds(text));

    [Theory]
    [InlineData("2", 30)]
    [InlineData("30", 180)]
    [InlineData("1-0", 300)]
    [InlineData(null, 120)]
    public void A_task_is_told_in_good_time_but_not_as_it_begins(string? time, int lead) => Assert.Equal(lead, SlurmTime.LeadSeconds(time));

    [Fact]
    public void A_line_of_the_queue_is_cut_at_its_widths()
    {
        var line = "17_3".PadRight(40) + "OUT_OF_MEMORY".PadRight(20) + "None".PadRight(60) + "1:00:00".PadRight(20) + "node7".PadRight(60)
            + "9";

        Assert.Equal(["17_3", "OUT_OF_MEMORY", "None", "1:00:00", "node7", "9"], SlurmQueue.Cells(line));
    }

    [Theory]
    [InlineData("OUT_OF_MEMORY", 0, "", "killed, as a rule for memory")]
    [InlineData("FAILED", 9, "", "killed, as a rule for memory")]
    [InlineData("TIMEOUT", 0, "", "its time was up")]
    [InlineData("NODE_FAIL", 0, "", "its machine node7 failed")]
    [InlineData("FAILED", 0, "/q/x: cannot be written: No space left on device", "the disk or your quota is full; the last checkpoint is kept")]
    [InlineData("FAILED", 0, "/q/x: cannot be written: Disk quota exceeded", "the disk or your quota is full")]
    [InlineData("FAILED", 0, "libtorch cannot be loaded: libgomp.so.1", "libtorch cannot be loaded on node7")]
    [InlineData("FAILED", 0, "Mouse3.h5: is damaged. Remedy: copy it again.", "Mouse3.h5: is damaged. Remedy: copy it again.")]
    [InlineData("FAILED", 0, "", "it ended without a word (FAILED)")]
    public void A_failure_is_named_with_its_remedy(string word, int signal, string message, string expected)
    {
        var state = new TrainingTaskState
        {
            Phase = message.Length > 0 ? TaskPhase.Failed : TaskPhase.Running,
            RunId = "r",
            Message = message,
        };

        var text = TaskDiagnosis.Of(state, new ClusterState(word, "", "node7", "", IsOver: true) { Signal = signal }, []);

        Assert.StartsWith(expected, text, StringComparison.Ordinal);
        Assert.Contains("Remedy: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_not_there_is_named_by_the_log() => Assert.Contains(
        "Bench could not be started on node7",
        TaskDiagnosis.Of(
            new TrainingTaskState { Phase = TaskPhase.Waiting, RunId = "r" },
            new ClusterState("FAILED", "NonZeroExitCode", "node7", "", IsOver: true),
            ["slurm_script: 14: exec: dotnet: not found"]),
        StringComparison.Ordinal);

    private static ClusterWork Work(string folder, string[] program)
    {
        var tasks = TrainingTask.Of(["unet"], [1, 2], 3);
        var list = new TaskList(TaskList.CurrentSchemaVersion, "r", "", 3, 2, tasks) { Command = new CommandText([], "/home/me") };
        return new ClusterWork(folder, list, tasks, program);
    }
}

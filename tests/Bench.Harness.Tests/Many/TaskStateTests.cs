using System.Diagnostics;
using System.Globalization;
using Bench.Core;
using Bench.Harness.Clusters;
using Bench.Harness.Folders;
using Bench.Harness.Many;
using Bench.Learning.Training;

namespace Bench.Harness.Tests.Many;

/// <summary>Tasks on disk: who may work on them, and what is said of them.</summary>
public sealed class TaskStateTests : IDisposable
{
    private const string Run = "r";

    private readonly string _folder = Directory.CreateTempSubdirectory("bench-tasks-").FullName;
    private readonly TaskList _list = new(TaskList.CurrentSchemaVersion, Run, "", 3, 1, TrainingTask.Of(["unet"], [1, 2], 3));

    public TaskStateTests() => _list.Write(_folder);

    private RunFolder Root => new(_folder);

    private TrainingTask First => _list.Tasks[0];

    [Fact]
    public void Tasks_are_numbered_network_by_network_seed_by_seed_and_have_folders_of_their_own()
    {
        var tasks = TrainingTask.Of(["unet", "unet3plus"], [1, 5], 2);

        Assert.Equal(Enumerable.Range(1, 8), tasks.Select(t => t.Number));
        Assert.Equal("tasks/unet/seed-5/fold-2", tasks[3].Folder);
        Assert.Equal("tasks/unet3plus/seed-1", TrainingTask.Of(["unet", "unet3plus"], [1], 0)[1].Folder);
        Assert.Equal(8, tasks.Select(t => t.Folder).Distinct().Count());
    }

    [Fact]
    public void A_task_tells_how_far_it_is_and_how_it_ended()
    {
        using (var watch = TaskWatch.Begin(Root, First, Run, null))
        {
            watch.Trained(new TrainingProgress("unet", 2, 10, 5, 5, 0.5, 1e-3, Epoch(2), 10, TimeSpan.FromSeconds(70), 0));
            var running = TaskStateFile.Read(Root, First, Run);
            Assert.Equal((TaskPhase.Running, 3, 10, 70.0), (running.Phase, running.Epochs, running.MostEpochs, running.SecondsLeft));
            watch.End(TaskPhase.Stopped, "asked");
        }

        Assert.Equal((TaskPhase.Stopped, 1), (TaskStateFile.Read(Root, First, Run).Phase, TaskStateFile.Read(Root, First, Run).Starts));
        using (var again = TaskWatch.Begin(Root, First, Run, null))
        {
            again.Done(new TaskRecord("recipe", "bits", "processor", "cpu"));
        }

        var done = TaskStateFile.Read(Root, First, Run);
        Assert.Equal((TaskPhase.Done, 2, "recipe"), (done.Phase, done.Starts, done.Record!.Recipe));
    }

    [Fact]
    public void A_task_that_a_living_process_works_on_is_refused_and_that_of_a_dead_one_is_taken()
    {
        using var other = Process.Start(new ProcessStartInfo("sleep", "60"))!;
        Put(s => s with { Host = Environment.MachineName, Process = other.Id, Started = Now(1) });

        var refused = Assert.Throws<InputException>(() => TaskWatch.Begin(Root, First, Run, null));
        Assert.Contains("another process is at work on task 1", refused.Message, StringComparison.Ordinal);

        other.Kill();
        other.WaitForExit();
        TaskWatch.Begin(Root, First, Run, null).Dispose();
    }

    [Fact]
    public void A_task_of_another_machine_is_refused_until_that_has_been_silent_for_minutes()
    {
        Put(s => s with { Host = "elsewhere", Updated = Now(0) });
        Assert.Throws<InputException>(() => TaskWatch.Begin(Root, First, Run, null));

        Put(s => s with { Host = "elsewhere", Updated = Now(-600) });
        TaskWatch.Begin(Root, First, Run, null).Dispose();
    }

    [Fact]
    public void A_state_of_another_run_or_a_damaged_one_is_none()
    {
        Put(s => s with { Phase = TaskPhase.Done, RunId = "other" });
        Assert.Equal(TaskPhase.Waiting, TaskStateFile.Read(Root, First, Run).Phase);

        File.WriteAllText(Path.Combine(Root.Below(First.Folder).Root, TaskStateFile.FileName), "{\"phase\": ");
        Assert.Equal(TaskPhase.Waiting, TaskStateFile.Read(Root, First, Run).Phase);
    }

    [Fact]
    public void The_tasks_of_another_run_are_not_replaced()
    {
        var refused = Assert.Throws<InputException>(() => (_list with { RunId = "other" }).Write(_folder));
        Assert.Contains("holds the tasks of another run, r", refused.Message, StringComparison.Ordinal);

        refused = Assert.Throws<InputException>(() => (_list with { Threads = 2 }).Write(_folder));
        Assert.Contains("give --threads 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_whose_process_is_gone_is_a_failure_with_the_last_lines_of_its_log()
    {
        Put(s => s with { Host = Environment.MachineName, Process = int.MaxValue, Started = Now(0), Updated = Now(0) });
        Directory.CreateDirectory(Path.Combine(_folder, "logs"));
        File.WriteAllLines(Root.Log(1), [.. Enumerable.Range(1, 20).Select(i => $"line {i}"), "write: Disk quota exceeded"]);

        var status = RunStatus.Of(_folder, new Dictionary<string, ICluster>());

        Assert.Equal(TaskPhase.Failed, status.Tasks[0].Phase);
        Assert.StartsWith("the disk or your quota is full; the last checkpoint is kept", status.Tasks[0].Problem, StringComparison.Ordinal);
        Assert.Equal(["line 17", "line 18", "line 19", "line 20", "write: Disk quota exceeded"], status.Tasks[0].LogTail);
        Assert.Equal("no result yet: 6 of 6 trainings are missing", status.Merge);
    }

    [Fact]
    public void A_folder_without_tasks_is_named()
    {
        var refused = Assert.Throws<InputException>(
            () => RunStatus.Of(Path.GetTempPath(), new Dictionary<string, ICluster>()));

        Assert.Contains("there is no tasks.json", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Now(int seconds) =>
        DateTime.UtcNow.AddSeconds(seconds).ToString(TaskStateFile.TimeFormat, CultureInfo.InvariantCulture);

    private static Core.Training.EpochRecord Epoch(int number) => new(number, 1, 1, 0, 0, 1e-3);

    private void Put(Func<TrainingTaskState, TrainingTaskState> change) => TaskStateFile.Write(
        Root,
        First,
        change(new TrainingTaskState { Phase = TaskPhase.Running, RunId = Run, Starts = 1 }));
}

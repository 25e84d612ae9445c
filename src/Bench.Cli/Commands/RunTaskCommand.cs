using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Harness.Jobs;
using Bench.Harness.Many;

namespace Bench.Cli.Commands;

/// <summary><c>bench run-task</c>: one training of a run of several, for a queue or a workflow that starts it.</summary>
internal static class RunTaskCommand
{
    public static Command Create(ProgressLog log, TextWriter error)
    {
        var folder = TaskArguments.Folder();
        var number = new Option<int>("--task") { Description = "Number of the training, from 1.", HelpName = "N", Required = true };
        var requeue = TaskArguments.Requeue();
        var command = new Command(
            "run-task", "Do one training of a run of several, or go on with it. Queues and workflows call it (docs/cluster.md).")
        {
            folder, number, requeue,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var root = Path.GetFullPath(parsed.GetValue(folder)!);
                var list = TaskList.Read(root);
                var task = list.Task(parsed.GetValue(number));
                var asked = TaskFault.Kept(root, list, task, () => TaskArguments.Read(root, list));
                return TaskArguments.OrQueuedAgain(parsed.GetValue(requeue), error, () =>
                {
                    new TaskJob(asked.Options, root, task.Number, new JobConsole(log, error)).Run(cancellation);
                    return ExitCode.Done;
                });
            },
            CancellationToken.None));
        return command;
    }
}

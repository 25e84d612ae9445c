using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Harness.Jobs;
using Bench.Harness.Many;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench run-task</c>: one training of a run of several, for a queue or a workflow that starts it.</summary>
internal static class RunTaskCommand
{
    public static Command Create(ProgressLog log, TextWriter error)
    {
        var folder = TaskArguments.Folder();
        var command = new Command(
            "run-task", "Do one training of a run of several, or go on with it. Queues and workflows call it (docs/cluster.md).")
        {
            folder,
        };
        var requeue = TaskArguments.Requeue(command);
        var number = command.Required(new Setting<int>("--task", "Number of the training, from 1.", "N"));
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var root = Path.GetFullPath(parsed.GetValue(folder)!);
                var list = TaskList.Read(root);
                var task = list.Task(number(parsed));
                var asked = TaskFault.Kept(root, list, task, () => TaskArguments.Read(root, list));
                return TaskArguments.OrQueuedAgain(requeue(parsed), error, () =>
                {
                    new TaskJob(asked.Options, root, task.Number, new JobConsole(log, error)).Run(cancellation);
                    return ExitCode.Done;
                });
            },
            CancellationToken.None));
        return command;
    }
}

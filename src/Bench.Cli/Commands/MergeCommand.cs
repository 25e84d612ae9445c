using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Harness.Jobs;
using Bench.Harness.Many;

namespace Bench.Cli.Commands;

/// <summary><c>bench merge</c>: the result of a run whose trainings were done one by one.</summary>
internal static class MergeCommand
{
    public static Command Create(ProgressLog log, TextWriter error)
    {
        var folder = TaskArguments.Folder();
        var command = new Command(
            "merge", "Measure, judge and report over all trainings of a run. Names those that are missing and then makes no result.")
        {
            folder,
        };
        var requeue = TaskArguments.Requeue(command);
        var end = EndOptions.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var root = Path.GetFullPath(parsed.GetValue(folder)!);
                var asked = TaskArguments.Read(root, TaskList.Read(root));
                var ending = end(parsed);
                ending = ending with { Gate = ending.Gate || asked.End.Gate };
                log.IsSilent = ending.IsSilent;
                return TaskArguments.OrQueuedAgain(
                    requeue(parsed),
                    error,
                    () => EvaluationEnd.Show(
                        new MergeJob(asked.Options, root, new JobConsole(log, error)).Run(cancellation), log, error, ending, asked.Files));
            },
            CancellationToken.None));
        return command;
    }
}

using System.CommandLine;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Harness.Clusters;
using Bench.Harness.Many;

namespace Bench.Cli.Commands;

/// <summary><c>bench cancel</c>: takes the trainings of a run out of the queue and stops those that run.</summary>
internal static class CancelCommand
{
    public static Command Create(ProgressLog log)
    {
        var folder = TaskArguments.Folder();
        var command = new Command("cancel", "Stop the trainings of a run. What was done is kept; repeating `bench run` goes on.")
        {
            folder,
        };
        command.SetAction(parsed =>
        {
            var root = Path.GetFullPath(parsed.GetValue(folder)!);
            _ = TaskList.Read(root);
            var submission = ClusterSubmission.Find(root)
                ?? throw new InputException(
                    root, "its trainings were not handed over to a cluster.", "stop the process that does them with Ctrl-C.");
            log.Line(ClusterSettings.Known.TryGetValue(submission.Cluster, out var cluster)
                ? cluster.Cancel(root, submission)
                : throw new InputException(root, $"its cluster '{submission.Cluster}' is not known.", "use the version that began it."));
            return ExitCode.Done;
        });
        return command;
    }
}

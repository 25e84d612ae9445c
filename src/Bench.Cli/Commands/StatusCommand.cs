using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Terminal;
using Bench.Evaluation.Serialization;
using Bench.Harness.Clusters;
using Bench.Harness.Many;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary><c>bench status</c>: where the trainings of a run stand, and what is wrong with those that failed.</summary>
internal static class StatusCommand
{
    public static Command Create(ProgressLog log)
    {
        var folder = TaskArguments.Folder();
        var command = new Command(
            "status",
            "Show the trainings of a run: epochs, time left, failures with the last lines of their logs. Exit code 1 if one has failed.")
        {
            folder,
        };
        var json = command.Switch(Setting.Switch("--json", "Print it as JSON."));
        command.SetAction(parsed =>
        {
            var status = RunStatus.Of(parsed.GetValue(folder)!, ClusterSettings.Known);
            if (json(parsed))
            {
                log.Output.WriteLine(JsonSerializer.Serialize(status, ResultJson.Options));
            }
            else
            {
                foreach (var line in StatusText.Of(status))
                {
                    log.Line(line);
                }
            }

            return status.Tasks.Any(t => t.Phase == TaskPhase.Failed) ? ExitCode.NotMet : ExitCode.Done;
        });
        return command;
    }
}

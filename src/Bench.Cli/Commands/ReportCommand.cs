using System.CommandLine;
using Bench.Cli.Stages;
using Bench.Cli.Terminal;
using Bench.Evaluation.Serialization;
using Bench.Reporting;

namespace Bench.Cli.Commands;

/// <summary><c>bench report</c>: draws report, tables and figures again from a result, without data or network.</summary>
internal static class ReportCommand
{
    public static Command Create(ProgressLog log)
    {
        var run = new Argument<string>("run") { Description = "A run's folder, or its result.json." };
        var output = new Option<string?>("--out") { Description = "Folder to write to. Default: the run's own.", HelpName = "DIR" };
        var command = new Command("report", "Draw the report, tables and figures of a finished run again from its result.json.") { run, output };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(run)!;
            var file = Directory.Exists(path) ? Path.Combine(path, "result.json") : path;
            var result = ResultJson.ReadResult(file);
            var folder = parsed.GetValue(output) ?? Path.GetDirectoryName(Path.GetFullPath(file))!;
            foreach (var written in ReportWriter.WriteAll(result, StudyTable.Read(), folder))
            {
                log.Line(written);
            }

            return ExitCode.Done;
        });
        return command;
    }
}

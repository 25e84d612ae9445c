using System.CommandLine;
using Bench.Cli.Comparison;
using Bench.Cli.Stages;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Comparison;
using Bench.Evaluation.Serialization;
using Bench.Reporting;

namespace Bench.Cli.Commands;

/// <summary><c>bench report</c>: draws report, tables and figures again from results, without data or network.</summary>
internal static class ReportCommand
{
    public static Command Create(ProgressLog log)
    {
        var runs = new Argument<string[]>("run") { Description = "A run's folder, or its result.json. Several runs, or RUN/MODEL, share one report.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out") { Description = "Folder to write to. Default: the run's own; needed for several runs.", HelpName = "DIR" };
        var command = new Command("report", "Draw the report, tables and figures of finished runs again from their result.json.") { runs, output };
        command.SetAction(parsed =>
        {
            var (names, folder) = (parsed.GetValue(runs)!, parsed.GetValue(output));
            if (names.Length > 1)
            {
                SharedReport.Write(
                    RunResults.Models(names), new ComparisonOptions(), folder ?? throw new InputException("report", "several runs have no folder in common.", "say where to write with --out DIR."), log);
                return ExitCode.Done;
            }

            var file = Directory.Exists(names[0]) ? Path.Combine(names[0], "result.json") : names[0];
            var result = ResultJson.ReadResult(file);
            var root = Path.GetDirectoryName(Path.GetFullPath(file))!;
            foreach (var written in ReportWriter.WriteAll(result, StudySelection.Of(root, result.Settings.Study), folder ?? root))
            {
                log.Line(written);
            }

            return ExitCode.Done;
        });
        return command;
    }
}

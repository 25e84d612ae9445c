using System.CommandLine;
using Bench.Cli.Comparison;
using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Hashing;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;
using Bench.Harness.Records;
using Bench.Harness.Stages;
using Bench.Reporting;

namespace Bench.Cli.Commands;

/// <summary><c>bench report</c>: draws report, tables and figures again from results, without data or network.</summary>
internal static class ReportCommand
{
    public static Command Create(ProgressLog log)
    {
        var runs = new Argument<string[]>("run")
        {
            Description = "A run's folder, or its result.json. Several runs, or RUN/MODEL, share one report.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "report", "Draw the report, tables and figures of finished runs again, from their result.json.") { runs };
        var output = command.Optional(SharedOptions.OutputFolder("Output folder. Default: that of the run; required for several runs."));
        var overwrite = command.OverwriteFolder();
        command.SetAction(parsed =>
        {
            var (names, folder) = (parsed.GetValue(runs)!, output(parsed));
            if (names.Length > 1)
            {
                SharedReport.Write(
                    RunResults.Models(names), new ComparisonOptions(), folder
                        ?? throw new InputException(
                            "report",
                            "several runs have no folder in common.",
                            "say where to write with --out DIR."), overwrite(parsed), log);
                return ExitCode.Done;
            }

            var file = Directory.Exists(names[0]) ? Path.Combine(names[0], "result.json") : names[0];
            var result = ResultJson.ReadResult(file);
            var root = Path.GetDirectoryName(Path.GetFullPath(file))!;
            using var target = OutputFolder.Open(
                folder ?? root,
                new PlannedOutput(
                    "report", RunFolder.DrawnNames, overwrite(parsed) || new RunFolder(folder ?? root).IsOfEarlierVersion)
                {
                    Of = folder is null ? "" : FileHash.Sha256(file),
                    Continues = folder is null ? RunFolder.Makers : [],
                });
            var files = RunResults.Use(
                file, () => ReportWriter.WriteAll(result, StudySelection.Of(root, result.Settings.Study), folder ?? root));
            target.Finish(files);
            RunRecord.Refresh(folder ?? root);
            foreach (var written in files)
            {
                log.Line(written);
            }

            return ExitCode.Done;
        });
        return command;
    }
}

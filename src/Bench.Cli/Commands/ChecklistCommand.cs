using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Comparison;
using Bench.Cli.Terminal;
using Bench.Core.IO;
using Bench.Evaluation.Serialization;
using Bench.Harness.Options;
using Bench.Reporting.Checklists;

namespace Bench.Cli.Commands;

/// <summary><c>bench checklist</c>: a reporting guideline, answered from a run as far as a run can.</summary>
internal static class ChecklistCommand
{
    public static Command Create(ProgressLog log)
    {
        var run = new Argument<string>("run") { Description = "A run's folder, or its result.json." };
        var command = new Command(
            "checklist", "Fill in a reporting guideline from a run: each item filled, not applicable, or what you must write.") { run };
        var guideline = command.Default(
            Setting.Word(
                "--for",
                "Guideline: claim (CLAIM 2024, AI in medical imaging) or tripod-ai (TRIPOD+AI, prediction models).",
                [.. ReportingGuidelines.Words]),
            ReportingGuidelines.Words[0]);
        var output = command.Optional(SharedOptions.OutputFile("Markdown file to write. Default: print it."));
        var json = command.Json("instead: number, section, asks, status, answer of each item");
        var overwrite = command.OverwriteFile();
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(run)!;
            if (output(parsed) is { } target)
            {
                OverwriteGuard.RequireFree(target, overwrite(parsed), []);
            }

            var result = RunResults.Read(path);
            var list = RunResults.Use(path, () => ReportingGuidelines.Of(guideline(parsed), result));
            var text = ReportingGuidelines.ToMarkdown(list);
            if (output(parsed) is { } file)
            {
                AtomicFile.WriteText(file, text);
            }

            if (json(parsed))
            {
                log.Output.WriteLine(JsonSerializer.Serialize(list, ResultJson.Options));
            }
            else
            {
                log.Output.WriteLine(output(parsed) ?? text.TrimEnd());
            }

            return ExitCode.Done;
        });
        return command;
    }
}

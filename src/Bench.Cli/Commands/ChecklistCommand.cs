using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Comparison;
using Bench.Cli.Terminal;
using Bench.Core.IO;
using Bench.Evaluation.Serialization;
using Bench.Reporting.Checklists;

namespace Bench.Cli.Commands;

/// <summary><c>bench checklist</c>: a reporting guideline, answered from a run as far as a run can.</summary>
internal static class ChecklistCommand
{
    public static Command Create(ProgressLog log)
    {
        var run = new Argument<string>("run") { Description = "A run's folder, or its result.json." };
        var guideline = new Option<string>("--for")
        {
            Description = "Guideline: claim (CLAIM 2024, AI in medical imaging) or tripod-ai (TRIPOD+AI, prediction models).",
            DefaultValueFactory = _ => ReportingGuidelines.Words[0],
        };
        guideline.AcceptOnlyFromAmong([.. ReportingGuidelines.Words]);
        var output = new Option<string?>("--out") { Description = "Markdown file to write. Default: print it.", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Print JSON instead: number, section, asks, status, answer of each item." };
        var overwrite = OverwriteOption.ForFile();
        var command = new Command(
            "checklist", "Fill in a reporting guideline from a run: each item filled, not applicable, or what you must write.")
        {
            run, guideline, output, json, overwrite,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(run)!;
            if (parsed.GetValue(output) is { } target)
            {
                Replacing.RequireFree(target, parsed.GetValue(overwrite), []);
            }

            var result = RunResults.Read(path);
            var list = RunResults.Use(path, () => ReportingGuidelines.Of(parsed.GetValue(guideline)!, result));
            var text = ReportingGuidelines.ToMarkdown(list);
            if (parsed.GetValue(output) is { } file)
            {
                AtomicFile.WriteText(file, text);
            }

            if (parsed.GetValue(json))
            {
                log.Output.WriteLine(JsonSerializer.Serialize(list, ResultJson.Options));
            }
            else
            {
                log.Output.WriteLine(parsed.GetValue(output) ?? text.TrimEnd());
            }

            return ExitCode.Done;
        });
        return command;
    }
}

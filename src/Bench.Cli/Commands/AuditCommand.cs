using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Audit;
using Bench.Cli.Terminal;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Serialization;

namespace Bench.Cli.Commands;

/// <summary><c>bench audit</c>: finds printed numbers of a study that do not go together, by general rules, without data or training.</summary>
internal static class AuditCommand
{
    public static Command Create(ProgressLog log)
    {
        var folder = new Argument<string>("folder") { Description = "Folder of a published study: claims.json, and the points that it names. docs/claims.md says how to write one." };
        var json = new Option<bool>("--json") { Description = "Print JSON instead of text; docs/claims.md explains the keys." };
        var output = new Option<string?>("--out") { Description = "Folder for audit.json, audit.txt and the audit as PDF.", HelpName = "DIR" };
        var curve = new Option<bool>("--operating-curve") { Description = "Show instead how often verdicts on such a study are right, by simulation with as many mice (some 10 s)." };
        var overwrite = OverwriteOption.ForFolder();
        var command = new Command("audit", "Find printed numbers of a study that do not go together. Findings are a result, not an error.") { folder, json, output, overwrite, curve };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(curve))
            {
                var mice = PublishedStudy.Read(Path.Combine(parsed.GetValue(folder)!, "claims.json")).TestMice;
                log.Output.WriteLine(OperatingCurveText.Of(mice, OperatingCurveText.Trials, parsed.GetValue(json)).TrimEnd());
                return ExitCode.Done;
            }

            var report = StudyAudit.OfFolder(parsed.GetValue(folder)!);
            var asJson = parsed.GetValue(json);
            log.Output.WriteLine(asJson ? JsonSerializer.Serialize(report, ResultJson.Options) : AuditText.Of(report).TrimEnd());
            if (parsed.GetValue(output) is { } target)
            {
                AuditFiles.Write(report, target, parsed.GetValue(overwrite), asJson ? null : log);
            }

            return ExitCode.Done;
        });
        return command;
    }
}

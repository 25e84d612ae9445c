using System.CommandLine;
using System.Text.Json;
using Bench.Cli.Audit;
using Bench.Cli.Terminal;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Serialization;
using Bench.Harness.Options;
using Bench.Harness.Stages;
using Bench.Reporting.Checks;
using Bench.Reporting.Pages;

namespace Bench.Cli.Commands;

/// <summary>
/// <c>bench audit</c>: finds printed numbers of a study that do not go together, by general rules, without data or training.
/// </summary>
internal static class AuditCommand
{
    public static Command Create(ProgressLog log)
    {
        var folder = new Argument<string>("study")
        {
            Description =
                "Folder of a published study, with claims.json and the points it names (docs/claims.md explains how to write one), or "
                    + "the name of one that comes with Bench.",
        };
        var command = new Command(
            "audit",
            "Find printed numbers of a study that contradict each other. Findings do not change the exit code.") { folder };
        var json = command.Json("instead of text; docs/claims.md explains the keys");
        var output = command.Optional(SharedOptions.OutputFolder("Output folder for audit.json, audit.txt and audit.pdf."));
        var curve = command.Switch(Setting.Switch(
            "--operating-curve",
            "Instead: simulate how often verdicts on such a study are right (about a minute)."));
        var overwrite = command.OverwriteFolder();
        var checks = CheckFilesOption.AddTo(command);
        command.SetAction(parsed =>
        {
            var (study, files) = (DataSelection.FindClaims(parsed.GetValue(folder)!), checks(parsed, overwrite(parsed)));
            if (curve(parsed))
            {
                var mice = PublishedStudy.Read(Path.Combine(study, "claims.json")).TestMice;
                log.Output.WriteLine(OperatingCurveText.Of(mice, OperatingCurveText.Trials, json(parsed)).TrimEnd());
                return ExitCode.Done;
            }

            var report = StudyAudit.OfFolder(study);
            var asJson = json(parsed);
            log.Output.WriteLine(asJson ? JsonSerializer.Serialize(report, ResultJson.Options) : AuditText.Of(report).TrimEnd());
            if (output(parsed) is { } target)
            {
                new DocumentFiles("audit", overwrite(parsed), asJson ? null : log)
                    .Write(target, report, AuditPage.Write, AuditText.Of);
            }

            files.Write(CheckList.Of(report), Path.Combine(study, "claims.json"));
            return ExitCode.Done;
        });
        return command;
    }
}

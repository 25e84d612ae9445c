using System.Text.Json;
using Bench.Cli.Terminal;
using Bench.Core.IO;
using Bench.Evaluation;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Reporting;

namespace Bench.Cli.Stages;

/// <summary>The end of every evaluation: measure, write the result, its manifest and its report, and show the verdict.</summary>
internal static class Finishing
{
    private const int MostAlike = 3;

    /// <summary>Runs a plan and writes everything that comes of it.</summary>
    /// <param name="plan">What to evaluate.</param>
    /// <param name="study">What it is judged against; null for nothing.</param>
    /// <param name="dataHashes">SHA-256 of each data file, for the manifest.</param>
    /// <param name="folder">Where to write.</param>
    /// <param name="output">The same folder, taken.</param>
    /// <param name="log">Where progress goes.</param>
    /// <param name="error">Where cases that could not be evaluated are named.</param>
    /// <param name="end">What to print, and what the exit code means.</param>
    /// <param name="cancellation">Stops between mice.</param>
    /// <returns>The exit code: done, bad input where a case could not be evaluated, or, with a gate, not met.</returns>
    public static int Run(
        EvaluationPlan plan,
        StudySelection? study,
        IReadOnlyDictionary<string, string> dataHashes,
        RunFolder folder,
        OutputFolder output,
        ProgressLog log,
        TextWriter error,
        EndOptions end,
        CancellationToken cancellation)
    {
        var result = OrStopped(
            () => new Evaluator(plan).Evaluate(name => log.Transient($"  {name}"), cancellation),
            "Interrupted while measuring: there is no result yet. The same command measures again; networks and masks of bench run stay.");
        ResultJson.Write(result, folder.Result);
        ResultJson.Write(new RunManifest(result.RunId, result.Provenance, result.Settings, dataHashes), folder.Manifest);

        var kept = study?.KeepIn(folder.Root) ?? [];

        log.Stage("Report");
        var files = OrStopped(
            () => ReportWriter.WriteAll(result, StudySelection.Of(folder.Root, result.Settings.Study), folder.Root, cancellation),
            $"Interrupted while the report was written: {folder.Result} and {folder.Manifest} are complete, tables, figures and report are not. To write them: bench report {folder.Root}");
        output.Finish([.. files, .. kept, Path.GetFileName(folder.Result), Path.GetFileName(folder.Manifest)]);
        log.Line($"  {files.Count} files: {Path.Combine(folder.Root, "report.pdf")}, tables, figures");
        Show(result, folder, log, end);
        foreach (var alike in result.Issues.Where(i => i.Severity == IssueSeverity.Error).GroupBy(Remedy))
        {
            foreach (var issue in alike.Take(MostAlike))
            {
                error.WriteLine($"error: {issue.Subject}: {issue.Message}");
            }

            if (alike.Count() > MostAlike)
            {
                error.WriteLine($"error: and {alike.Count() - MostAlike} more with the same remedy; {folder.Result} names all.");
            }
        }

        if (!result.Models.SelectMany(m => m.Cases).All(c => c.Evaluated))
        {
            return ExitCode.BadInput;
        }

        return !end.Gate || Holds(result.Headline) ? ExitCode.Done : ExitCode.NotMet;
    }

    private static T OrStopped<T>(Func<T> work, string message)
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            throw new StoppedWorkException(message);
        }
    }

    private static string Remedy(RunIssue issue)
    {
        var at = issue.Message.LastIndexOf("Remedy: ", StringComparison.Ordinal);
        return at < 0 ? issue.Message : issue.Message[at..];
    }

    private static void Show(EvaluationResult result, RunFolder folder, ProgressLog log, EndOptions end)
    {
        if (end.Json)
        {
            log.Output.WriteLine(JsonSerializer.Serialize(ResultDocument.Of(result, folder.Result, Path.Combine(folder.Root, "report.pdf")), ResultJson.Options));
        }
        else if (!end.Quiet)
        {
            ResultSummary.Write(result, log);
        }
    }

    /// <summary>What a gate asks: the pipeline check where there is one, else at least one published number judged and none not reproduced.</summary>
    private static bool Holds(Headline headline) => headline.PipelineCheckPassed ?? headline is { NotReproduced: 0, Reproduced: > 0 };
}

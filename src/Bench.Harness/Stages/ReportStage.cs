using Bench.Core.IO;
using Bench.Evaluation;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;
using Bench.Harness.Progress;
using Bench.Harness.Records;
using Bench.Reporting;

namespace Bench.Harness.Stages;

/// <summary>The end of every evaluation: measure, judge, write the result, its manifest and its report.</summary>
internal static class ReportStage
{
    private const int MostAlike = 3;

    /// <summary>Runs a plan and writes everything that comes of it.</summary>
    /// <param name="plan">What to evaluate.</param>
    /// <param name="study">What it is judged against; null for nothing.</param>
    /// <param name="dataHashes">SHA-256 of each data file, for the manifest.</param>
    /// <param name="folder">Where to write.</param>
    /// <param name="output">The same folder, taken.</param>
    /// <param name="progress">Who is told what happens.</param>
    /// <param name="cancellation">Stops between mice.</param>
    public static EvaluationOutcome Run(
        EvaluationPlan plan,
        StudySelection? study,
        IReadOnlyDictionary<string, string> dataHashes,
        RunFolder folder,
        OutputFolder output,
        JobProgress progress,
        CancellationToken cancellation)
    {
        var result = OrStopped(
            () => new Evaluator(plan).Evaluate(name => progress.Working($"  {name}"), cancellation),
            "Interrupted while measuring: there is no result yet. Repeat the command to measure again; networks and masks of bench "
                + "run are kept.");
        ResultJson.Write(result, folder.Result);
        ResultJson.Write(new RunManifest(result.RunId, result.Provenance, result.Settings, dataHashes), folder.Manifest);

        var kept = study?.KeepIn(folder.Root) ?? [];

        progress.Stage("Report");
        var files = OrStopped(
            () => ReportWriter.WriteAll(result, StudySelection.Of(folder.Root, result.Settings.Study), folder.Root, cancellation),
            $"Interrupted while the report was written: {folder.Result} and {folder.Manifest} are complete, tables, figures and "
                + $"report are not. To write them: bench report {folder.Root}");
        output.Finish([.. files, .. kept, Path.GetFileName(folder.Result), Path.GetFileName(folder.Manifest), .. RunRecord.Names]);
        RunRecord.Write(folder.Root, progress.Started);
        progress.Line($"  {files.Count} files: {Path.Combine(folder.Root, "report.pdf")}, tables, figures");
        return new EvaluationOutcome(result, folder.Result, Path.Combine(folder.Root, "report.pdf"), [.. Problems(result, folder)]);
    }

    private static IEnumerable<string> Problems(EvaluationResult result, RunFolder folder)
    {
        foreach (var alike in result.Issues.Where(i => i.Severity == IssueSeverity.Error).GroupBy(Remedy))
        {
            foreach (var issue in alike.Take(MostAlike))
            {
                yield return $"{issue.Subject}: {issue.Message}";
            }

            if (alike.Count() > MostAlike)
            {
                yield return $"and {alike.Count() - MostAlike} more with the same remedy; {folder.Result} names all.";
            }
        }
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
}

using System.Text.Json;
using Bench.Evaluation.Serialization;
using Bench.Harness.Progress;
using Bench.Reporting.Checks;

namespace Bench.Cli.Terminal;

/// <summary>How a command that evaluates ends: with the verdict, what was left out, and an exit code.</summary>
internal static class EvaluationEnd
{
    /// <summary>Prints the result.</summary>
    /// <param name="outcome">What came of the evaluation.</param>
    /// <param name="log">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="end">What to print, and what the exit code means.</param>
    /// <param name="files">What to write for continuous integration.</param>
    /// <returns>The exit code: done, bad input where a case could not be evaluated, or, with a gate, not met.</returns>
    public static int Show(EvaluationOutcome outcome, ProgressLog log, TextWriter error, EndOptions end, CheckFiles files)
    {
        if (!files.AreNone)
        {
            var root = Path.GetDirectoryName(outcome.ResultFile)!;
            files.Write(CheckList.Of(outcome.Result), Path.Combine(root, "study", "claims.json"), "RUN");
        }

        if (end.Json)
        {
            log.Output.WriteLine(
                JsonSerializer.Serialize(ResultDocument.Of(outcome.Result, outcome.ResultFile, outcome.ReportFile), ResultJson.Options));
        }
        else if (!end.Quiet)
        {
            ResultSummary.Write(outcome.Result, log);
        }

        foreach (var problem in outcome.Problems)
        {
            error.WriteLine($"error: {problem}");
        }

        return !outcome.EveryCaseEvaluated ? ExitCode.BadInput : !end.Gate || outcome.Holds ? ExitCode.Done : ExitCode.NotMet;
    }
}

using System.Diagnostics;
using Bench.Harness.Progress;

namespace Bench.Cli.Terminal;

/// <summary>Prints what a job tells: steps one over the other on a terminal, and in a log file the first and then one a minute.</summary>
/// <param name="log">Standard output.</param>
/// <param name="error">Standard error.</param>
internal sealed class JobConsole(ProgressLog log, TextWriter error) : IProgress<JobEvent>
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromMinutes(1);

    private long? _lastLine;

    public void Report(JobEvent value)
    {
        switch (value)
        {
            case StageStarted:
                log.Stage(value.Text);
                _lastLine = null;
                break;
            case StepDone or Working when log.IsVerbose:
                log.Stamped(value.Text);
                break;
            case StepDone when log.IsTerminal || (_lastLine is { } last && Stopwatch.GetElapsedTime(last) < BetweenLines):
            case Working:
                log.Transient(value.Text);
                break;
            case ProblemFound problem:
                log.EndTransient();
                error.WriteLine($"{(problem.IsError ? "error" : "warning")}: {problem.Text}");
                break;
            default:
                log.Line(value.Text);
                _lastLine = Stopwatch.GetTimestamp();
                break;
        }
    }
}

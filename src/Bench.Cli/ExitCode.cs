using Bench.Harness.Progress;

namespace Bench.Cli;

/// <summary>What the program's exit code says.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and what was to be shown was not met.</summary>
    public const int NotMet = 1;

    /// <summary>The input cannot be used; the message on stderr says why.</summary>
    public const int BadInput = 2;

    /// <summary>A fault of the program itself; the message names a log with the trace (EX_SOFTWARE of sysexits.h).</summary>
    public const int Fault = 70;

    /// <summary>Stopped by Ctrl-C (128 + SIGINT). SIGTERM gives 143, SIGHUP 129, and SIGUSR1 75 ("try again").</summary>
    public const int Interrupted = 130;

    /// <summary>The exit code of a job over many files: bad input where one was left out.</summary>
    /// <param name="outcome">What came of it.</param>
    internal static int Of(FilesOutcome outcome) => outcome.IsComplete ? Done : BadInput;
}

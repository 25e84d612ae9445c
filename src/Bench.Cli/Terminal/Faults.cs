using System.Globalization;
using Bench.Core;
using Bench.Harness.Machine;
using Bench.Harness.Progress;
using Bench.Learning.Runtime;

namespace Bench.Cli.Terminal;

/// <summary>
/// The one rule for how a command ends that could not be done: a sentence on standard error and an exit code, never a bare trace.
/// </summary>
internal static class Faults
{
    /// <summary>Says what happened.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="isVerbose">Whether the trace was asked for.</param>
    /// <returns>The exit code.</returns>
    public static int Tell(Exception fault, TextWriter error, bool isVerbose = false)
    {
        var (message, code) = Find(fault) switch
        {
            InputException problem => (problem.Message, ExitCode.BadInput),
            StoppedWorkException stopped => (stopped.Message, ExitCode.Interrupted),
            DeviceLostException lost => (lost.Message, ExitCode.Fault),
            OperationCanceledException =>
                ("Interrupted. Finished work stays on disk; repeat the command to continue.", ExitCode.Interrupted),
            OutOfMemoryException =>
                (
                    $"there is not enough memory for this.{Environment.NewLine}  Remedy: close other programs, work on fewer or "
                        + "smaller files, or use a machine with more memory.",
                    ExitCode.BadInput),
            Exception refusal and (IOException or UnauthorizedAccessException) => (
                $"the system refused: {refusal.Message}{Environment.NewLine}  Remedy: check that the path is right and its length "
                    + "allowed, that it can be read or written, and that the disk has space.",
                ExitCode.BadInput),
            _ => (Unexpected(fault), ExitCode.Fault),
        };
        error.WriteLine(code == ExitCode.Interrupted ? message : $"error: {message}");
        if (isVerbose && code != ExitCode.Interrupted)
            error.WriteLine(fault.ToString());
        return code;
    }

    // What says most: work in several threads ends in a collection, a library may wrap what our own reader told it.
    private static Exception Find(Exception fault)
    {
        if (fault is not AggregateException several)
            return fault;
        var all = several.Flatten().InnerExceptions;
        return all.FirstOrDefault(e => e is InputException)
            ?? all.FirstOrDefault(e => e is OperationCanceledException)
            ?? all.FirstOrDefault(e => e is not AggregateException)
            ?? fault;
    }

    private static string Unexpected(Exception fault)
    {
        const string Sentence = "this is a fault of Bench itself, not of what you gave it";
        return Log(fault) is { } path
            ? $"{Sentence}: please report it with the log {path}."
            : $"{Sentence}, and its log could not be written: please report what you did.";
    }

    /// <summary>Keeps the trace of a fault in a file of its own.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <returns>The file; null where none could be written.</returns>
    public static string? Log(Exception fault)
    {
        var path = Path.Combine(
            Path.GetTempPath(),
            string.Create(
                CultureInfo.InvariantCulture,
                $"bench-fault-{DateTime.UtcNow:yyyyMMdd-HHmmss}-{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}.log"));
        try
        {
            using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            using var log = new StreamWriter(stream);
            log.WriteLine($"bench {SourceCommit.Version()}, {DateTime.UtcNow:O}");
            log.WriteLine(fault);
            return path;
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

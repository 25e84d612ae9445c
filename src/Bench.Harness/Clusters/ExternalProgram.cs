using System.ComponentModel;
using System.Diagnostics;

namespace Bench.Harness.Clusters;

/// <summary>Runs the small programs of a queue.</summary>
internal static class ExternalProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Runs a program and waits for it, a minute at most.</summary>
    /// <param name="program">Its name, found on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its exit code and what it printed; null where there is no such program.</returns>
    public static ProgramAnswer? Run(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill();
                return new ProgramAnswer(-1, "", $"{program} did not answer within a minute.");
            }

            return new ProgramAnswer(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

/// <summary>What a program answered.</summary>
/// <param name="ExitCode">0 where all is well.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record ProgramAnswer(int ExitCode, string Output, string Error)
{
    /// <summary>What it said was wrong, on one line.</summary>
    public string Words => string.Join(
        ' ',
        (Error.Trim().Length > 0 ? Error : Output)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(l => l.Contains(Mark, StringComparison.Ordinal) ? l[(l.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..] : l));

    // "sbatch: error: …"
    private const string Mark = ": error: ";
}

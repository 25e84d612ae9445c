using System.CommandLine;
using Bench.Cli.Terminal;

namespace Bench.Cli.Guidance;

/// <summary>
/// <c>bench completion</c>: prints what a shell has to read so that Tab completes commands, options and names; and <c>bench complete</c>,
/// hidden, which those scripts ask.
/// </summary>
internal static class CompletionCommand
{
    /// <summary>The command that users call.</summary>
    public static Command Create(ProgressLog log)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or pwsh (PowerShell)." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var command = new Command(
            "completion", "Print a script that lets a shell complete commands, options, files and names: bench help completion.") { shell };
        command.SetAction(parsed =>
        {
            log.Output.Write(CompletionScripts.For(parsed.GetValue(shell)!));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The command that the scripts call: one candidate a line; none where files are to be completed.</summary>
    public static Command CreateAnswer(ProgressLog log, RootCommand root)
    {
        var line = new Argument<string>("line");
        var command = new Command("complete", "Print what can stand where a line ends.") { line };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (var candidate in Completions.Of(root, parsed.GetValue(line)!))
                log.Output.WriteLine(candidate);
            return ExitCode.Done;
        });
        return command;
    }
}

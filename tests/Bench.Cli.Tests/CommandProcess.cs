using System.Diagnostics;

namespace Bench.Cli.Tests;

/// <summary>The command line in a process of its own, as users run it.</summary>
internal static class CommandProcess
{
    public static Process Start(params IEnumerable<string> arguments) => Start(arguments, []);

    public static Process Start(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        // Under nohup, or in the background of a script, signals are ignored, and children inherit that: GNU env gives them their usual
        // meaning again.
        string[] program = OperatingSystem.IsLinux() ? ["env", "--default-signal=HUP,INT,TERM,USR1", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(program[0]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in program[1..].Append(typeof(CommandLine).Assembly.Location).Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

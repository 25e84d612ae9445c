using System.CommandLine;
using Bench.Cli.Terminal;

namespace Bench.Cli.Commands;

/// <summary><c>bench split</c>: makes and checks splits.</summary>
internal static class SplitCommand
{
    public static Command Create(ProgressLog log) =>
        new("split", "Make splits by seeded rules; check splits for leaks and against published claims.")
    {
        SplitMakeCommand.Create(log),
        SplitCheckCommand.Create(log),
    };
}

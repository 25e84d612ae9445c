using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Bench.Core;

namespace Bench.Cli.Terminal;

/// <summary>Says what is wrong with a command line in words that do not name types of the program.</summary>
internal static partial class ParseProblem
{
    /// <summary>The message of a problem.</summary>
    /// <param name="problem">As the parser found it.</param>
    public static string Message(ParseError problem)
    {
        if (NotAmong().Match(problem.Message) is { Success: true } other)
        {
            string[] known = [.. Quoted().Matches(other.Groups["known"].Value).Select(m => m.Groups[1].Value)];
            var name = (problem.SymbolResult as ArgumentResult)?.Argument.Name;
            var given = other.Groups["value"].Value;
            return $"{name}: '{given}' is not one of {string.Join(", ", known)}.{DidYouMean.Sentence(given, known)}";
        }

        return Unknown().Match(problem.Message) is { Success: true } unknown
            ? problem.Message + DidYouMean.Sentence(unknown.Groups["value"].Value, Known(problem, unknown.Groups["value"].Value))
            : problem.Message;
    }

    // What could have stood there.
    private static IEnumerable<string> Known(ParseError problem, string given)
    {
        for (var at = problem.SymbolResult; at is not null; at = at.Parent)
        {
            if (at is not CommandResult { Command: var command })
                continue;
            var commands = command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name);
            return given.StartsWith('-') ? CommandTree.OptionsOf(command).Select(o => o.Name) : commands;
        }

        return [];
    }

    // Of a value that is not among those that an argument takes.
    [GeneratedRegex(@"^Argument '(?<value>.*?)' not recognized\. Must be one of:(?<known>.*)$", RegexOptions.Singleline)]
    private static partial Regex NotAmong();

    [GeneratedRegex(@"'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("^Unrecognized command or argument '(?<value>.*)'", RegexOptions.Singleline)]
    private static partial Regex Unknown();
}

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
        if (WrongValue().Match(problem.Message) is { Success: true } wrong)
            return $"{wrong.Groups["option"].Value}: '{wrong.Groups["value"].Value}' is not {Wanted(wrong.Groups["type"].Value)}.";
        if (NotAmong().Match(problem.Message) is { Success: true } other)
        {
            string[] known = [.. Quoted().Matches(other.Groups["known"].Value).Select(m => m.Groups[1].Value)];
            var name = problem.SymbolResult switch
            {
                OptionResult option => option.Option.Name,
                ArgumentResult { Parent: OptionResult option } => option.Option.Name,
                ArgumentResult argument => argument.Argument.Name,
                _ => "",
            };
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

    private static string Wanted(string type) => type switch
    {
        var t when t.Contains("UInt32", StringComparison.Ordinal) => $"a whole number from 0 to {uint.MaxValue}",
        var t when t.Contains("Int32", StringComparison.Ordinal) => $"a whole number of at most {int.MaxValue}",
        var t when t.Contains("Int64", StringComparison.Ordinal) => "a whole number",
        var t when t.Contains("Double", StringComparison.Ordinal) => "a number, with a point before decimals",
        _ => "what this option takes",
    };

    // What System.CommandLine 3.0 says of a value that is of another type.
    [GeneratedRegex(
        "^Cannot parse argument '(?<value>.*)' for (option|argument|command) '(?<option>[^']+)' as expected type '(?<type>[^']+)'",
        RegexOptions.Singleline)]
    private static partial Regex WrongValue();

    // Of a value that is not among those that an option takes.
    [GeneratedRegex(@"^Argument '(?<value>.*?)' not recognized\. Must be one of:(?<known>.*)$", RegexOptions.Singleline)]
    private static partial Regex NotAmong();

    [GeneratedRegex(@"'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("^Unrecognized command or argument '(?<value>.*)'", RegexOptions.Singleline)]
    private static partial Regex Unknown();
}

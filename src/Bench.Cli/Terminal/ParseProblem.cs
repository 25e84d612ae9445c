using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace Bench.Cli.Terminal;

/// <summary>Says what is wrong with a command line in words that do not name types of the program.</summary>
internal static partial class ParseProblem
{
    /// <summary>The message of a problem.</summary>
    /// <param name="problem">As the parser found it.</param>
    public static string Message(ParseError problem)
    {
        var match = WrongValue().Match(problem.Message);
        return match.Success
            ? $"{match.Groups["option"].Value}: '{match.Groups["value"].Value}' is not {Wanted(match.Groups["type"].Value)}."
            : problem.Message;
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
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Bench.Core;

namespace Bench.Cli.Terminal;

/// <summary>
/// Refuses options and arguments that are given as an empty text: a script with an unset variable, <c>--out "$FOLDER"</c>, would otherwise
/// work in the current folder.
/// </summary>
internal static class EmptyValues
{
    /// <summary>Options for which nothing is a value.</summary>
    private static readonly HashSet<string> MayBeEmpty = ["--unit"];

    /// <summary>Looks through what was parsed.</summary>
    /// <param name="parsed">The command line.</param>
    /// <exception cref="InputException">A value is empty or blank.</exception>
    public static void Refuse(ParseResult parsed)
    {
        foreach (var given in parsed.CommandResult.Children)
        {
            var (name, isOption) = given switch
            {
                OptionResult option => (option.Option.Name, true),
                ArgumentResult argument => (argument.Argument.Name, false),
                _ => ("", false),
            };
            if (given.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)) && !MayBeEmpty.Contains(name))
            {
                throw new InputException(
                    name, "an empty text was given.", isOption ? "give a value, or leave the option out." : "give a value.");
            }
        }
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;

namespace Bench.Cli.Terminal;

/// <summary><c>--verbose</c> of every command.</summary>
internal static class VerboseOption
{
    /// <summary>Adds the option to all commands.</summary>
    /// <param name="root">The program.</param>
    /// <returns>The option.</returns>
    public static Option<bool> AddTo(RootCommand root)
    {
        var option = new Option<bool>("--verbose")
        {
            Description = "Print the options in force, every step with its time, and the trace of an error.",
            Recursive = true,
        };
        root.Add(option);
        return option;
    }

    /// <summary>Prints which options were given, where that was asked for.</summary>
    /// <param name="parsed">The command line, with what a file added.</param>
    /// <param name="log">Where to.</param>
    public static void Tell(ParseResult parsed, ProgressLog log)
    {
        if (!log.IsVerbose)
            return;
        log.Line($"bench {CommandTree.WordsOf(parsed.CommandResult.Command)}, with");
        foreach (var option in CommandTree.OptionsOf(parsed.CommandResult.Command))
        {
            if (parsed.GetResult(option) is not OptionResult result)
                continue;
            var value = result.Implicit
                ? $"{(option.HasDefaultValue ? option.GetDefaultValue() : null)} (default)"
                : string.Join(' ', result.Tokens.Select(t => t.Value));
            log.Line($"  {option.Name} {value}");
        }
    }
}

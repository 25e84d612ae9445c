using System.CommandLine;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary>The option <c>--phases</c>: which frames are ED and ES.</summary>
internal static class PhaseOption
{
    /// <summary>Adds the option to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="byDefault"><c>published</c> or <c>curve</c>.</param>
    /// <returns>Reads it from what was parsed.</returns>
    internal static Func<ParseResult, PhaseRule> AddTo(Command command, string byDefault = "published")
    {
        var option = new Option<string>("--phases")
        {
            Description = "Which segmented frames are ED and ES. published: the study's rule (first contoured frame; least blood pool). curve: most and least blood pool. "
                + "ED,ES: two 0-based frames, for all mice. FILE.csv: columns mouse, ED, ES.",
            HelpName = "RULE",
            DefaultValueFactory = _ => byDefault,
        };
        command.Add(option);
        return parsed => PhaseRule.Parse(parsed.GetValue(option)!);
    }
}

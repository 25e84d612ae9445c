using System.CommandLine;
using Bench.Harness.Options;

namespace Bench.Cli.Commands;

/// <summary>The option <c>--phases</c>: which frames are ED and ES.</summary>
internal static class PhaseOption
{
    /// <summary>Adds the option to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="byDefault">What is taken where nothing is given, for the help.</param>
    /// <returns>Reads it from what was parsed; null where nothing was given.</returns>
    internal static Func<ParseResult, PhaseRule?> AddTo(Command command, string byDefault = "what the study says; published for mice")
    {
        var option = new Option<string?>("--phases")
        {
            Description =
                "Which segmented frames are ED and ES. published: the mouse study's rule (first contoured frame; least blood pool). "
                + "curve: most and least blood pool. ED,ES: two 0-based frames, for all cases. FILE.csv: columns mouse (or case), ED, ES. "
                + $"Default: {byDefault}.",
            HelpName = "RULE",
        };
        command.Add(option);
        return parsed => parsed.GetValue(option) is { } text ? PhaseRule.Parse(text) : null;
    }
}

using System.CommandLine;
using Bench.Core.Studies;
using Bench.Harness.Machine;

namespace Bench.Cli.Commands;

/// <summary><c>--study</c>: what the cohort is, and what it is judged by; <c>--any-species</c>: on whose hearts.</summary>
internal static class StudyOption
{
    private const string Described = "What the data are: a study.json or its folder (docs/studies.md), or the name of a study that "
        + "comes with Bench";

    /// <summary>Adds <c>--study</c> to a command that judges.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Finds the study that was asked for.</returns>
    public static Func<ParseResult, Study> AddTo(Command command) => Add(
        command,
        $"{Described}. A folder or name of published numbers (docs/claims.md): the mouse study, judged by them. "
            + "none: the mouse study, only measured.",
        "NAME|FILE|DIR|none");

    /// <summary>Adds <c>--study</c> to a command that reads data only.</summary>
    /// <param name="command">The command.</param>
    /// <returns>Finds the study that was asked for.</returns>
    public static Func<ParseResult, Study> AddForDataTo(Command command) => Add(command, $"{Described}.", "NAME|FILE|DIR");

    public static Option<bool> AnySpecies() => new("--any-species")
    {
        Description = "Judge the study also on hearts that do not have the size of its species. The report says so beside the verdicts.",
    };

    private static Func<ParseResult, Study> Add(Command command, string description, string values)
    {
        var option = new Option<string>("--study")
        {
            Description = description,
            HelpName = values,
            DefaultValueFactory = _ => Study.Mouse.Name,
        };
        command.Add(option);
        return parsed => StudyCatalogue.Find(parsed.GetValue(option)!);
    }
}

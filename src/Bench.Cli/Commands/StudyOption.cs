using System.CommandLine;
using Bench.Harness.Stages;

namespace Bench.Cli.Commands;

/// <summary><c>--study</c>: the published numbers to judge against; <c>--any-species</c>: on whose hearts.</summary>
internal static class StudyOption
{
    public static Option<string> Create() => new("--study")
    {
        Description = "Published study to judge against: a folder with claims.json (docs/claims.md), or the name of one that comes with Bench. none: only measure, do not judge.",
        HelpName = "NAME|DIR|none",
        DefaultValueFactory = _ => StudySelection.Default,
    };

    public static Option<bool> AnySpecies() => new("--any-species")
    {
        Description = "Judge the study also on hearts that do not have the size of its species. The report says so beside the verdicts.",
    };
}

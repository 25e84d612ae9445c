using Bench.Core.Cleaning;
using Bench.Core.Studies;
using Bench.Data.Formats;

namespace Bench.Harness.Options;

/// <summary>What <c>bench clean</c> is asked to do.</summary>
public sealed record CleanOptions
{
    /// <summary>How masks are cleaned.</summary>
    public required CleaningRule Rule { get; init; }

    /// <summary>Folder of mask files.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where cleaned files go, by the same names, and <c>cleaning.csv</c>.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Whether files of others are replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>What labels, axes and frame numbers in the masks mean.</summary>
    public ReadingOptions Reading { get => field.Under(Study); init; } = ReadingOptions.Default;

    /// <summary>What the cohort is: its structures and labels.</summary>
    public Study Study { get; init; } = Study.Mouse;
}

/// <summary>Options of <c>bench clean</c> alone.</summary>
internal static class CleanSettings
{
    public static Setting<CleaningRule> Rule { get; } = new(
        "--rule",
        "published: the rule of the study's code (components by size, span and distance). largest: the rule of the paper (largest "
            + "component of each structure; largest-4, -8, -18, -26 for neighbours other than 6). none: copy without changes.",
        "RULE")
    {
        Words = () => CleaningRule.All.Select(r => r.Name),
        Read = Setting.Find("--rule", CleaningRule.ByName),
        Write = rule => rule.Name,
    };
}

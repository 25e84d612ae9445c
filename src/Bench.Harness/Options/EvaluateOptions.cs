using System.Diagnostics.CodeAnalysis;
using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;

namespace Bench.Harness.Options;

/// <summary>
/// What <c>bench evaluate</c> is asked to do. A value that cannot be used is refused when it is set, by an
/// <see cref="InputException"/> that names the option of the command line.
/// </summary>
public sealed record EvaluateOptions
{
    /// <summary>Folder with the expert's masks.</summary>
    public required string ReferenceFolder { get; init; }

    /// <summary>The models' masks; each name once.</summary>
    public required IReadOnlyList<PredictionFolder> Predictions { get; init; }

    /// <summary>Where the report goes.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Split whose test mice are evaluated, a file or a name; null for every mouse.</summary>
    public string? Split { get; init; }

    /// <summary>Name of the cleaning rule.</summary>
    public string Cleaning { get; init => field = DataSettings.Cleaning.Check(value); } = "none";

    /// <summary>Voxel spacing; null for the data's own or the published one.</summary>
    public VoxelSpacing? Spacing { get; init => field = DataSettings.Spacing.Check(value); }

    /// <summary>Manifest that the reference must match; null for none.</summary>
    public string? Manifest { get; init; }

    /// <summary>Which contoured frames are ED and ES; null for what the study says.</summary>
    [AllowNull]
    public PhaseRule Phases { get => field ?? PhaseRule.Of(Study); init; }

    /// <summary>Conventions of overlap and surface distances; null for the usual ones of the study's kind of heart.</summary>
    [AllowNull]
    public MeasureOptions Measures { get => field ?? MeasureSettings.Of(Study); init => field = MeasureSettings.Check(value); }

    /// <summary>What labels, axes and frame numbers of the reference mean.</summary>
    public ReadingOptions Reading { get => field.Under(Study); init; } = ReadingOptions.Default;

    /// <summary>What those of the predictions mean.</summary>
    public ReadingOptions PredictionReading { get => field.Under(Study); init; } = ReadingOptions.Default with { ArePredictions = true };

    /// <summary>Other readings of the cases by observers; none where there is the reference alone.</summary>
    public IReadOnlyList<ObserverFolder> Observers { get; init; } = [];

    /// <summary>Whether margins of equivalence are learnt from the observers.</summary>
    public bool MarginFromObservers { get; init; }

    /// <summary>How the files of a model are named, where they are not named as the mice are.</summary>
    public IReadOnlyDictionary<string, NameMatch> Matches { get; init; } = new Dictionary<string, NameMatch>();

    /// <summary>Whether files of others, or of another evaluation, are replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Text of <c>config.toml</c>, which the folder is given: the options as they were typed; null for none.</summary>
    public string? Configuration { get; init; }

    /// <summary>What the cohort is: its structures, labels, layout and units, and the published numbers to judge against.</summary>
    public Study Study { get; init; } = Study.Mouse;

    /// <summary>Whether the study is judged on hearts that have not the size of its species too.</summary>
    public bool AnySpecies { get; init; }
}

/// <summary>Options of <c>bench evaluate</c> alone.</summary>
internal static class EvaluateSettings
{
    public static Setting<string[]> Predictions { get; } = Setting.Several(
        "--predictions",
        "Masks of a model: NAME=DIR, a folder of HDF5 or NIfTI files named by mouse (docs/data.md). Can be given several times.",
        "NAME=DIR");

    public static Setting<string[]> Observers { get; } = Setting.Several(
        "--observer",
        "Another reading of the cases, NAME=DIR, by a second observer or by one again (--repeated). It may have some cases or phases "
            + "only. Can be given several times.",
        "NAME=DIR");

    public static Setting<string[]> Repeated { get; } = Setting.Several(
        "--repeated",
        "An observer whose masks are a repeated reading: NAME where the reference's reader drew again, NAME=OBSERVER where another "
            + "observer did.",
        "NAME");

    public static Setting<bool> Margin { get; } = Setting.Switch(
        "--margin-from-observers",
        "Learn the largest bias that does not matter from the observers: 1.96 SD of the differences of repeated readings, or between "
            + "observers where nobody drew twice.");

    public static Setting<string[]> Match { get; } = Setting.Several(
        "--match",
        "How prediction files are named, without extension: a pattern with {name}, {number}, {number:4} (four digits) or {number-1} "
            + "(counted from 0), such as {name}_pred or case_{number:4}; or a CSV file with the columns mouse and file. MODEL=PATTERN for "
            + "one model. May be given several times.",
        "PATTERN|FILE.csv");
}

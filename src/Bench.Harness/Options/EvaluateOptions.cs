using System.Diagnostics.CodeAnalysis;
using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;

namespace Bench.Harness.Options;

/// <summary>What <c>bench evaluate</c> is asked to do.</summary>
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
    public string Cleaning { get; init; } = "none";

    /// <summary>Voxel spacing; null for the data's own or the published one.</summary>
    public VoxelSpacing? Spacing { get; init; }

    /// <summary>Manifest that the reference must match; null for none.</summary>
    public string? Manifest { get; init; }

    /// <summary>Which contoured frames are ED and ES; null for what the study says.</summary>
    [AllowNull]
    public PhaseRule Phases { get => field ?? PhaseRule.Of(Study); init; }

    /// <summary>Conventions of overlap and surface distances.</summary>
    public MeasureOptions Measures { get; init; } = MeasureOptions.Default;

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

using Bench.Core;
using Bench.Core.Measures;
using Bench.Data.Cohorts;
using Bench.Harness.Stages;

namespace Bench.Harness.Options;

/// <summary>What <c>bench evaluate</c> was asked to do.</summary>
/// <param name="ReferenceFolder">Folder with the expert's masks.</param>
/// <param name="Predictions">The models' masks.</param>
/// <param name="OutputFolder">Where the report goes.</param>
/// <param name="Split">Split whose test mice are evaluated; null for every mouse.</param>
/// <param name="Cleaning">Name of the cleaning rule.</param>
/// <param name="Spacing">Voxel spacing; null for the data's own or the published one.</param>
/// <param name="Manifest">Manifest that the reference must match; null for none.</param>
public sealed record EvaluateOptions(
    string ReferenceFolder, IReadOnlyList<PredictionFolder> Predictions, string OutputFolder, string? Split, string Cleaning, VoxelSpacing? Spacing, string? Manifest)
{
    /// <summary>Which contoured frames are ED and ES.</summary>
    public PhaseRule Phases { get; init; } = PhaseRule.Published;

    /// <summary>Conventions of overlap and surface distances.</summary>
    public MeasureOptions Measures { get; init; } = MeasureOptions.Default;

    /// <summary>What labels, axes and frame numbers of the reference mean.</summary>
    public ReadingOptions Reading { get; init; } = ReadingOptions.Default;

    /// <summary>What those of the predictions mean.</summary>
    public ReadingOptions PredictionReading { get; init; } = ReadingOptions.Default with { ArePredictions = true };

    /// <summary>How the files of a model are named, where they are not named as the mice are.</summary>
    public IReadOnlyDictionary<string, NameMatch> Matches { get; init; } = new Dictionary<string, NameMatch>();

    /// <summary>Whether files of others, or of another evaluation, are replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Published study to judge against: a folder, or the name of one that comes with Bench.</summary>
    public string Study { get; init; } = StudySelection.Default;

    /// <summary>Whether the study is judged on hearts that have not the size of its species too.</summary>
    public bool AnySpecies { get; init; }
}

using Bench.Core;
using Bench.Core.Measures;
using Bench.Data.Cohorts;
using Bench.Harness.Stages;

namespace Bench.Harness.Options;

/// <summary>What <c>bench run</c> was asked to do.</summary>
/// <param name="DataFolder">Folder of <c>Mouse*.h5</c>; null for the built-in phantom cohort.</param>
/// <param name="Split">Split file, or the name of one that comes with Bench; null for the data's default.</param>
/// <param name="Models">Names of the networks to train.</param>
/// <param name="Profile">Name of the training profile.</param>
/// <param name="Seeds">Seeds of training, at least one, each once; every network is trained with each.</param>
/// <param name="OutputFolder">Folder of this run; null for <c>reports/RUN-ID</c>.</param>
/// <param name="Device"><c>cpu</c>, <c>cuda</c> or <c>auto</c>.</param>
/// <param name="Threads">Threads to compute with; 0 for one a physical core.</param>
/// <param name="Cleaning">Name of the cleaning rule; null for the one that belongs to the profile.</param>
/// <param name="Spacing">Voxel spacing; null for the data's own or the published one.</param>
/// <param name="Manifest">Manifest that the data must match; null for none.</param>
public sealed record RunOptions(
    string? DataFolder,
    string? Split,
    IReadOnlyList<string> Models,
    string Profile,
    IReadOnlyList<int> Seeds,
    string? OutputFolder,
    string Device,
    int Threads,
    string? Cleaning,
    VoxelSpacing? Spacing,
    string? Manifest)
{
    /// <summary>What was asked of training beside the profile.</summary>
    public TrainingChoices Training { get; init; } = TrainingChoices.None;

    /// <summary>What is otherwise in the networks than the profile has it.</summary>
    public NetworkChange Network { get; init; } = NetworkChange.None;

    /// <summary>Which contoured frames are ED and ES.</summary>
    public PhaseRule Phases { get; init; } = PhaseRule.Published;

    /// <summary>Conventions of overlap and surface distances.</summary>
    public MeasureOptions Measures { get; init; } = MeasureOptions.Default;

    /// <summary>What labels, axes and frame numbers in the data mean.</summary>
    public ReadingOptions Reading { get; init; } = ReadingOptions.Default;

    /// <summary>Whether files of others are replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Published study to judge against: a folder, or the name of one that comes with Bench.</summary>
    public string Study { get; init; } = StudySelection.Default;

    /// <summary>Whether the study is judged on hearts that have not the size of its species too.</summary>
    public bool AnySpecies { get; init; }
}

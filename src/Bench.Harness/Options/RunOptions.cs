using System.Diagnostics.CodeAnalysis;
using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Studies;
using Bench.Data.Formats;
using Bench.Learning.Runtime;

namespace Bench.Harness.Options;

/// <summary>
/// What <c>bench run</c> is asked to do. Without any change: the quick profile on the built-in phantom cohort. A value that cannot be
/// used is refused when it is set, by an <see cref="InputException"/> that names the option of the command line.
/// </summary>
public sealed record RunOptions
{
    /// <summary>Folder of the cohort; null for the built-in phantom cohort.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Split file, or the name of one that comes with Bench; null for the data's default.</summary>
    public string? Split { get; init; }

    /// <summary>Names of the networks to train.</summary>
    public IReadOnlyList<string> Models { get; init => field = TrainingSettings.Models.Check(value); } = ["unet3plus", "unet"];

    /// <summary>Name of the training profile; by default the study's, else <c>quick</c>.</summary>
    [AllowNull]
    public string Profile
    {
        get => field ?? Study.DefaultProfile ?? "quick";
        init => field = TrainingSettings.Profile.Check(value);
    }

    /// <summary>Seeds of training, at least one, each once; every network is trained with each.</summary>
    public IReadOnlyList<int> Seeds { get; init => field = TrainingSettings.Seeds.Check(value); } = [1];

    /// <summary>
    /// Folds of a cross-validation over all cases, 3 or more, instead of a split; 0 for the split. Each case is predicted by the training
    /// that did not see it.
    /// </summary>
    public int Folds { get; init => field = TrainingSettings.Folds.Check(value); }

    /// <summary>Whether every training has a folder of its own, as with several seeds or folds.</summary>
    public bool AsTasks { get => field || Seeds.Count > 1 || Folds > 0; init; }

    /// <summary>How the command was typed, so that a process of its own can do one of its tasks; null where there is none.</summary>
    public CommandText? Command { get; init; }

    /// <summary>Folder of this run; null for <c>reports/RUN-ID</c>.</summary>
    public string? OutputFolder { get; init; }

    /// <summary><c>cpu</c>, <c>cuda</c> or <c>auto</c>.</summary>
    public string Device { get; init => field = ComputingSettings.Device.Check(value); } = ComputingSettings.Automatic;

    /// <summary>Folder of the user's libtorch, or <c>auto</c>; null for <c>BENCH_LIBTORCH</c>, else that of this build.</summary>
    public string? LibTorch { get; init; }

    /// <summary>What convolutions and matrix products compute with; null for the device's own.</summary>
    public ComputePrecision? Precision { get; init; }

    /// <summary>Threads to compute with; 0 for one a physical core.</summary>
    public int Threads { get; init => field = ComputingSettings.Threads.Check(value); }

    /// <summary>Name of the cleaning rule; null for the one that belongs to the profile.</summary>
    public string? Cleaning { get; init => field = DataSettings.Cleaning.Check(value); }

    /// <summary>Voxel spacing; null for the data's own or the published one.</summary>
    public VoxelSpacing? Spacing { get; init => field = DataSettings.Spacing.Check(value); }

    /// <summary>Manifest that the data must match; null for none.</summary>
    public string? Manifest { get; init; }

    /// <summary>What was asked of training beside the profile.</summary>
    public TrainingChoices Training { get; init; } = TrainingChoices.None;

    /// <summary>What is otherwise in the networks than the profile has it.</summary>
    public NetworkChange Network { get; init; } = NetworkChange.None;

    /// <summary>Which contoured frames are ED and ES; null for what the study says.</summary>
    [AllowNull]
    public PhaseRule Phases { get => field ?? PhaseRule.Of(Study); init; }

    /// <summary>Conventions of overlap and surface distances; null for the usual ones of the study's kind of heart.</summary>
    [AllowNull]
    public MeasureOptions Measures { get => field ?? MeasureSettings.Of(Study); init => field = MeasureSettings.Check(value); }

    /// <summary>What labels, axes and frame numbers in the data mean.</summary>
    public ReadingOptions Reading { get => field.Under(Study); init; } = ReadingOptions.Default;

    /// <summary>Whether files of others are replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Text of <c>config.toml</c>, which the folder is given: the options as they were typed; null for none.</summary>
    public string? Configuration { get; init; }

    /// <summary>What the cohort is: its structures, labels, layout and units, and the published numbers to judge against.</summary>
    public Study Study { get; init; } = Study.Mouse;

    /// <summary>Whether the study is judged on hearts that have not the size of its species too.</summary>
    public bool AnySpecies { get; init; }
}

/// <summary>A command line, and where it was given.</summary>
/// <param name="Arguments">Arguments of <c>bench run</c>, without the program and the command.</param>
/// <param name="WorkingFolder">Folder that relative paths are meant from.</param>
public sealed record CommandText(IReadOnlyList<string> Arguments, string WorkingFolder);

using Bench.Core.Function;
using Bench.Core.Phases;

namespace Bench.Core.Studies;

/// <summary>
/// What a cohort is and how its files are read: one <c>study.json</c> (docs/studies.md). In memory, labels, volumes and masses are the
/// same for every study; numbers in files are translated by <see cref="ReferenceLabels"/> and <see cref="PredictionLabels"/>, and
/// <see cref="Units"/> are applied where something is printed.
/// </summary>
public sealed record Study
{
    /// <summary>The study of mouse hearts that this program was built around, and the one that is meant where none is named.</summary>
    public static Study Mouse { get; } = new()
    {
        Name = "mouse-2025",
        Title = "Mouse cardiac MRI data sets with a deep learning segmentation framework",
        Species = "mouse",
        CaseWord = "mouse",
        CaseWords = "mice",
        Structures = [Structure.Myocardium, Structure.BloodPool],
        ReferenceLabels = StudyLabels.Published,
        PredictionLabels = StudyLabels.Published,
        Layout = AnyLayout,
        Phases = PhaseSource.OfRule(PhaseConvention.Published),
        Spacing = VoxelSpacing.Published,
        Units = new StudyUnits(VolumeUnit.Microlitre, MassUnit.Milligram),
        Papillary = PapillaryConvention.Myocardium,
        PlausibleRanges = new Dictionary<PlausibleQuantity, PlausibleRange>
        {
            [PlausibleQuantity.EndDiastolicVolume] = new(10, 300),
            [PlausibleQuantity.EndSystolicVolume] = new(1, 280),
            [PlausibleQuantity.EjectionFraction] = new(0.02, 0.95),
            [PlausibleQuantity.Mass] = new(20, 400),
        },
        DefaultSplit = "notebook-seed42",
        DefaultProfile = "quick",
        ClaimsFolder = "draft-2025",
        Citation = "Wan Nur Hanisah et al., manuscript of 2025 (submitted to JCMR)",
    };

    /// <summary>The <see cref="Layout"/> of data whose format is looked for.</summary>
    public const string AnyLayout = "any";

    /// <summary>Short name, that of its folder: letters, digits, <c>.</c>, <c>_</c>, <c>-</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name for readers.</summary>
    public required string Title { get; init; }

    /// <summary>One lower-case word, such as <c>mouse</c> or <c>human</c>.</summary>
    public required string Species { get; init; }

    /// <summary>What one case is called: <c>mouse</c>, <c>patient</c>, <c>case</c>.</summary>
    public required string CaseWord { get; init; }

    /// <summary>What several are called: <c>mice</c>, <c>patients</c>, <c>cases</c>.</summary>
    public required string CaseWords { get; init; }

    /// <summary>The structures that experts labelled; myocardium and blood pool of the left ventricle are always among them.</summary>
    public required IReadOnlyList<Structure> Structures { get; init; }

    /// <summary>What the numbers in the experts' masks mean.</summary>
    public required StudyLabels ReferenceLabels { get; init; }

    /// <summary>What the numbers in masks of models mean; those that Bench writes for the study have them too.</summary>
    public required StudyLabels PredictionLabels { get; init; }

    /// <summary>Code of the layout of its files, such as <c>challenge</c>, or <see cref="AnyLayout"/>.</summary>
    public required string Layout { get; init; }

    /// <summary>Where end-diastole and end-systole are known from.</summary>
    public required PhaseSource Phases { get; init; }

    /// <summary>Voxel spacing of cases whose files say none; null where they do, or nobody said it.</summary>
    public VoxelSpacing? Spacing { get; init; }

    /// <summary>Units to print.</summary>
    public required StudyUnits Units { get; init; }

    /// <summary>Density of myocardium, g/ml (= mg/µL).</summary>
    public double DensityGramsPerMl { get; init; } = CardiacFunction.MyocardialDensityMilligramsPerMicrolitre;

    /// <summary>To which structure experts counted papillary muscles.</summary>
    public required PapillaryConvention Papillary { get; init; }

    /// <summary>What a case can have without being suspicious, µL, mg and ratios; quantities that are missing are not checked.</summary>
    public IReadOnlyDictionary<PlausibleQuantity, PlausibleRange> PlausibleRanges { get; init; } =
        new Dictionary<PlausibleQuantity, PlausibleRange>();

    /// <summary>The grid that images are brought to for networks; null for each case's own.</summary>
    public WorkingGrid? WorkingGrid { get; init; }

    /// <summary>Where the group of a case is known from; null where there are none.</summary>
    public GroupSource? Groups { get; init; }

    /// <summary>File of a split, or the name of one that comes with Bench; null for none.</summary>
    public string? DefaultSplit { get; init; }

    /// <summary>Name of the training profile; null for <c>quick</c>.</summary>
    public string? DefaultProfile { get; init; }

    /// <summary>Folder with <c>claims.json</c>, or the name of one that comes with Bench; null where nothing is judged.</summary>
    public string? ClaimsFolder { get; init; }

    /// <summary>How the data are cited; empty where nobody said.</summary>
    public string Citation { get; init; } = "";

    /// <summary>A sentence on their licence, which reports print; empty where nobody said.</summary>
    public string Licence { get; init; } = "";

    /// <summary>The folder of its file, where relative paths in it start; null for a study that was read from none.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether it is the study of mice that is meant where none is named, whatever it is judged by.</summary>
    public bool IsMouse => Name == Mouse.Name && Folder is null;

    /// <summary>Number of label values of its maps, background included: networks have as many classes.</summary>
    public int ClassCount => 1 + Structures.Max(s => (int)s);

    /// <summary>Whether a structure is labelled.</summary>
    /// <param name="structure">The structure.</param>
    public bool Has(Structure structure) => Structures.Contains(structure);

    /// <summary>A number and the word that fits: <c>1 mouse</c>, <c>16 patients</c>.</summary>
    /// <param name="count">How many.</param>
    public string Cases(int count) => FormattableString.Invariant($"{count} {(count == 1 ? CaseWord : CaseWords)}");
}

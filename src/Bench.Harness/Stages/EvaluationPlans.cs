using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Measures;
using Bench.Core.Studies;
using Bench.Core.Training;
using Bench.Data.Cohorts;
using Bench.Evaluation;
using Bench.Evaluation.Results;
using Bench.Harness.Folders;
using Bench.Harness.Options;
using Bench.Learning.Preprocessing;
using Bench.Learning.Training;

namespace Bench.Harness.Stages;

/// <summary>Puts together what the harness needs, for masks of this run and for masks made elsewhere.</summary>
internal static class EvaluationPlans
{
    /// <summary>Samples by which the coverage of each printed interval is simulated: good to half a percentage point.</summary>
    private const int CoverageReplicates = 2000;

    /// <summary>What the quick profile promises on its phantom cohort.</summary>
    private static readonly PipelineCheck QuickPromise = new("unet3plus", 0.90, 0.85);

    private const string StandardDeviations = "SDs and limits of agreement with divisor n − 1";

    /// <summary>The plan of <c>bench run</c>.</summary>
    /// <param name="runId">Name of the run.</param>
    /// <param name="run">What was asked for.</param>
    /// <param name="training">Options of the first training, with the grid that its network looks at.</param>
    /// <param name="data">The cases; those of its test list are measured.</param>
    /// <param name="folds">Folds of a cross-validation; empty for the split of <paramref name="data"/>.</param>
    /// <param name="models">Masks of every network with every seed.</param>
    /// <param name="provenance">What it ran on and from.</param>
    public static EvaluationPlan ForRun(
        string runId,
        RunPlan run,
        TrainingOptions training,
        DataSelection data,
        IReadOnlyList<DataSelection> folds,
        IReadOnlyList<IPredictionSource> models,
        Provenance provenance)
    {
        var (options, cleaning, study) = (run.Options, run.Cleaning, run.Study);
        var settings = Settings(RunKind.Run, data.Cohort, cleaning, options.Phases, options.Measures, study) with
        {
            // A changed network is not the profile's any more, and no published number is judged by it.
            Profile = options.Profile + options.Network,
            Split = data.Split.Name,
            TrainMice = data.Split.Train,
            ValidationMice = data.Split.Validation,
            TestMice = data.Split.Test,
            Folds = folds.Count,
            AnySpecies = options.AnySpecies,
            Seed = options.Seeds[0],
            Seeds = options.Seeds,
            TrainingProtocol = Protocol(training, cleaning),
        };
        var read = Reader(data.Cohort, requireImages: true);
        var check = options is { Profile: "quick", DataFolder: null, Folds: 0 } && options.Network == NetworkChange.None
            ? QuickPromise
            : null;
        var foldOf = folds
            .SelectMany((fold, i) => fold.Split.Test.Select(c => (Case: c, Fold: i + 1)))
            .ToDictionary(f => f.Case, f => f.Fold, StringComparer.Ordinal);
        IReadOnlyList<DataSelection> splits = folds.Count == 0 ? [data] : folds;
        return new EvaluationPlan(
            runId,
            settings,
            provenance,
            data.Split.Test,
            m => options.Phases.Apply(OnGrid(read(m), training)),
            models,
            cleaning,
            study?.Study,
            check)
        {
            Cohort = options.Study,
            GroupOf = data.Cohort.GroupOf,
            FoldOf = c => foldOf.GetValueOrDefault(c),
            KnownIssues =
            [
                .. splits.SelectMany(s => s.SharedFiles().Select(leak => new RunIssue(IssueSeverity.Warning, s.Split.Name, leak))),
                .. Unused(data.Cohort),
            ],
            ReadImages = data.Cohort.ReadCine,
            Points = study?.Points ?? [],
            CoverageReplicates = CoverageReplicates,
        };
    }

    /// <summary>The training protocol of a run, item by item, cleaning included.</summary>
    /// <param name="options">Options of one of its networks.</param>
    /// <param name="cleaning">How masks are cleaned before they are measured.</param>
    public static IReadOnlyList<ProtocolChoice> Protocol(TrainingOptions options, CleaningRule cleaning) =>
    [
        .. TrainingProtocol.Of(options),
        new(
            "cleaning of masks",
            CleaningRule.Largest.Description,
            CleaningRule.Published.Description,
            $"{cleaning.Name}: {cleaning.Description}",
            cleaning.Name == CleaningRule.Largest.Name ? "paper" : cleaning.Name == CleaningRule.Published.Name ? "code" : "neither",
            "--clean"),
    ];

    /// <summary>The plan of <c>bench evaluate</c>.</summary>
    public static EvaluationPlan ForEvaluate(
        string runId,
        EvaluateOptions options,
        IReadOnlyList<EvaluatedFolder> folders,
        IReadOnlyList<ObserverReadings> observers,
        CohortFolder cohort,
        IReadOnlyList<string> mice,
        string split,
        StudySelection? study,
        Provenance provenance,
        CleaningRule cleaning)
    {
        var settings = Settings(
            RunKind.Evaluate,
            cohort,
            cleaning,
            options.Phases,
            options.Measures,
            study) with
        { Split = split, TestMice = mice, AnySpecies = options.AnySpecies };
        var models = folders.Select(
            f => new FolderPredictions(f.Name, ModelNames.LabelOf(f.Name), () => f.Masks, null) { Leak = f.Leak, Missing = f.Missing });
        var read = Reader(cohort, requireImages: false);
        return new EvaluationPlan(
            runId, settings, provenance, mice, m => options.Phases.Apply(read(m)), [.. models], cleaning, study?.Study, null)
        {
            Cohort = options.Study,
            GroupOf = cohort.GroupOf,
            Observers = observers,
            MarginFromObservers = options.MarginFromObservers,
            KnownIssues = [.. folders.SelectMany(f => f.Issues), .. observers.SelectMany(o => o.Issues), .. Unused(cohort)],
            ReadImages = cohort.ReadCine,
            Points = study?.Points ?? [],
            CoverageReplicates = CoverageReplicates,
        };
    }

    /// <summary>A network's masks of one run, or of one task of many.</summary>
    /// <param name="planned">The network, by the name that it has in the result.</param>
    /// <param name="folder">Its masks.</param>
    /// <param name="trained">How it was trained.</param>
    /// <param name="study">The study.</param>
    /// <param name="cine">Segments a whole cine.</param>
    public static FolderPredictions MasksOf(
        PlannedModel planned, string folder, TrainedModel trained, Study study, Func<string, IReadOnlyList<LabelMap>> cine) =>
        new(planned.Name, planned.Label, () => Masks(folder, study), trained.Summary)
        {
            Cine = mouse => mouse.IsCineStored ? cine(mouse.Mouse) : null,
            Family = planned.Network,
            Seed = planned.Seed,
        };

    private static MaskFolder Masks(string folder, Study study) => MaskFolder.Open(folder, reading: RunMasks.Reading(study));

    // What lies outside of the working grid is background to every network, however good.
    private static MouseCase OnGrid(MouseCase heart, TrainingOptions options) =>
        CaseOnGrid.OutsideOf(heart, options.Grid) is { } outside ? heart with { Warnings = [.. heart.Warnings, outside] } : heart;

    // An assumed spacing that cannot be right is wrong for all mice and is said of the first.
    private static Func<string, MouseCase> Reader(CohortFolder cohort, bool requireImages)
    {
        var isTold = !cohort.IsSpacingAssumed;
        return name =>
        {
            var mouse = cohort.Read(name, requireImages);
            if (isTold || AssumedSpacing.Warning(mouse) is not { } warning)
            {
                return mouse;
            }

            isTold = true;
            return mouse with { Warnings = [warning, .. mouse.Warnings] };
        };
    }

    private static IEnumerable<RunIssue> Unused(CohortFolder cohort)
    {
        if (cohort.Unused.Count > 0)
        {
            yield return new RunIssue(
                IssueSeverity.Warning,
                cohort.Folder,
                $"{(cohort.Unused.Count == 1 ? "1 file was" : $"{cohort.Unused.Count} files were")} not read, being no mouse of this "
                    + $"cohort by name and format: {NearNames.Some(cohort.Unused)}.");
        }
    }

    private static EvaluationSettings Settings(
        RunKind kind, CohortFolder cohort, CleaningRule cleaning, PhaseRule phases, MeasureOptions measures, StudySelection? study) => new()
        {
            Kind = kind,
            DataSource = cohort.Description,
            IsPhantom = cohort.IsPhantom,
            VoxelSpacingMm = [cohort.Spacing.RowMm, cohort.Spacing.ColumnMm, cohort.Spacing.SliceMm],
            Cleaning = AppliedCleaning.Of(cleaning),
            DicePolicy =
            $"{measures.Overlap.Description} Over the stack of a frame; a mouse's value is the mean of ED and ES; means are over mice.",
            StandardDeviationPolicy = StandardDeviations,
            PhaseRule = phases.Description,
            Phases = phases.Convention,
            MeasurePolicy = measures.Description,
            Measures = measures,
            Study = study?.Study.Version ?? StudySelection.None,
        };
}

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

    private const string StandardDeviations = "SDs and limits of agreement with divisor n − 1";

    /// <summary>The plan of <c>bench run</c>.</summary>
    public static EvaluationPlan ForRun(
        string runId,
        RunOptions options,
        IReadOnlyList<(PlannedModel Model, TrainingOptions Options)> plans,
        DataSelection data,
        StudySelection? study,
        RunFolder folder,
        Dictionary<string, TrainedModel> trained,
        Provenance provenance,
        CleaningRule cleaning,
        PipelineCheck promise,
        Func<PlannedModel, string, IReadOnlyList<LabelMap>> cine)
    {
        var settings = Settings(RunKind.Run, data.Cohort, cleaning, options.Phases, options.Measures, study) with
        {
            // A changed network is not the profile's any more, and no published number is judged by it.
            Profile = options.Profile + options.Network,
            Split = data.Split.Name,
            TrainMice = data.Split.Train,
            ValidationMice = data.Split.Validation,
            TestMice = data.Split.Test,
            AnySpecies = options.AnySpecies,
            Seed = options.Seeds[0],
            Seeds = options.Seeds,
            TrainingProtocol = Protocol(plans[0].Options, cleaning),
        };
        var models = plans
            .Select(p => p.Model)
            .Select(
                m => new FolderPredictions(m.Name, m.Label, () => Masks(folder.Predictions(m.Name), options.Study), trained[m.Name].Summary)
                {
                    Cine = mouse => mouse.IsCineStored ? cine(m, mouse.Mouse) : null,
                    Family = m.Network,
                    Seed = m.Seed,
                });
        var read = Reader(data.Cohort, requireImages: true);
        var check = options is { Profile: "quick", DataFolder: null } && options.Network == NetworkChange.None ? promise : null;
        return new EvaluationPlan(
            runId,
            settings,
            provenance,
            data.Split.Test,
            m => options.Phases.Apply(OnGrid(read(m), plans[0].Options)),
            [.. models],
            cleaning,
            study?.Study,
            check)
        {
            Cohort = options.Study,
            GroupOf = data.Cohort.GroupOf,
            KnownIssues =
            [
                .. data.SharedFiles().Select(leak => new RunIssue(IssueSeverity.Warning, data.Split.Name, leak)),
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

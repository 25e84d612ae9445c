using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Studies;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;

namespace Bench.Evaluation;

/// <summary>What is to be evaluated.</summary>
/// <param name="RunId">Name of the run.</param>
/// <param name="Settings">Conventions and origin, for the result.</param>
/// <param name="Provenance">What it is made on and from, for the result.</param>
/// <param name="Mice">Mice to measure, in the order of the report.</param>
/// <param name="ReadCase">Reads one mouse; may throw <see cref="InputException"/>, which makes that case a counted failure.</param>
/// <param name="Models">Whose masks to measure; at least one, names distinct.</param>
/// <param name="Cleaning">Applied to every predicted mask before measuring.</param>
/// <param name="Study">Published numbers to judge against; null for none.</param>
/// <param name="PipelineCheck">What the profile must reach on phantoms; null where nothing is promised.</param>
public sealed record EvaluationPlan(
    string RunId,
    EvaluationSettings Settings,
    Provenance Provenance,
    IReadOnlyList<string> Mice,
    Func<string, MouseCase> ReadCase,
    IReadOnlyList<IPredictionSource> Models,
    CleaningRule Cleaning,
    PublishedStudy? Study,
    PipelineCheck? PipelineCheck)
{
    /// <summary>The models that are shown case by case: of several trainings of a network the first.</summary>
    public IReadOnlyList<IPredictionSource> ShownModels =>
        [.. Models.Where(m => m.Seed is null || Models.First(o => o.Family == m.Family) == m)];

    /// <summary>
    /// Reads the images of a mouse's whole cine, for stepping through it; null, or an <see cref="InputException"/>, where there are none.
    /// </summary>
    public Func<string, IReadOnlyList<ImageStack>>? ReadImages { get; init; }

    /// <summary>The study that the cases are of: its structures are measured, in its words.</summary>
    public Study Cohort { get; init; } = Core.Studies.Study.Mouse;

    /// <summary>Group of a case by its name; empty where it has none.</summary>
    public Func<string, string> GroupOf { get; init; } = _ => "";

    /// <summary>Fold of cross-validation that did not see a case, from 1; 0 where one fixed split is used.</summary>
    public Func<string, int> FoldOf { get; init; } = _ => 0;

    /// <summary>Other readings of the cases; none where there is the reference alone.</summary>
    public IReadOnlyList<IObserverSource> Observers { get; init; } = [];

    /// <summary>Whether margins of equivalence are learnt from these readings.</summary>
    public bool MarginFromObservers { get; init; }

    /// <summary>Samples by which the coverage of each printed interval is simulated; 0 for no simulation.</summary>
    public int CoverageReplicates { get; init; }

    /// <summary>What is known to be wrong before anything is measured.</summary>
    public IReadOnlyList<RunIssue> KnownIssues { get; init; } = [];

    /// <summary>Points of the study's figures, by which its mice are found again; none where there are none.</summary>
    public IReadOnlyList<PointColumns> Points { get; init; } = [];
}

/// <summary>
/// What a training profile must reach on its phantom cohort, so that a user sees that training, inference and measuring work
/// on this machine. It says nothing of mice.
/// </summary>
/// <param name="Model">The model that must reach it.</param>
/// <param name="BloodPoolDice">Least mean Dice of the blood pool (mean of ED and ES, then over mice).</param>
/// <param name="MyocardiumDice">Least mean Dice of the myocardium.</param>
public sealed record PipelineCheck(string Model, double BloodPoolDice, double MyocardiumDice);

using System.Text.Json.Serialization;
using Bench.Core.Measures;

namespace Bench.Evaluation.Results;

/// <summary>
/// Everything that one evaluation found, immutable, and enough to write every report, figure and table again without data or network.
/// Undefined numbers are NaN (null in JSON). Every exporter is a function of this record.
/// </summary>
/// <param name="SchemaVersion">Version of this record's JSON form; <see cref="CurrentSchemaVersion"/> when written by this build.</param>
/// <param name="RunId">Name of the run and of its folder.</param>
/// <param name="Settings">What was evaluated and by which conventions.</param>
/// <param name="Provenance">What it ran on and from what.</param>
/// <param name="Models">
/// One entry a model, in the order they were asked for; at least one. Of a network that was trained with several seeds the first training
/// alone: the others are in <see cref="Methods"/>.
/// </param>
/// <param name="Claims">Verdict on each published claim.</param>
/// <param name="Conclusion">What the run comes to.</param>
/// <param name="Montages">Example slices with contours, for the picture of best, median and worst case.</param>
/// <param name="Issues">What went wrong or is odd, none of it hidden; empty where all is well.</param>
public sealed record EvaluationResult(
    int SchemaVersion,
    string RunId,
    EvaluationSettings Settings,
    Provenance Provenance,
    IReadOnlyList<ModelResult> Models,
    IReadOnlyList<ClaimVerdict> Claims,
    [property: JsonPropertyName("headline")] Conclusion Conclusion,
    IReadOnlyList<MontageCase> Montages,
    IReadOnlyList<RunIssue> Issues)
{
    /// <summary>The version of the JSON form that this build writes and reads.</summary>
    public const int CurrentSchemaVersion = 2;

    /// <summary>Volume curves of the mice of the montages; empty where no model segmented a whole cine.</summary>
    public IReadOnlyList<MouseCurves> Curves { get; init; } = [];

    /// <summary>Frames of the mice of the montages, to step through; empty where there are none, as in results of older builds.</summary>
    public IReadOnlyList<MouseCine> Cines { get; init; } = [];

    /// <summary>
    /// The models against each other, mouse by mouse; null for one model, for fewer than two mice in common, and in results of older
    /// builds.
    /// </summary>
    public ModelComparison? Comparison { get; init; }

    /// <summary>How far readers differ, beside the models; null where there was one reading.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ObserverStudy? Observers { get; init; }

    /// <summary>Spread over seeds of each network that was trained with several; empty where none was.</summary>
    public IReadOnlyList<SeedSpread> SeedSpreads { get; init; } = [];

    /// <summary>
    /// Every case of every training of each network that was trained with several seeds or folds; empty where none was.
    /// </summary>
    public IReadOnlyList<MethodValues> Methods { get; init; } = [];

    /// <summary>Verdicts on methods instead of weights; null in results of earlier builds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MethodVerdicts? MethodVerdicts { get; init; }

    /// <summary>
    /// Simulated coverage of the intervals that a report prints; empty where it was not simulated, and in results of earlier builds.
    /// </summary>
    public IReadOnlyList<IntervalCoverage> Coverage { get; init; } = [];

    /// <summary>
    /// What limits the verdicts on published numbers, as sentences: split, cleaning, mice, trainings that are not the study's; empty where
    /// nothing was judged.
    /// </summary>
    public IReadOnlyList<string> VerdictLimits { get; init; } = [];

    /// <summary>Name, unit and formula of every measure that occurs in <see cref="CaseResult.Measures"/>, in the order of tables.</summary>
    public IReadOnlyList<MeasureDefinition> MeasureDefinitions { get; init; } = [];
}

using System.Text.Json.Serialization;
using Bench.Core.Measures;

namespace Bench.Evaluation.Results;

/// <summary>
/// What the result says of methods, that is, of other trainings and other cases, and not of the weights and cases at hand
/// (docs/methods.md). A method with one training is judged as these weights.
/// </summary>
/// <param name="Methods">The methods, in the order of the result's models.</param>
/// <param name="Measures">One entry a measure.</param>
public sealed record MethodVerdicts(IReadOnlyList<JudgedMethod> Methods, IReadOnlyList<MeasureVerdict> Measures)
{
    /// <summary>Whether any method has several trainings, without which nothing can be said of methods.</summary>
    [JsonIgnore] public bool JudgesMethods => Methods.Any(m => m.Seeds > 1);

    /// <summary>Whether every method has several trainings.</summary>
    [JsonIgnore] public bool JudgesAll => Methods.All(m => m.Seeds > 1);
}

/// <summary>A method.</summary>
/// <param name="Method">Name of the network; of masks made elsewhere, the model's.</param>
/// <param name="Label">Name for readers.</param>
/// <param name="Seeds">Trainings, each with another seed.</param>
/// <param name="Folds">Folds of cross-validation of each training; 0 for a fixed split.</param>
public sealed record JudgedMethod(string Method, string Label, int Seeds, int Folds);

/// <summary>All methods on one measure.</summary>
/// <param name="Measure">Name, as in <see cref="MethodMeasure"/>.</param>
/// <param name="Unit">Unit; empty for ratios.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Methods">Each method.</param>
/// <param name="Pairs">Each pair of methods.</param>
public sealed record MeasureVerdict(
    string Measure, string Unit, BetterWhen Better, IReadOnlyList<MethodEstimate> Methods, IReadOnlyList<MethodPair> Pairs)
{
    /// <summary>Order of three and more methods that all have several trainings; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MethodOrder? Order { get; init; }
}

/// <summary>Mean of a method with its 95 % interval for other cases and other trainings, and where its variance comes from.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Cases">Cases with a value.</param>
/// <param name="Seeds">Trainings.</param>
/// <param name="Missing">Values of these cases that some training lacks.</param>
public sealed record MethodEstimate(string Method, int Cases, int Seeds, int Missing)
{
    /// <summary>Mean and interval; the interval is undefined for one training.</summary>
    [JsonRequired, FlatKeys("mean", "low", "high")]
    public Estimate Mean { get; init; } = Estimate.Undefined;

    /// <summary>Standard error for other cases and trainings.</summary>
    [JsonRequired] public double StandardError { get; init; } = double.NaN;

    /// <summary>Its degrees of freedom (Satterthwaite).</summary>
    [JsonRequired] public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>SD of cases.</summary>
    [JsonRequired] public double CaseSd { get; init; } = double.NaN;

    /// <summary>SD of trainings: of the mean over all cases.</summary>
    [JsonRequired] public double SeedSd { get; init; } = double.NaN;

    /// <summary>SD of the rest: how differently trainings do on one case.</summary>
    [JsonRequired] public double RestSd { get; init; } = double.NaN;

    /// <summary>Share of the variance of the mean that trainings bring, 0…1.</summary>
    [JsonRequired] public double SeedShare { get; init; } = double.NaN;
}

/// <summary>Two methods on the same cases; differences are first less second.</summary>
/// <param name="First">Name of the first.</param>
/// <param name="Second">Name of the second.</param>
/// <param name="Cases">Cases that both have.</param>
/// <param name="Missing">Values of these cases that some training lacks.</param>
public sealed record MethodPair(string First, string Second, int Cases, int Missing)
{
    /// <summary>Mean difference with its interval for other cases and trainings; without interval where a method has one training.</summary>
    [JsonRequired, FlatKeys("difference", "low", "high")]
    public Estimate Difference { get; init; } = Estimate.Undefined;

    /// <summary>Standard error for other cases and trainings.</summary>
    [JsonRequired] public double StandardError { get; init; } = double.NaN;

    /// <summary>Its degrees of freedom (Satterthwaite).</summary>
    [JsonRequired] public double DegreesOfFreedom { get; init; } = double.NaN;

    /// <summary>Two-sided p of no difference between the methods.</summary>
    [JsonRequired] public double PValue { get; init; } = double.NaN;

    /// <summary>The same, corrected over all pairs and measures (Holm).</summary>
    [JsonRequired] public double HolmP { get; init; } = double.NaN;

    /// <summary>
    /// Probability that the method that looks better is not (Christodoulou et al. 2025), for other cases and trainings; NaN where a method
    /// has one training.
    /// </summary>
    [JsonRequired] public double FalseSuperiority { get; init; } = double.NaN;

    /// <summary>The same of these very weights, for other cases alone.</summary>
    [JsonRequired] public double FalseSuperiorityOfWeights { get; init; } = double.NaN;

    /// <summary>
    /// Smallest true difference that would be shown with power 80 % (two-sided, 5 %): between the methods, or, where one has a single
    /// training, between these weights.
    /// </summary>
    [JsonRequired] public double Detectable { get; init; } = double.NaN;

    /// <summary>
    /// Trainings of each method that would show the difference found, were it the true one, on as many cases; null where no number would,
    /// or none can be told.
    /// </summary>
    public int? SeedsNeeded { get; init; }

    /// <summary>Cases that would show it with the trainings there are; null likewise.</summary>
    public int? CasesNeeded { get; init; }

    /// <summary>What follows from assumed spreads of trainings, where a method has one training; empty otherwise.</summary>
    public IReadOnlyList<AssumedSpread> Assumed { get; init; } = [];

    /// <summary>How the methods stand.</summary>
    [JsonRequired] public MethodStanding Standing { get; init; }
}

/// <summary>How two methods stand on a measure.</summary>
public enum MethodStanding
{
    /// <summary>A method has one training: the difference is one of weights, and nothing is said of methods.</summary>
    WeightsOnly,

    /// <summary>The first is better: the corrected test over cases and trainings rejects, and the difference favours it.</summary>
    FirstBetter,

    /// <summary>The second is better.</summary>
    SecondBetter,

    /// <summary>No difference is shown.</summary>
    NotToldApart,
}

/// <summary>What a difference of single trainings would mean if trainings scattered so.</summary>
/// <param name="SeedSd">Assumed SD of a method's mean from one training to the next.</param>
/// <param name="FalseSuperiority">Probability, then, that the method that looks better is not.</param>
/// <param name="SeedsNeeded">Trainings of each method that would show the difference; null where no number would.</param>
public sealed record AssumedSpread(double SeedSd, double FalseSuperiority, int? SeedsNeeded);

/// <summary>Order of methods, and how firm it is when cases and trainings are drawn again.</summary>
/// <param name="Ranks">Methods by rank, with the 95 % interval of each rank.</param>
/// <param name="KendallTau">Mean of Kendall's τ-b between this order and that of each resample; 1 for one that never changes.</param>
/// <param name="SameOrder">Share of resamples with exactly this order.</param>
/// <param name="Resamples">Resamples.</param>
public sealed record MethodOrder(IReadOnlyList<RankedModel> Ranks, double KendallTau, double SameOrder, int Resamples);

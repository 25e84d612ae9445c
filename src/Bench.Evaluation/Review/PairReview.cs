using System.Text.Json.Serialization;
using Bench.Core.Measures;
using Bench.Evaluation.Audit;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Review;

/// <summary>How far printed means support that one of two methods is better.</summary>
/// <param name="Measure">What is compared.</param>
/// <param name="First">The first method.</param>
/// <param name="Second">The second.</param>
/// <param name="FirstMean">Mean of the first as printed.</param>
/// <param name="SecondMean">Mean of the second.</param>
/// <param name="FirstSd">SD of the first over cases.</param>
/// <param name="SecondSd">SD of the second.</param>
/// <param name="Cases">Cases.</param>
/// <param name="Correlation">Correlation of the two over cases; null where it is not known.</param>
/// <param name="Better">Which means are better.</param>
/// <param name="Winner">Method with the better mean; empty where both print the same.</param>
/// <param name="Difference">Mean of the winner less the other's, as a gain: 0 or more.</param>
/// <param name="Risks">The risk at each of <see cref="PairReviewer.Correlations"/>, or at the one that is known.</param>
/// <param name="LeastCorrelation">
/// Least correlation at which the risk is 5 % or less: −1 where any will do; NaN where none will.
/// </param>
/// <param name="Finding">What follows.</param>
/// <param name="Assumed">What the trainings' spread would add, were it known; empty where the measure is no Dice.</param>
public sealed record PairReview(
    string Measure,
    string First,
    string Second,
    string FirstMean,
    string SecondMean,
    double FirstSd,
    double SecondSd,
    int Cases,
    double? Correlation,
    BetterWhen Better,
    string Winner,
    double Difference,
    IReadOnlyList<RiskByCorrelation> Risks,
    double LeastCorrelation,
    ReviewFinding Finding,
    IReadOnlyList<AssumedSpread> Assumed)
{
    /// <summary>The correlation that <see cref="Assumed"/> is for.</summary>
    public double AssumedAtCorrelation { get; init; } = double.NaN;
}

/// <summary>Risk of a false claim, and what could be shown, at one correlation of the two methods over cases.</summary>
/// <param name="Correlation">The correlation.</param>
/// <param name="DifferenceSd">SD of the difference that follows.</param>
/// <param name="Risk">Probability that the method that looks better is not (Christodoulou et al. 2025), 0…0.5.</param>
/// <param name="RiskAtWorst">The same for the smallest difference that prints so: both means rounded against the claim.</param>
/// <param name="Detectable">Smallest true difference that as many cases would show with power 80 % (two-sided, 5 %).</param>
/// <param name="CasesNeeded">Cases that would show the printed difference so; null where it is 0.</param>
public sealed record RiskByCorrelation(
    double Correlation, double DifferenceSd, double Risk, double RiskAtWorst, double Detectable, int? CasesNeeded);

/// <summary>What the risk says of the claim that one method is better.</summary>
public enum ReviewFinding
{
    /// <summary>5 % or less at the correlation that is known, or at every plausible one.</summary>
    LowRisk,

    /// <summary>Above 5 % at some plausible correlations and not at others.</summary>
    Depends,

    /// <summary>Above 5 % at the known correlation, or at every plausible one.</summary>
    HighRisk,

    /// <summary>Both means print the same: there is nothing to claim.</summary>
    NoDifference,
}

/// <summary>Two methods as a paper prints them: means and SDs of one measure over the same cases.</summary>
/// <param name="Measure">What is compared, such as <c>Dice</c>.</param>
/// <param name="First">Name of the first method.</param>
/// <param name="FirstMean">Its mean as printed.</param>
/// <param name="FirstSd">Its SD over cases, 0 or more.</param>
/// <param name="Second">Name of the second.</param>
/// <param name="SecondMean">Its mean as printed.</param>
/// <param name="SecondSd">Its SD.</param>
/// <param name="Cases">Cases, at least 2.</param>
/// <param name="Correlation">Correlation of the two methods over cases, −1…1; null where it is not known.</param>
/// <param name="Better">Which means are better: larger or smaller.</param>
public sealed record PrintedPair(
    string Measure,
    string First,
    PrintedNumber FirstMean,
    double FirstSd,
    string Second,
    PrintedNumber SecondMean,
    double SecondSd,
    int Cases,
    double? Correlation,
    BetterWhen Better);

/// <summary>What a review found.</summary>
/// <param name="Pairs">Each printed comparison.</param>
/// <param name="Audit">Whether the printed numbers of the study go together; null where no claims were given.</param>
public sealed record ReviewReport(
    IReadOnlyList<PairReview> Pairs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] AuditReport? Audit);

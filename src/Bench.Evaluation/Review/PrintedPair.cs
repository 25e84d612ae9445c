using Bench.Core.Measures;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Review;

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

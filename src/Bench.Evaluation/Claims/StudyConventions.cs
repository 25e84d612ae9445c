using Bench.Statistics;

namespace Bench.Evaluation.Claims;

/// <summary>What a study says about how its numbers were made.</summary>
/// <param name="Deviation">Divisor of its standard deviations; null where it does not say.</param>
/// <param name="LimitsFactor">SDs of the differences between bias and a limit of agreement.</param>
/// <param name="Dice">Over what Dice is taken.</param>
/// <param name="Difference">Which less which.</param>
/// <param name="Split">How mice were divided, and whether the lists are known.</param>
/// <param name="CleaningRule">Rule by which predicted masks were cleaned: <c>largest</c>, <c>published</c> or <c>none</c>; empty where the study does not say.</param>
/// <param name="Cleaning">The same in words, with what is not certain of it.</param>
public sealed record StudyConventions(
    DeviationConvention? Deviation = null,
    double LimitsFactor = 1.96,
    string Dice = "",
    string Difference = "model less expert",
    string Split = "",
    string CleaningRule = "",
    string Cleaning = "");

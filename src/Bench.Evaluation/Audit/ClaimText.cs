using Bench.Core;
using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit;

/// <summary>How findings write numbers and quantities.</summary>
internal static class ClaimText
{
    /// <summary>The printed number with its unit.</summary>
    public static string Value(PublishedClaim claim) => claim.Printed + Unit(claim);

    /// <summary>The printed number as the second term of a difference: in brackets where it is negative.</summary>
    public static string Term(PublishedClaim claim) =>
        claim.Printed.StartsWith('-') || claim.Printed.StartsWith('−') ? $"({claim.Printed})" : claim.Printed;

    /// <summary>A range in the unit and to the digits of a claim.</summary>
    public static string Range(ValueRange range, PublishedClaim like, int extra = 0) => range.Text(like.Decimals + extra) + Unit(like);

    /// <summary>Short name of a quantity; empty for none.</summary>
    public static string Name(Quantity? quantity) => quantity is { } known ? Vocabulary.InSentence(known) : "";

    /// <summary>Name of a statistic of agreement.</summary>
    public static string Name(ClaimStatistic statistic) => statistic switch
    {
        ClaimStatistic.ReferenceMean => "the expert's mean",
        ClaimStatistic.ReferenceSd => "the expert's SD",
        ClaimStatistic.PredictedMean => "the model's mean",
        ClaimStatistic.PredictedSd => "the model's SD",
        ClaimStatistic.Bias => "the bias",
        ClaimStatistic.LimitLower => "the lower limit of agreement",
        ClaimStatistic.LimitUpper => "the upper limit of agreement",
        ClaimStatistic.TTestP => "p of the paired t-test",
        ClaimStatistic.PearsonR => "Pearson's r",
        ClaimStatistic.ProportionalSlope => "the slope of difference on mean",
        _ => statistic.ToString(),
    };

    private static string Unit(PublishedClaim claim) => claim.Unit.Length == 0 ? "" : $" {claim.Unit}";
}

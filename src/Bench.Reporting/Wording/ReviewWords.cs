using Bench.Evaluation.Review;

namespace Bench.Reporting.Wording;

/// <summary>A review in sentences, the same on the console, in text and in print.</summary>
public static class ReviewWords
{
    /// <summary>What the numbers are, e.g. <c>Dice: A 0.91 ± 0.03 against B 0.90 ± 0.035, 25 cases</c>.</summary>
    /// <param name="pair">The pair.</param>
    public static string Heading(PairReview pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var r = pair.Correlation is { } known ? $", r = {Exact(known)}" : string.Empty;
        return $"{pair.Measure}: {pair.First} {pair.FirstMean} ± {Exact(pair.FirstSd)} against {pair.Second} {pair.SecondMean} ± "
            + $"{Exact(pair.SecondSd)}, {pair.Cases} cases{r}";
    }

    /// <summary>The finding in a few words.</summary>
    /// <param name="finding">The finding.</param>
    public static string InBrief(ReviewFinding finding) => finding switch
    {
        ReviewFinding.LowRisk => "low risk",
        ReviewFinding.Depends => "depends on the correlation",
        ReviewFinding.HighRisk => "high risk",
        _ => "no difference printed",
    };

    /// <summary>What follows for a reader, in sentences.</summary>
    /// <param name="pair">The pair.</param>
    public static IEnumerable<string> Sentences(PairReview pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        if (pair.Finding == ReviewFinding.NoDifference)
        {
            yield return "Both means print the same, so these numbers support no claim that one method is better.";
            yield return Detectable(pair);
            yield break;
        }

        yield return $"The claim would be that {pair.Winner} is better, by {Exact(pair.Difference)}. Its risk is the probability that this "
            + "is false: that over all such cases the other is as good or better.";
        yield return pair.Correlation is not null
            ? $"At the correlation given the risk is {NumberText.Share(pair.Risks[0].Risk)}: "
                + (pair.Finding == ReviewFinding.LowRisk ? "low (5 % or less)." : "high (above 5 %).")
            : pair.Finding switch
            {
                ReviewFinding.LowRisk =>
                    $"The risk is low (5 % or less) at every plausible correlation of the two methods over cases, {Plausible}"
                    + (pair.LeastCorrelation <= -1 ? ", and at any other." : $", and from {Text(pair.LeastCorrelation)} on."),
                ReviewFinding.Depends =>
                    "The risk depends on the correlation of the two methods over cases, which is not known: it is low (5 % or less) only "
                    + $"from r = {Text(pair.LeastCorrelation)}. Ask for it, for the values of each case, or for the SD of the differences.",
                _ => $"The risk is high (above 5 %) at every plausible correlation of the two methods over cases, {Plausible}"
                    + (double.IsNaN(pair.LeastCorrelation)
                        ? ", and at any other: the SDs alone differ too much."
                        : $"; only from r = {Text(pair.LeastCorrelation)} it would be low."),
            };
        if (pair.Risks.Any(r => r.Risk <= 0.05 && r.RiskAtWorst > 0.05))
        {
            var at = pair.Risks.First(r => r.Risk <= 0.05 && r.RiskAtWorst > 0.05);
            yield return "Means are printed rounded, and the difference may be smaller than it looks: at r = "
                + $"{Text(at.Correlation)} the risk may be as high as {NumberText.Share(at.RiskAtWorst)} instead of "
                + $"{NumberText.Share(at.Risk)}. Ask for one more digit.";
        }

        yield return Detectable(pair);
        if (pair.Assumed.Count > 0)
        {
            var middle = pair.Assumed[pair.Assumed.Count / 2];
            yield return "All this is about the weights that were compared. About the methods, trained again, less is known: if each mean "
                + $"had an SD of {Exact(middle.SeedSd)} over trainings (assumed) and each method was trained once, the risk would be "
                + $"{NumberText.Share(middle.FalseSuperiority)} at r = {Text(pair.AssumedAtCorrelation)}, and "
                + (middle.SeedsNeeded is { } seeds
                    ? $"{seeds} trainings of each would show the difference with power 80 %."
                    : "no number of trainings would show the difference on so few cases with power 80 %.");
        }
    }

    /// <summary>A number with the digits it was given with.</summary>
    /// <param name="value">The number.</param>
    public static string Exact(double value) =>
        value.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);

    private static string Plausible => $"{Exact(PairReviewer.LeastPlausible)} to {Exact(PairReviewer.MostPlausible)}";

    private static string Detectable(PairReview pair)
    {
        var (low, high) = (pair.Risks[^1], pair.Risks[0]);
        var found = pair.Risks.Count == 1
            ? $"{Digits(high.Detectable)} or more"
            : $"{Digits(high.Detectable)} (r = {Text(high.Correlation)}) to {Digits(low.Detectable)} (r = {Text(low.Correlation)}) or more";
        var shown = $"With {pair.Cases} cases, a true difference of {found} would be shown with power 80 % (two-sided test at 5 %).";
        return high.CasesNeeded is not { } most || low.CasesNeeded is not { } fewest ? shown
            : most == fewest ? $"{shown} The printed one would need {NumberText.Count(most)} cases."
            : $"{shown} The printed one would need {NumberText.Count(fewest)} to {NumberText.Count(most)} cases.";
    }

    private static string Digits(double value) =>
        NumberText.Fixed(value, value == 0 ? 0 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 8));

    private static string Text(double correlation) => NumberText.Fixed(correlation, 2);
}

using System.Text;
using Bench.Cli.Audit;
using Bench.Evaluation.Review;
using Bench.Reporting.Wording;

namespace Bench.Cli.Review;

/// <summary>A review as text.</summary>
internal static class ReviewText
{
    public static string Of(ReviewReport review)
    {
        var text = new StringBuilder();
        foreach (var pair in review.Pairs)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(Plain(ReviewWords.Heading(pair))).Append("\n\n");
            text.Append($"  Finding: {ReviewWords.InBrief(pair.Finding)}\n\n");
            Risks(text, pair);
            foreach (var sentence in ReviewWords.Sentences(pair))
            {
                text.Append('\n');
                AuditText.Wrap(text, Plain(sentence), "  ");
            }
        }

        text.Append('\n');
        AuditText.Wrap(
            text,
            "Risk: probability that the method with the better mean is not better (Christodoulou et al. 2025, arXiv:2505.04720); at worst: "
                + "both means rounded against the claim; detectable: true difference shown with power 80 %. docs/review.md explains them.",
            "  ");
        return review.Audit is { } audit ? $"{text}\n{AuditText.Of(audit)}" : text.ToString();
    }

    private static void Risks(StringBuilder text, PairReview pair)
    {
        text.Append($"  {"r",5}  {"SD of differences",18}  {"risk",8}  {"at worst",8}  {"detectable",11}  {"cases needed",12}\n");
        foreach (var r in pair.Risks)
        {
            text.Append(
                $"  {NumberText.Fixed(r.Correlation, 2),5}  {ReviewWords.Exact(Math.Round(r.DifferenceSd, 4)),18}  "
                + $"{Plain(NumberText.Share(r.Risk)),8}  {Plain(NumberText.Share(r.RiskAtWorst)),8}  "
                + $"{ReviewWords.Exact(Math.Round(r.Detectable, 4)),11}  "
                + $"{(r.CasesNeeded is { } n ? Plain(NumberText.Count(n)) : NumberText.Undefined),12}\n");
        }
    }

    private static string Plain(string text) => text.Replace('\u2009', ' ');
}

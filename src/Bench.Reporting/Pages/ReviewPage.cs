using Bench.Evaluation.Review;
using Bench.Reporting.Layout;
using Bench.Reporting.Pdf;
using Bench.Reporting.Wording;
using Bench.Statistics.Methods;

namespace Bench.Reporting.Pages;

/// <summary>
/// A review of printed comparisons as PDF: one A4 page for one pair or for a table of them; an audit follows on pages of its own. The same
/// review gives the same bytes.
/// </summary>
public static class ReviewPage
{
    /// <summary>Pairs up to which each is told in sentences.</summary>
    private const int FewPairs = 2;

    /// <summary>Writes the page.</summary>
    /// <param name="review">The review.</param>
    /// <param name="output">Where to; left open.</param>
    public static void Write(ReviewReport review, Stream output)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(TaggedPdf.Of([.. Blocks(review)], new PdfDescription("Review of printed comparisons")));
    }

    private static IEnumerable<Block> Blocks(ReviewReport review)
    {
        var tables = 0;
        yield return new Paragraph(RichText.Strong("Review of printed comparisons"), Fonts.Section)
        {
            IsTitle = true,
            SpaceAfter = 6,
        };
        if (review.Pairs.Count > FewPairs)
        {
            yield return Overview(review.Pairs, ++tables);
        }

        foreach (var pair in review.Pairs.Count > FewPairs ? [] : review.Pairs)
        {
            yield return new Paragraph(RichText.Strong(ReviewWords.Heading(pair)), Fonts.Lead) { SpaceBefore = 6, KeepWithNext = true };
            foreach (var sentence in ReviewWords.Sentences(pair))
            {
                yield return new Paragraph(NumberText.Printed(sentence), Fonts.Body) { SpaceAfter = 4 };
            }

            yield return Risks(pair, ++tables);
            if (pair.Assumed.Count > 0)
            {
                yield return Trainings(pair, ++tables);
            }
        }

        yield return new Paragraph(
            "Risk: probability, under a flat prior, that the method with the better mean is not better, from means, SDs, number of cases "
            + "and the correlation of the two methods over cases: Student’s t with n − 1 degrees of freedom at −√n·|Δ|/SD of the "
            + "differences (Christodoulou et al. 2025, arXiv:2505.04720, who call more than 5 % a high risk). At worst: both means rounded "
            + "against the claim. It supposes that both methods were measured on the same cases, that cases are independent, and that SDs "
            + "are over cases; it does not see a choice among many methods, a test set used before, or tuning that was not equal.",
            Fonts.Caption)
        { SpaceBefore = 8 };
        if (review.Audit is { } audit)
        {
            yield return new Heading(1, $"Audit: {audit.Study}");
            foreach (var block in AuditSection.Of(audit, () => ++tables))
            {
                yield return block;
            }
        }
    }

    private static TableBlock Risks(PairReview pair, int number) => new(
        [
            new("Correlation r", 1), new("SD of differences", 1), new("Risk", 1), new("Risk at worst", 1), new("Detectable", 1),
            new("Cases needed", 1),
        ],
        [
            .. pair.Risks.Select(r => new TableRow(
            [
                NumberText.Fixed(r.Correlation, 2), ReviewWords.Exact(Math.Round(r.DifferenceSd, 4)), Risk(r.Risk), Risk(r.RiskAtWorst),
                ReviewWords.Exact(Math.Round(r.Detectable, 4)), r.CasesNeeded is { } n ? NumberText.Count(n) : NumberText.Undefined,
            ])),
        ],
        Fonts.Table)
    {
        Number = number,
        Caption = "Risk of a false claim over the correlations that are possible, what as many cases could show with power 80 %, and cases "
            + "that would show the printed difference. Bold: above 5 %.",
        SpaceAfter = 10,
    };

    private static TableBlock Trainings(PairReview pair, int number) => new(
        [new("SD of a mean over trainings", 1), new("Risk for the methods", 1), new("Trainings needed of each", 1)],
        [
            .. pair.Assumed.Select(a => new TableRow(
            [
                ReviewWords.Exact(a.SeedSd), Risk(a.FalseSuperiority), a.SeedsNeeded is { } seeds ? NumberText.Count(seeds) : "none",
            ])),
        ],
        Fonts.Table)
    {
        Number = number,
        Caption = $"What an assumed spread over trainings would add, each method trained once, at r = "
            + $"{NumberText.Fixed(pair.AssumedAtCorrelation, 2)}.",
        SpaceAfter = 10,
    };

    private static TableBlock Overview(IReadOnlyList<PairReview> pairs, int number) => new(
        [
            new("Measure", Flexible: true), new("Claimed better", Flexible: true), new("than", Flexible: true), new("by", 1), new("n", 1),
            new("r = 0.50", 1, Group: "Risk"), new("r = 0.90", 1, Group: "Risk"), new("Low from r", 1), new("Finding", Flexible: true),
        ],
        [
            .. pairs.Select(p => new TableRow(
            [
                p.Measure, p.Winner.Length == 0 ? p.First : p.Winner, p.Winner == p.Second ? p.First : p.Second,
                ReviewWords.Exact(p.Difference), NumberText.Count(p.Cases), At(p, PairReviewer.LeastPlausible),
                At(p, PairReviewer.MostPlausible), double.IsNaN(p.LeastCorrelation) ? "none" : p.LeastCorrelation <= -1 ? "any"
                    : NumberText.Fixed(p.LeastCorrelation, 2),
                ReviewWords.InBrief(p.Finding) + (p.Correlation is { } r ? $" (r = {NumberText.Fixed(r, 2)})" : string.Empty),
            ])),
        ],
        Fonts.Dense)
    {
        Number = number,
        Caption = "Risk that the method with the better mean is not better, at a small and a large plausible correlation over cases; the "
            + "correlation from which it is 5 % or less. Bold: above 5 %.",
        SpaceAfter = 10,
        Sortable = true,
    };

    private static RichText At(PairReview pair, double correlation) => Risk(
        FalseSuperiority.Of(pair.Difference, pair.FirstSd, pair.SecondSd, correlation, pair.Cases));

    private static RichText Risk(double probability) =>
        probability > FalseSuperiority.HighRisk ? RichText.Strong(NumberText.Share(probability)) : NumberText.Share(probability);
}

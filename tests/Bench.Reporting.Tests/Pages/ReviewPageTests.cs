using Bench.Core.Measures;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Review;
using Bench.Reporting.Pages;
using UglyToad.PdfPig;

namespace Bench.Reporting.Tests.Pages;

public class ReviewPageTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public void A_review_is_one_page(int pairs)
    {
        using var output = new MemoryStream();
        var review = new ReviewReport([.. Enumerable.Range(0, pairs).Select(i => PairReviewer.Of(Pair(i % 3)))], null);
        ReviewPage.Write(review, output);
        using var document = PdfDocument.Open(output.ToArray());
        Assert.Equal(1, document.NumberOfPages);
        Assert.Contains("Review", document.GetPage(1).Text, StringComparison.Ordinal);
        using var again = new MemoryStream();
        ReviewPage.Write(review, again);
        Assert.Equal(output.ToArray(), again.ToArray());
    }

    private static PrintedPair Pair(int kind) => kind switch
    {
        0 => new("Dice", "Ours", Number("0.923"), 0.03, "Theirs", Number("0.904"), 0.031, 50, null, BetterWhen.Larger),
        1 => new("HD95 (mm)", "Ours", Number("7.1"), 3.2, "Theirs", Number("8.0"), 4.1, 50, 0.7, BetterWhen.Smaller),
        _ => new("Dice", "Ours", Number("0.93"), 0.01, "Theirs", Number("0.93"), 0.08, 12, null, BetterWhen.Larger),
    };

    private static PrintedNumber Number(string text) => PrintedNumber.TryParse(text, out var number) ? number : default;
}

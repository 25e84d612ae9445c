using Bench.Evaluation.Results;
using Bench.Reporting.Html;
using Bench.Testing;

namespace Bench.Reporting.Tests.Pages;

public class MethodVerdictSectionTests
{
    [Fact]
    public void Without_seeds_the_report_says_that_it_judges_weights()
    {
        var page = Html(SampleResult.Create(2, 20));
        Assert.Contains("This report judges weights, not methods.", page, StringComparison.Ordinal);
        Assert.Contains("Trainings needed at an SD of", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Methods, not weights.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void One_model_trained_once_is_told_so_without_a_table()
    {
        var page = Html(SampleResult.Create(1, 6));
        Assert.Contains("This report judges weights, not methods.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Trainings needed", page, StringComparison.Ordinal);
    }

    [Fact]
    public void With_seeds_means_differences_and_order_of_methods_are_shown()
    {
        var page = Html(SampleResult.Create(new SampleOptions { Models = 3, Mice = 20, Seeds = 5, Folds = 4 }));
        Assert.Contains("Methods, not weights.", page, StringComparison.Ordinal);
        Assert.Contains("UNet3+ 5 times in 4 folds", page, StringComparison.Ordinal);
        Assert.Contains("P(false superiority)", page, StringComparison.Ordinal);
        Assert.Contains("share of resamples with exactly this order", page, StringComparison.Ordinal);
        Assert.DoesNotContain("judges weights, not methods", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_methods_say_what_intervals_cover_and_which_cover_too_little()
    {
        var result = SampleResult.Create(2, 20) with
        {
            Coverage =
            [
                new IntervalCoverage(CoveredInterval.MeanDice, "unet", 20, -1, 0.914, 2000),
                new IntervalCoverage(CoveredInterval.MeanDice, "unet", 20, -1, 0.948, 2000),
                new IntervalCoverage(CoveredInterval.UpperLimit, "unet", 20, 2, 0.76, 2000),
            ],
        };
        var page = Html(result).Replace("\u2009", " ", StringComparison.Ordinal);
        Assert.Contains(
            "95 % intervals of mean Dice cover 93 % here (91 to 95 %); those of upper limits of agreement 76 %.",
            page,
            StringComparison.Ordinal);
        Assert.Contains(
            "Intervals of upper limits of agreement cover less than 90 % and are to be read as too narrow.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_of_an_earlier_build_has_no_such_section() =>
        Assert.DoesNotContain(
            "Verdict on methods", Html(SampleResult.Create(2, 6) with { MethodVerdicts = null }), StringComparison.Ordinal);

    private static string Html(EvaluationResult result)
    {
        using var output = new MemoryStream();
        new HtmlReport().Export(result, null, output);
        return System.Net.WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(output.ToArray()));
    }
}

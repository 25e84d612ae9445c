using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;
using Bench.Testing;

namespace Bench.Evaluation.Tests.Summaries;

public class IntervalCoveragesTests
{
    [Fact]
    public void Every_printed_interval_is_simulated_the_same_each_time()
    {
        var result = SampleResult.Create(2, 20);
        var found = IntervalCoverages.Of(result.Models, StudyTerms.Mouse, 400);

        // Two models: nine kinds of Dice and six quantities with four intervals each; one pair with two intervals.
        Assert.Equal((2 * (9 + (6 * 4))) + 2, found.Count);
        Assert.All(found, c => Assert.InRange(c.Coverage, 0.5, 1));
        Assert.InRange(found.Where(c => c.Interval == CoveredInterval.Bias).Average(c => c.Coverage), 0.9, 0.98);
        Assert.Equal(found, IntervalCoverages.Of(result.Models, StudyTerms.Mouse, 400));
    }

    [Fact]
    public void Four_mice_show_no_distribution() =>
        Assert.Empty(IntervalCoverages.Of(SampleResult.Create(2, 4).Models, StudyTerms.Mouse, 400));
}

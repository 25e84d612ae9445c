using Bench.Core.Overlap;

namespace Bench.Core.Tests.Overlap;

public sealed class DiceAverageTests
{
    // Dice 0.8 (8 of 10), both empty, a false positive of 5, a miss of 5.
    private static readonly OverlapCounts[] Masks =
        [new(4, 1, 1, 94), new(0, 0, 0, 100), new(0, 5, 0, 95), new(0, 0, 5, 95)];

    [Fact]
    public void The_mean_comes_with_what_it_hides()
    {
        var average = DiceAverage.Over(Masks, OverlapPolicy.BothEmptyIsOne);
        Assert.Equal((0.8 + 1 + 0 + 0) / 4, average.Mean, 15);
        Assert.Equal(
            (4, 0, 1, 1, 1), (average.Count, average.Undefined, average.BothEmpty, average.ReferenceEmpty, average.PredictedEmpty));
        Assert.Equal(8.0 / 20, average.Pooled, 15);
    }

    [Fact]
    public void Undefined_masks_leave_the_mean_and_are_counted()
    {
        var average = DiceAverage.Over(Masks, OverlapPolicy.ReferenceEmptyIsUndefined);
        Assert.Equal(0.4, average.Mean, 15);
        Assert.Equal((2, 2), (average.Count, average.Undefined));
    }

    [Fact]
    public void The_mean_under_every_other_policy_stands_beside_it()
    {
        var average = DiceAverage.Over(Masks, OverlapPolicy.Published);
        Assert.Equal(OverlapPolicy.All, average.ByPolicy.Select(p => p.Policy));
        Assert.Equal([4, 4, 3, 2], average.ByPolicy.Select(p => p.Count));
        Assert.Equal(average.Mean, average.ByPolicy[0].Mean);
        Assert.Equal(0.8 / 3, average.ByPolicy[2].Mean, 15);
    }

    [Fact]
    public void Policies_are_found_by_name_and_an_unknown_name_lists_them()
    {
        Assert.Same(OverlapPolicy.Published, OverlapPolicy.ByName("PUBLISHED"));
        Assert.Contains(
            "both-empty-is-one", Assert.Throws<InputException>(() => OverlapPolicy.ByName("strict")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_defined_mask_the_mean_is_undefined()
    {
        var average = DiceAverage.Over([new(0, 0, 0, 4)], OverlapPolicy.BothEmptyIsUndefined);
        Assert.Equal(double.NaN, average.Mean);
        Assert.Equal((0, 1), (average.Count, average.Undefined));
        var none = DiceAverage.Over([], OverlapPolicy.Published);
        Assert.Equal((double.NaN, double.NaN, 0), (none.Mean, none.Pooled, none.Count));
    }
}

using Bench.Core.Overlap;
using CsCheck;

namespace Bench.Core.Tests.Overlap;

public sealed class OverlapCountsTests
{
    [Fact]
    public void Four_counts_are_counted_by_hand()
    {
        var reference = Maps.Draw("2222/....", "..11/....");
        var predicted = Maps.Draw("221./....", "2.11/....");
        Assert.Equal(new OverlapCounts(2, 1, 2, 11), OverlapCounts.Between(reference, predicted, Structure.BloodPool));
        Assert.Equal(new OverlapCounts(2, 1, 0, 13), OverlapCounts.Between(reference, predicted, Structure.Myocardium));
        Assert.Equal(
            [new OverlapCounts(2, 0, 2, 4), new OverlapCounts(0, 1, 0, 7)],
            OverlapCounts.PerSlice(reference, predicted, Structure.BloodPool));
    }

    [Fact]
    public void Every_measure_follows_its_formula()
    {
        var counts = new OverlapCounts(TruePositive: 6, FalsePositive: 2, FalseNegative: 4, TrueNegative: 8);
        Assert.Equal(12.0 / 18, counts.Dice(OverlapPolicy.BothEmptyIsOne), 15);
        Assert.Equal((12 + 1e-6) / (18 + 1e-6), counts.Dice(OverlapPolicy.Published), 15);
        Assert.All(OverlapPolicy.All, p => Assert.Equal(0.5, counts.Jaccard(p)));
        Assert.Equal(0.6, counts.Sensitivity);
        Assert.Equal(0.75, counts.Precision);
        Assert.Equal(0.8, counts.Specificity);
        Assert.All(OverlapPolicy.All, p => Assert.Equal(1 - (2.0 / 18), counts.VolumeSimilarity(p), 15));
        Assert.Equal(-0.2, counts.RelativeVolumeError, 15);
    }

    [Fact]
    public void Dice_is_one_when_both_masks_are_empty() => Assert.Equal(1, new OverlapCounts(0, 0, 0, 9).Dice(OverlapPolicy.Published));

    // Policy by rows: both empty, only the reference empty (3 false positives), only the prediction empty (3 missed).
    [Theory]
    [InlineData("published", 1, 1e-6 / (3 + 1e-6), 1e-6 / (3 + 1e-6))]
    [InlineData("both-empty-is-one", 1, 0, 0)]
    [InlineData("both-empty-is-undefined", double.NaN, 0, 0)]
    [InlineData("reference-empty-is-undefined", double.NaN, double.NaN, 0)]
    public void Empty_masks_follow_the_policy(string name, double bothEmpty, double referenceEmpty, double predictedEmpty)
    {
        var policy = OverlapPolicy.All.Single(p => p.Name == name);
        Assert.Equal(bothEmpty, new OverlapCounts(0, 0, 0, 9).Dice(policy), 1e-18);
        Assert.Equal(referenceEmpty, new OverlapCounts(0, 3, 0, 6).Dice(policy), 1e-18);
        Assert.Equal(predictedEmpty, new OverlapCounts(0, 0, 3, 6).Dice(policy), 1e-18);
    }

    [Fact]
    public void Measures_without_a_denominator_are_undefined()
    {
        var empty = new OverlapCounts(0, 0, 0, 9);
        Assert.Equal(double.NaN, empty.Sensitivity);
        Assert.Equal(double.NaN, empty.Precision);
        Assert.Equal(1, empty.Specificity);
        Assert.Equal(double.NaN, empty.RelativeVolumeError);
        Assert.Equal(double.NaN, new OverlapCounts(9, 0, 0, 0).Specificity);
        Assert.Equal(double.NaN, new OverlapCounts(0, 4, 0, 5).RelativeVolumeError);
    }

    [Fact]
    public void Maps_of_different_size_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => OverlapCounts.Between(Maps.Draw("22"), Maps.Draw("2/2"), Structure.BloodPool));
        Assert.Contains("1 × 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("2 × 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dice_is_symmetric_and_within_0_and_1_under_every_policy() => Maps.Pair.Sample((a, b) =>
    {
        var (there, back) = (OverlapCounts.Between(a, b, Structure.BloodPool), OverlapCounts.Between(b, a, Structure.BloodPool));
        Assert.Equal(there.TruePositive, back.TruePositive);
        Assert.Equal(there.Dice(OverlapPolicy.Published), back.Dice(OverlapPolicy.Published));
        Assert.All(OverlapPolicy.All, p => Assert.True(double.IsNaN(there.Dice(p)) || there.Dice(p) is >= 0 and <= 1));
    });

    [Fact]
    public void Dice_of_a_map_with_itself_is_one() =>
        Maps.Any.Sample(a => Assert.Equal(1, OverlapCounts.Between(a, a, Structure.Myocardium).Dice(OverlapPolicy.Published)));

    [Fact]
    public void Slices_add_up_to_the_stack_and_counts_to_the_voxels() => Maps.Pair.Sample((a, b) =>
    {
        var whole = OverlapCounts.Between(a, b, Structure.Myocardium);
        Assert.Equal(whole, OverlapCounts.PerSlice(a, b, Structure.Myocardium).Aggregate(OverlapCounts.Add));
        Assert.Equal(a.Size.Count, whole.TruePositive + whole.FalsePositive + whole.FalseNegative + whole.TrueNegative);
        Assert.Equal(a.Count(Structure.Myocardium), whole.Reference);
        Assert.Equal(b.Count(Structure.Myocardium), whole.Predicted);
    });

    [Fact]
    public void Jaccard_and_Dice_tell_the_same_story() => Maps.Pair.Sample((a, b) =>
    {
        var counts = OverlapCounts.Between(a, b, Structure.BloodPool);
        Assert.All(OverlapPolicy.All.Where(p => p.Smoothing == 0), policy =>
        {
            var jaccard = counts.Jaccard(policy);
            Assert.Equal(2 * jaccard / (1 + jaccard), counts.Dice(policy), 1e-12);
        });
    });

    // Both empty, invented (3 voxels), missed (3 voxels): Jaccard and volume similarity never contradict Dice.
    [Theory]
    [InlineData("published", 1, 0, 0)]
    [InlineData("both-empty-is-one", 1, 0, 0)]
    [InlineData("both-empty-is-undefined", double.NaN, 0, 0)]
    [InlineData("reference-empty-is-undefined", double.NaN, double.NaN, 0)]
    public void Jaccard_and_volume_similarity_of_empty_masks_follow_the_same_policy(
        string name, double bothEmpty, double referenceEmpty, double predictedEmpty)
    {
        var policy = OverlapPolicy.ByName(name);
        OverlapCounts[] masks = [new(0, 0, 0, 9), new(0, 3, 0, 6), new(0, 0, 3, 6)];
        Assert.Equal([bothEmpty, referenceEmpty, predictedEmpty], masks.Select(m => m.Jaccard(policy)));
        Assert.Equal([bothEmpty, referenceEmpty, predictedEmpty], masks.Select(m => m.VolumeSimilarity(policy)));
    }

    [Fact]
    public void Volume_similarity_is_never_below_Dice() => Maps.Pair.Sample((a, b) =>
    {
        var counts = OverlapCounts.Between(a, b, Structure.BloodPool);
        Assert.True(counts.VolumeSimilarity(OverlapPolicy.BothEmptyIsOne) >= counts.Dice(OverlapPolicy.BothEmptyIsOne) - 1e-15);
    });

    [Fact]
    public void Smoothing_can_be_chosen_and_is_named()
    {
        var policy = OverlapPolicy.BothEmptyIsUndefined.WithSmoothing(1);
        // (2·6 + 1) / (18 + 1); empty masks stay as the policy says.
        Assert.Equal(13.0 / 19, new OverlapCounts(6, 2, 4, 8).Dice(policy), 15);
        Assert.Equal((double.NaN, 0), (new OverlapCounts(0, 0, 0, 9).Dice(policy), new OverlapCounts(0, 0, 3, 6).Dice(policy)));
        Assert.Equal("both-empty-is-undefined, smoothing 1", policy.Name);
        Assert.Equal(
            "(2 |A∩B| + 1) / (|A| + |B| + 1); both masks empty is undefined and left out of means, only the reference empty counts as "
                + "0, only the prediction empty counts as 0.",
            policy.Description);
        Assert.Same(OverlapPolicy.Published, OverlapPolicy.Published.WithSmoothing(1e-6));
        // Without smoothing the formula is 0 / 0.
        Assert.Equal(double.NaN, new OverlapCounts(0, 0, 0, 9).Dice(OverlapPolicy.Published.WithSmoothing(0)));
        Assert.Equal(double.NaN, new OverlapCounts(0, 0, 0, 9).Jaccard(OverlapPolicy.Published.WithSmoothing(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => policy.WithSmoothing(-1));
    }

    [Fact]
    public void A_stack_of_more_voxels_than_an_int_counts_is_refused_not_counted_wrongly() =>
        Assert.Throws<OverflowException>(() => new StackSize(2048, 2048, 600).Count);
}

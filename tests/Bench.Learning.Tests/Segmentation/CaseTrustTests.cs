using Bench.Core;
using Bench.Learning.Segmentation;

namespace Bench.Learning.Tests.Segmentation;

public sealed class CaseTrustTests
{
    private static readonly CaseChecks Checks = new(-2.4);

    // Four pixels: wall 0.9, wall 0.6, blood 0.8, background with 0.3 of wall. Wall: 2·1.5 / (1.5 + 0.3 + 0.1 + 2); blood: 2·0.8 / (0.8 +
    // 0.3 + 1).
    [Fact]
    public void Confidence_is_the_mean_expected_Dice()
    {
        var trust = new CaseTrust();
        trust.Add(new SegmentedStack(
            new LabelMap(new StackSize(2, 2, 1), [1, 1, 2, 0]), [0.1f, 0.9f, 0, 0.1f, 0.6f, 0.3f, 0.1f, 0.1f, 0.8f, 0.7f, 0.3f, 0]));

        Assert.Equal(((3 / 3.9) + (1.6 / 2.1)) / 2, trust.Confidence, 6);
        Assert.Equal(Math.Log(1 - trust.Confidence), trust.Doubt, 6);
        var why = Assert.Single(Checks.Doubts(trust));
        Assert.StartsWith("the network expects a Dice of 0.77; neighbouring slices overlap by 100 %", why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_agrees_with_itself_raises_no_doubt()
    {
        var trust = new CaseTrust();
        trust.Add(Sure([1, 2, 0, 0], [1, 2, 0, 0]));
        trust.Add(Sure([1, 2, 0, 0], [1, 2, 0, 0]));

        Assert.Equal((1, 1), (trust.Confidence, trust.Slices));
        Assert.Empty(Checks.Doubts(trust));
    }

    // One of the smaller slice's two pixels lies over the other slice's.
    [Fact]
    public void Slices_that_do_not_overlap_are_doubted()
    {
        var aslant = new CaseTrust();
        aslant.Add(Sure([1, 2, 0, 0], [1, 0, 1, 2]));

        Assert.Equal(0.5, aslant.Slices);
        Assert.Equal(Math.Log(1e-4) + 1, aslant.Doubt, 6);
    }

    [Fact]
    public void A_frame_without_blood_or_without_wall_is_doubted()
    {
        foreach (var labels in (byte[][])[[1, 0, 0, 0], [2, 0, 0, 0], [0, 0, 0, 0]])
        {
            var trust = new CaseTrust();
            trust.Add(Sure(labels));
            Assert.Contains("was found in a frame", Assert.Single(Checks.Doubts(trust)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_lost_slice_is_filled_and_named_and_doubted()
    {
        var trust = new CaseTrust();
        var filled = trust.AddAndFill(Sure([1, 2, 1, 1], [0, 0, 0, 0], [1, 2, 1, 1]), 7);

        Assert.Equal(["slice 1 of frame 7"], trust.Filled);
        Assert.True(filled.Labels.Slice(1).ContainsAnyExcept((byte)0));
        Assert.Contains("slice 1 of frame 7", Assert.Single(Checks.Doubts(trust)), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_looks_that_disagree_are_doubted_by_the_worst_frame()
    {
        var trust = new CaseTrust();
        Assert.Null(trust.Looks);
        trust.Add(Sure([1, 2, 0, 0]) with { Agreement = 0.9 });
        trust.Add(Sure([1, 2, 0, 0]) with { Agreement = 0.75 });
        trust.Add(Sure([1, 2, 0, 0]) with { Agreement = 1 });

        Assert.Equal(0.75, trust.Looks);
        Assert.Equal(Math.Log(1e-4) + Math.Log(0.25), trust.Doubt, 6);
        Assert.EndsWith("; two looks agree to a Dice of 0.75", Assert.Single(new CaseChecks(-20).Doubts(trust)), StringComparison.Ordinal);
    }

    // The first slice has a second piece, which lies beside the heart; the last has one that lies under it.
    [Fact]
    public void What_lies_beside_the_heart_is_taken_away_and_what_lies_under_it_stays()
    {
        var mended = new CaseTrust().AddAndFill(Sure([1, 0, 0, 1], [2, 0, 0, 0], [0, 0, 0, 0], [1, 0, 0, 0]), 0);

        Assert.Equal((byte)0, mended.Labels.Slice(0)[3]);
        Assert.Equal((byte)1, mended.Labels.Slice(3)[0]);
    }

    [Fact]
    public void Limits_are_read_from_the_metadata_that_they_were_written_to()
    {
        var (key, value) = Checks.ToMetadata();
        Assert.Equal(Checks, CaseChecks.Of(new Dictionary<string, string> { [key] = value }));
        Assert.Null(CaseChecks.Of(new Dictionary<string, string>()));
        Assert.Throws<InputException>(() => CaseChecks.Of(new Dictionary<string, string> { [key] = "{" }));
    }

    private static SegmentedStack Sure(params byte[][] slices)
    {
        byte[] labels = [.. slices.SelectMany(s => s)];
        return new SegmentedStack(
            new LabelMap(new StackSize(2, 2, slices.Length), labels),
            [.. labels.SelectMany(l => Enumerable.Range(0, 3).Select(k => k == l ? 1f : 0))]);
    }
}

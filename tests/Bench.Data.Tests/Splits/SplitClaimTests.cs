using Bench.Core;
using Bench.Data.Formats;
using Bench.Data.Splits;
using Bench.Testing;

namespace Bench.Data.Tests.Splits;

public sealed class SplitClaimTests
{
    private static readonly Split Split = new("s", "", ["Mouse1", "Mouse2"], ["Mouse3"], ["Mouse4"]);

    [Fact]
    public void Stacks_images_and_inflow_are_counted_by_list()
    {
        MouseRecord[] mice =
        [
            Mouse("Mouse1", 9, 2), Mouse("Mouse2", 10, 2), Mouse("Mouse3", 8, 2), Mouse("Mouse4", 11, 5),
            Mouse("Mouse5", 8, 2),
        ];

        var parts = PartCounts.Of(Split, mice);

        Assert.Equal([new PartCounts(2, 4, 9 * 2 + 10 * 2, 0), new PartCounts(1, 2, 16, 0), new PartCounts(1, 5, 55, 3)], parts);
    }

    [Fact]
    public void Each_contradicted_number_is_named()
    {
        PartCounts[] parts = [new(90, 200, 1858, 20), new(15, 30, 280, 0), new(25, 74, 695, 24)];
        var claims = SplitClaim.Read(RepositoryFolder.Combine("baselines", "published", "draft-2025"));

        Assert.Equal(
            ["stacks: 200/30/74, not 224/30/50.", "images: 1858/280/695, not 2087/286/460.", "24 inflow stacks are not in training."],
            claims[0].Contradictions(parts, counted: true));
        Assert.Empty(claims[0].Contradictions(parts, counted: false));
        Assert.Empty(claims[1].Contradictions(parts, counted: true));
        Assert.Equal(["images: 1858/280/695, not 2087/286/460."], SplitClaim.OfImages("2087/286/460").Contradictions(parts, counted: true));
    }

    [Fact]
    public void A_mouse_in_two_lists_is_named_with_both()
    {
        var leaking = new Split("s", "", ["a", "b", "b"], ["c"], ["a", "c", "d"]);

        Assert.Equal(["a is in train and test.", "b is in train and train.", "c is in validation and test."], SplitLeakage.Within(leaking));
        Assert.Empty(SplitLeakage.Within(Split));
    }

    [Fact]
    public void Test_mice_of_one_split_that_another_trains_or_validates_on_are_named()
    {
        var other = new Split("o", "", ["Mouse4"], ["Mouse9"], ["Mouse3", "Mouse1", "Mouse7"]);

        var (trained, validated) = SplitLeakage.Between(Split, other);

        Assert.Equal(["Mouse1"], trained);
        Assert.Equal(["Mouse3"], validated);
        Assert.Equal(["Mouse4"], SplitLeakage.Between(other, Split).Trained);
    }

    [Theory]
    [InlineData("1/2")]
    [InlineData("1/2/x")]
    [InlineData("1/2/-3")]
    [InlineData("")]
    public void Images_that_are_not_three_numbers_are_refused(string text) =>
        Assert.Equal("--claim", Assert.Throws<InputException>(() => SplitClaim.OfImages(text)).InputSource);

    private static MouseRecord Mouse(string name, int slices, int frames) => MouseRecord.Unread(name) with
    {
        Shape = [256, 256, slices, 20],
        Frames = [.. Enumerable.Range(0, frames).Select(f => new FrameRecord(f, (CardiacPhase)Math.Min(f, 2), 5, 1, 1))],
    };
}

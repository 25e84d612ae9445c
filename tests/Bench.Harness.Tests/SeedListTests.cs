using Bench.Core;
using Bench.Harness.Options;

namespace Bench.Harness.Tests;

public sealed class SeedListTests
{
    [Theory]
    [InlineData("1..5", new[] { 1, 2, 3, 4, 5 })]
    [InlineData("7", new[] { 7 })]
    [InlineData("1, 3,10 .. 12", new[] { 1, 3, 10, 11, 12 })]
    [InlineData("4..4,0", new[] { 4, 0 })]
    public void Numbers_and_ranges_are_read_in_their_order(string text, int[] seeds) => Assert.Equal(seeds, SeedList.Parse(text));

    [Theory]
    [InlineData("1,1")]
    [InlineData("1..3,2")]
    [InlineData("5..1")]
    [InlineData("-1")]
    [InlineData("1...3")]
    [InlineData("1..")]
    [InlineData("one")]
    [InlineData("")]
    [InlineData("0..2147483647")]
    public void What_is_no_list_of_different_seeds_is_refused(string text) =>
        Assert.Equal("--seeds", Assert.Throws<InputException>(() => SeedList.Parse(text)).InputSource);

    [Theory]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, "1..5")]
    [InlineData(new[] { 1, 2 }, "1,2")]
    [InlineData(new[] { 1, 2, 3, 7, 8, 3000 }, "1..3,7,8,3000")]
    public void A_list_is_written_as_short_as_it_can_be_typed(int[] seeds, string text)
    {
        Assert.Equal(text, SeedList.Text(seeds));
        Assert.Equal(seeds, SeedList.Parse(text));
    }
}

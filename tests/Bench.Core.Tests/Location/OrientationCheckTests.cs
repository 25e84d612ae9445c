using Bench.Core.Location;

namespace Bench.Core.Tests.Location;

public sealed class OrientationCheckTests
{
    // A heart off the middle of a 20 × 20 × 6 stack, tapering from slice 0 to slice 4.
    private static readonly StackSize Size = new(20, 20, 6);
    private static readonly LabelMap Heart = Painted((r, c, s) => s < 5 && Math.Abs(r - 6) + Math.Abs(c - 11) <= 5 - s);

    [Theory]
    [InlineData("with slices in reverse order")]
    [InlineData("with rows in reverse order")]
    [InlineData("with columns in reverse order")]
    [InlineData("turned by half a circle")]
    [InlineData("with rows and columns exchanged")]
    public void Masks_stored_in_another_order_are_named(string words)
    {
        var turned = words switch
        {
            "with slices in reverse order" => Painted((r, c, s) => Heart[r, c, 5 - s] != 0),
            "with rows in reverse order" => Painted((r, c, s) => Heart[19 - r, c, s] != 0),
            "with columns in reverse order" => Painted((r, c, s) => Heart[r, 19 - c, s] != 0),
            "turned by half a circle" => Painted((r, c, s) => Heart[19 - r, 19 - c, s] != 0),
            _ => Painted((r, c, s) => Heart[c, r, s] != 0),
        };
        var warning = OrientationCheck.Warning([(Heart, turned)]);
        Assert.Contains(words, warning, StringComparison.Ordinal);
        Assert.Contains("1.00 instead of", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Good_masks_and_bad_masks_that_no_order_improves_raise_no_warning()
    {
        Assert.Null(OrientationCheck.Warning([(Heart, Heart)]));
        Assert.Null(OrientationCheck.Warning([(Heart, LabelMap.Empty(Size))]));
        Assert.Null(OrientationCheck.Warning([(LabelMap.Empty(Size), LabelMap.Empty(Size))]));
        Assert.Null(OrientationCheck.Warning([(Heart, Painted((r, c, s) => s == 0 && r == 6 && c == 11))]));
    }

    [Fact]
    public void Images_that_are_not_square_are_not_exchanged() =>
        Assert.Null(OrientationCheck.Warning([(Maps.Draw("2.../...."), Maps.Draw("..2./...."))]));

    private static LabelMap Painted(Func<int, int, int, bool> isHeart)
    {
        var labels = new byte[Size.Count];
        for (var i = 0; i < labels.Length; i++)
            labels[i] = isHeart(i % Size.SliceLength / Size.Width, i % Size.Width, i / Size.SliceLength) ? (byte)1 : (byte)0;
        return new LabelMap(Size, labels);
    }
}

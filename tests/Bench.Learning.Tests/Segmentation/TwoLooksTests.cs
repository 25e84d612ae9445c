using Bench.Core;
using Bench.Learning.Segmentation;

namespace Bench.Learning.Tests.Segmentation;

/// <summary>A network that calls bright pixels blood stands in for one that was trained.</summary>
public sealed class TwoLooksTests
{
    private const int Side = 40;
    private static readonly StackSize Size = new(Side, Side, 3);
    private static readonly SecondLook Half = new(0.5, 32, 0.75);

    private readonly List<ImageStack> _seen = [];

    [Fact]
    public void The_second_look_is_at_a_window_in_which_the_heart_has_its_share_of_the_side()
    {
        // 8 × 8 pixels around (12, 26.): as large as a disc of 9.03, so the window is 18.05 wide and 1.77 times enlarged.
        var image = Squares(8, [(8, 22), (8, 22), (8, 22)]);

        var labels = new TwoLooks(Half, Bright).At(image).Labels;

        Assert.Equal([Size, new StackSize(32, 32, 3)], _seen.Select(s => s.Size));
        var bright = _seen[1].Slice(1).ToArray().Count(v => v > 0.5);
        Assert.InRange(Math.Sqrt(bright), 8 * 1.7, 8 * 1.85);
        Assert.True(_seen[1].Slice(1)[(16 * 32) + 16] > 0.99, "the middle of the heart is the middle of the window");
        Assert.Equal(image.Values.ToArray().Select(v => (byte)(v > 0.5 ? 2 : 0)), labels.Labels.ToArray());
    }

    [Fact]
    public void What_only_the_second_look_is_sure_of_counts_and_what_the_first_saw_elsewhere_does_not()
    {
        // Slice 2 is too faint for the whole image, and slice 0 has something bright in a corner.
        var image = Squares(8, [(8, 22), (8, 22), (8, 22)]);
        var values = image.Values.ToArray();
        for (var i = 2 * Size.SliceLength; i < values.Length; i++)
            values[i] *= 0.6f;
        values.AsSpan((38 * Side) + 2, 2).Fill(1);
        SegmentedStack Look(ImageStack stack) => Bright(stack, stack.Size == Size ? 0.7f : 0.3f);

        var seen = new TwoLooks(Half, Look).At(new ImageStack(Size, values));

        Assert.Equal(64, seen.Labels.Slice(0).Count((byte)2));
        Assert.InRange(seen.Labels.Slice(2).Count((byte)2), 49, 81);
        Assert.Equal((byte)0, seen.Labels.Slice(0)[(38 * Side) + 2]);

        // Walls, of which there are none, agree. Blood: 64 pixels in each of three slices, of which the first look lacks one, so
        // 2·128 / (128 + 192); the enlarged outline moves the second look's number a
        // little.
        Assert.InRange(seen.Agreement!.Value, 0.88, 0.91);
    }

    [Fact]
    public void Where_the_second_look_loses_the_heart_the_third_is_at_neighbours_averaged()
    {
        var image = Squares(8, [(8, 22), (8, 22), (8, 22)]);
        var values = image.Values.ToArray();
        values.AsSpan(Size.SliceLength, Size.SliceLength).Clear();
        SegmentedStack Look(ImageStack stack) => Bright(stack, stack.Size == Size ? 0.45f : 2);

        var seen = new TwoLooks(Half, Look).At(new ImageStack(Size, values));

        // Between two bright slices a dark one has (1 + 2·0 + 1) / 4, those at the ends (1 + 2·1 + 0) / 4: the end counts twice.
        Assert.Equal(3, _seen.Count);
        Assert.Equal(0.5f, _seen[2].Slice(1)[(10 * Side) + 24]);
        Assert.Equal(0.75f, _seen[2].Slice(0)[(10 * Side) + 24]);
        Assert.Equal(64, seen.Labels.Slice(1).Count((byte)2));
        Assert.Equal(0.5, seen.Agreement!.Value, 6); // Walls, of which there are none, agree; blood does not.
    }

    [Fact]
    public void Of_two_places_the_one_counts_that_is_seen_again_enlarged()
    {
        // 10 × 10 pixels of 0.6 in every slice vanish when they are enlarged; 8 × 8 of 1 do not.
        var image = Squares(8, [(4, 4), (4, 4), (4, 4)]);
        var values = image.Values.ToArray();
        for (var row = 0; row < 30; row++)
            values.AsSpan((row / 10 * Size.SliceLength) + ((25 + (row % 10)) * Side) + 25, 10).Fill(0.6f);
        SegmentedStack Look(ImageStack stack) => Bright(stack, stack.Size == Size ? 0.5f : 0.8f);

        var seen = new TwoLooks(Half, Look).At(new ImageStack(Size, values));

        Assert.Equal(3, _seen.Count);
        Assert.Equal(Squares(8, [(4, 4), (4, 4), (4, 4)]).Values.ToArray().Select(v => (byte)(2 * v)), seen.Labels.Labels.ToArray());
        Assert.InRange(seen.Agreement!.Value, 0.99, 1);
    }

    [Fact]
    public void Where_there_is_no_heart_there_is_no_second_look_and_no_agreement()
    {
        var seen = new TwoLooks(Half, Bright).At(new ImageStack(Size, new float[Size.Count]));

        Assert.All(_seen, s => Assert.Equal(Size, s.Size));
        Assert.Equal(0, seen.Agreement);
        Assert.Equal(0, seen.Labels.Count(Structure.BloodPool));
    }

    // Every second pixel of a ramp, its row and column added, is halfway between two: exact in the bilinear middle of the image.
    [Fact]
    public void A_window_takes_its_pixels_where_they_are_and_brings_them_back()
    {
        var ramp = new float[Size.Count];
        for (var i = 0; i < ramp.Length; i++)
            ramp[i] = (i % Side) + (100 * (i / Side % Side));
        var window = new LookWindow(19.5, 19.5, 20, 40);

        var cut = window.Cut(new ImageStack(Size, ramp));

        // The first pixel lies a quarter of a pixel within the window's edge, which is at 9.5.
        Assert.Equal(9.75f * 101, cut.Slice(2)[0], 2);
        Assert.Equal(9.75f + 0.5f + 975, cut.Slice(2)[1], 2);
        var back = window.Back([.. cut.Values.ToArray().SelectMany(v => new[] { v, -v })], Size, 2);
        for (var row = 11; row < 29; row++)
            Assert.Equal(-((100 * row) + 20), back[(((Size.SliceLength + (row * Side)) + 20) * 2) + 1], 1);
        Assert.Equal((1, 0), (back[0], back[1]));
    }

    // An image of 40 rows reaches from −0.5 to 39.5, so a window of 20 has its middle between 9.5 and 29.5.
    [Theory]
    [InlineData(3, 20, 9.5)]
    [InlineData(38, 20, 29.5)]
    [InlineData(17.25, 20, 17.25)]
    [InlineData(3, 60, 19.5)]
    public void A_window_lies_within_the_image_where_it_fits(double wanted, double side, double row) =>
        Assert.Equal(new LookWindow(row, 19.5, side, 32), LookWindow.Within(Size, wanted, 19.5, side, 32));

    [Fact]
    public void A_window_of_coarser_pixels_takes_means()
    {
        // Stripes of one pixel: grey everywhere at half the resolution.
        var stripes = new float[Size.Count];
        for (var i = 0; i < stripes.Length; i++)
            stripes[i] = i % 2;

        var cut = new LookWindow(19.5, 19.5, 40, 20).Cut(new ImageStack(Size, stripes));

        Assert.All(cut.Slice(1).ToArray(), v => Assert.Equal(0.5f, v));
    }

    [Fact]
    public void How_a_network_looks_is_read_from_the_metadata_that_it_was_written_to()
    {
        var (key, value) = Half.ToMetadata();
        Assert.Equal(Half, SecondLook.Of(new Dictionary<string, string> { [key] = value }));
        Assert.Null(SecondLook.Of(new Dictionary<string, string>()));
        foreach (var wrong in (string[])["{", "null", "{\"Share\":2,\"Pixels\":128,\"LeastFound\":0.5}"])
            Assert.Throws<InputException>(() => SecondLook.Of(new Dictionary<string, string> { [key] = wrong }));
    }

    private SegmentedStack Bright(ImageStack stack) => Bright(stack, 0.5f);

    private SegmentedStack Bright(ImageStack stack, float from)
    {
        _seen.Add(stack);
        var labels = Array.ConvertAll(stack.Values.ToArray(), v => (byte)(v >= from ? 2 : 0));
        // Surer of blood than of background, as the mean of two looks needs.
        return new SegmentedStack(
            new LabelMap(stack.Size, labels), [.. labels.SelectMany(l => l == 2 ? new[] { 0.1f, 0, 0.9f } : [0.8f, 0, 0.2f])]);
    }

    private static ImageStack Squares(int side, (int Row, int Column)[] corners)
    {
        var values = new float[Size.Count];
        foreach (var (slice, (row, column)) in corners.Index())
        {
            for (var y = row; y < row + side; y++)
                values.AsSpan((slice * Size.SliceLength) + (y * Side) + column, side).Fill(1);
        }

        return new ImageStack(Size, values);
    }
}

using Bench.Core.Cleaning;

namespace Bench.Core.Tests.Cleaning;

public sealed class SliceGapsTests
{
    private const int Side = 40;

    // Between circles of radius 12 and 8 about one middle the interpolated circle has radius 10, and its blood, between 6 and 4, radius 5.
    [Fact]
    public void A_lost_slice_gets_the_circle_halfway()
    {
        var (map, filled) = SliceGaps.Fill(Hearts((12, 6, 20), (0, 0, 20), (8, 4, 20)));

        Assert.Equal([1], filled);
        Assert.InRange(Area(map, 1, 2), Math.PI * 25 * 0.93, Math.PI * 25 * 1.07);
        Assert.InRange(Area(map, 1, 1) + Area(map, 1, 2), Math.PI * 100 * 0.95, Math.PI * 100 * 1.05);
    }

    [Fact]
    public void Two_lost_slices_are_filled_in_proportion()
    {
        var (map, filled) = SliceGaps.Fill(Hearts((12, 6, 20), (0, 0, 20), (0, 0, 20), (9, 3, 20)));

        Assert.Equal([1, 2], filled);
        Assert.InRange(Area(map, 1, 1) + Area(map, 1, 2), Math.PI * 121 * 0.95, Math.PI * 121 * 1.05);
        Assert.InRange(Area(map, 2, 1) + Area(map, 2, 2), Math.PI * 100 * 0.95, Math.PI * 100 * 1.05);
    }

    // A crumb is no heart: π·2² is less than a quarter of π·8².
    [Fact]
    public void A_crumb_is_a_lost_slice() => Assert.Equal([1], SliceGaps.Fill(Hearts((12, 6, 20), (2, 0, 20), (8, 4, 20))).Filled);

    [Fact]
    public void Ends_of_the_heart_small_slices_and_whole_hearts_stay()
    {
        LabelMap[] maps =
        [
            Hearts((0, 0, 20), (12, 6, 20), (8, 4, 20), (3, 0, 20), (0, 0, 20)),
            Hearts((5, 2, 20), (12, 6, 20), (4, 1, 20)),
            LabelMap.Empty(new StackSize(Side, Side, 3)),
        ];
        foreach (var map in maps)
        {
            var (same, filled) = SliceGaps.Fill(map);
            Assert.Same(map, same);
            Assert.Empty(filled);
        }
    }

    [Fact]
    public void What_lies_elsewhere_is_not_joined_to_the_heart() =>
        Assert.Empty(SliceGaps.Fill(Hearts((8, 4, 9), (0, 0, 9), (6, 3, 31))).Filled);

    [Fact]
    public void Blood_that_ends_before_the_next_slice_shrinks_to_a_point_halfway()
    {
        var map = SliceGaps.Fill(Hearts((12, 8, 20), (0, 0, 20), (0, 0, 20), (0, 0, 20), (10, 0, 20))).Map;

        // Radius 8 at the first, 4 after a quarter of the way, none from the half.
        Assert.InRange(Area(map, 1, 2), Math.PI * 16 * 0.8, Math.PI * 16 * 1.2);
        Assert.Equal(0, Area(map, 2, 2));
        Assert.Equal(0, Area(map, 3, 2));
    }

    [Fact]
    public void A_right_ventricle_stays_where_the_heart_does_not_come()
    {
        var map = Hearts((8, 4, 20), (0, 0, 20), (8, 4, 20));
        var labels = map.Labels.ToArray();
        labels[(Side * Side) + 5] = (byte)Structure.RightVentricle;

        Assert.Equal((byte)Structure.RightVentricle, SliceGaps.Fill(new LabelMap(map.Size, labels)).Map[0, 5, 1]);
    }

    private static LabelMap Hearts(params (double Outer, double Inner, int Column)[] slices)
    {
        var size = new StackSize(Side, Side, slices.Length);
        var labels = new byte[size.Count];
        foreach (var (slice, (outer, inner, middle)) in slices.Index())
        {
            for (var i = 0; i < Side * Side; i++)
            {
                var away = Math.Sqrt(Math.Pow((i / Side) + 0.5 - 20, 2) + Math.Pow((i % Side) + 0.5 - middle, 2));
                labels[(slice * Side * Side) + i] = away < inner ? (byte)2 : away < outer ? (byte)1 : (byte)0;
            }
        }

        return new LabelMap(size, labels);
    }

    private static int Area(LabelMap map, int slice, byte label) => map.Slice(slice).Count(label);
}

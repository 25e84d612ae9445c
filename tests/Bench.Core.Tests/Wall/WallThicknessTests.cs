using Bench.Core.Wall;

namespace Bench.Core.Tests.Wall;

public sealed class WallThicknessTests
{
    private static readonly StackSize Size = new(101, 101, 1);

    [Fact]
    public void A_ring_is_as_thick_as_drawn_in_every_segment()
    {
        var slice = WallThickness.PerSlice(Ring(20, 32, 1), VoxelSpacing.Published)[0];
        Assert.Equal(1.2, slice.MeanMm, 0.01);
        Assert.Equal(1, slice.Coverage);
        Assert.Equal(6, slice.SegmentsMm.Count);
        Assert.All(slice.SegmentsMm, s => Assert.Equal(1.2, s, 0.03));
        Assert.InRange(slice.MinimumMm, 1.05, 1.2);
        Assert.InRange(slice.MaximumMm, 1.2, 1.35);
    }

    [Fact]
    public void Thickness_is_in_millimetres_where_pixels_are_oblong()
    {
        // Rows 0.2 mm: an ellipse in pixels is a circle in space.
        var slice = WallThickness.PerSlice(Ring(20, 32, 2), new VoxelSpacing(0.2, 0.1, 1), segments: 4)[0];
        Assert.All(slice.SegmentsMm, s => Assert.Equal(1.2, s, 0.04));
    }

    [Fact]
    public void Rays_measure_what_fine_sampling_measures()
    {
        var map = Maps.Paint(
            Size,
            (Structure.Myocardium, 20..70, 15..80, ..),
            (Structure.BloodPool, 38..52, 30..55, ..),
            (Structure.Myocardium, 42..45, 40..44, ..));
        var slice = WallThickness.PerSlice(map, new VoxelSpacing(0.13, 0.1, 1))[0];
        double rows = 0, columns = 0, count = 0;
        for (var i = 0; i < map.Labels.Length; i++)
        {
            if (map.Labels[i] == 2)
                (rows, columns, count) = (rows + (i / 101), columns + (i % 101), count + 1);
        }

        const double Step = 0.0005;
        var sampled = Enumerable.Range(0, 360).Select(ray =>
        {
            var angle = (ray + 0.5) * Math.PI / 180;
            return Step * Enumerable.Range(0, 14000).Count(k =>
            {
                var t = (k + 0.5) * Step;
                var (r, c) = (
                    (int)Math.Round((rows / count) - (t * Math.Sin(angle) / 0.13)),
                    (int)Math.Round((columns / count) + (t * Math.Cos(angle) / 0.1)));
                return (uint)r < 101 && (uint)c < 101 && map[r, c, 0] == 1;
            });
        }).ToArray();
        Assert.Equal(sampled.Average(), slice.MeanMm, 1e-4);
        Assert.Equal(sampled.Max(), slice.MaximumMm, 2e-3);
        Assert.Equal(sampled.Min(), slice.MinimumMm, 2e-3);
        Assert.All(sampled.Chunk(60).Zip(slice.SegmentsMm), pair => Assert.Equal(pair.First.Average(), pair.Second, 5e-4));
    }

    [Fact]
    public void An_open_ring_has_its_coverage_and_its_segments_run_counter_clockwise_from_the_right()
    {
        // Wall above the blood pool only (lower row numbers): angles 0° … 180°, segments 0 and 1 of 4.
        var labels = Ring(20, 32, 1).Labels.ToArray();
        for (var i = 50 * 101; i < labels.Length; i++)
            labels[i] = labels[i] == 1 ? (byte)0 : labels[i];

        var slice = WallThickness.PerSlice(new LabelMap(Size, labels), VoxelSpacing.Published, segments: 4)[0];
        Assert.Equal(0.5, slice.Coverage, 0.02);
        Assert.Equal(1.2, slice.SegmentsMm[0], 0.03);
        Assert.Equal(1.2, slice.SegmentsMm[1], 0.03);
        Assert.All(slice.SegmentsMm.Skip(2), s => Assert.Equal(double.NaN, s));
    }

    [Fact]
    public void Without_blood_pool_or_wall_thickness_is_undefined()
    {
        var noBlood = WallThickness.PerSlice(Maps.Draw("1111/1111"), VoxelSpacing.Published)[0];
        Assert.Equal((double.NaN, double.NaN), (noBlood.MeanMm, noBlood.Coverage));
        var noWall = WallThickness.PerSlice(Maps.Draw("..2./...."), VoxelSpacing.Published)[0];
        Assert.Equal((double.NaN, 0), (noWall.MeanMm, noWall.Coverage));
        Assert.All(noWall.SegmentsMm, s => Assert.Equal(double.NaN, s));
    }

    [Fact]
    public void Segments_must_divide_the_circle() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WallThickness.PerSlice(Maps.Draw("2"), VoxelSpacing.Published, segments: 7));

    // Blood pool within the inner radius, wall up to the outer, centred; radii in columns, rows shrunk.
    private static LabelMap Ring(double inner, double outer, double shrink)
    {
        var labels = new byte[Size.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            var d = Math.Sqrt(Math.Pow(((i / 101) - 50) * shrink, 2) + Math.Pow((i % 101) - 50, 2));
            labels[i] = d < inner ? (byte)2 : d < outer ? (byte)1 : (byte)0;
        }

        return new LabelMap(Size, labels);
    }
}

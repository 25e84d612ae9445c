using Bench.Core.Surfaces;
using Bench.Core.Tests.Golden;
using CsCheck;

namespace Bench.Core.Tests.Surfaces;

public sealed class DistanceTransformTests
{
    [Fact]
    public void Distances_are_those_worked_out_by_hand()
    {
        // One voxel at row 1, column 2, slice 0 of 3 × 4 × 2; rows 2 mm, columns 1 mm, slices 5 mm apart.
        var target = new bool[24];
        target[(1 * 4) + 2] = true;
        var distances = DistanceTransform.ToNearest(target, new StackSize(3, 4, 2), new VoxelSpacing(2, 1, 5));
        Assert.Equal(0, distances[6]);
        Assert.Equal(Math.Sqrt(8), distances[0], 15);
        Assert.Equal(Math.Sqrt(4 + 4 + 25), distances[12], 15);
        Assert.Equal(5, distances[18]);
    }

    [Fact]
    public void An_empty_set_is_infinitely_far() =>
        Assert.All(
            DistanceTransform.ToNearest(new bool[12], new StackSize(2, 3, 2), VoxelSpacing.Published),
            d => Assert.Equal(double.PositiveInfinity, d));

    [Fact]
    public void Golden_volumes_agree_with_scipy()
    {
        foreach (var golden in GoldenFile.Read("surfaces.json").GetProperty("cases").EnumerateArray())
        {
            var expected = GoldenFile.Numbers(golden.GetProperty("transform"));
            var map = GoldenFile.Map(golden.GetProperty("size"), golden.GetProperty("reference"));
            var target = Array.ConvertAll(map.Labels.ToArray(), l => l == 2);
            var found = DistanceTransform.ToNearest(target, map.Size, GoldenFile.Spacing(golden.GetProperty("spacing")));
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }
    }

    [Fact]
    public void Any_volume_agrees_with_the_search_through_all_voxels() =>
        Gen.Select(Maps.Any, Gen.Double[0.05, 3], Gen.Double[0.05, 3], Gen.Double[0.05, 3]).Sample((map, row, column, slice) =>
        {
            var size = map.Size;
            var target = Array.ConvertAll(map.Labels.ToArray(), l => l == 2);
            var found = DistanceTransform.ToNearest(target, size, new VoxelSpacing(row, column, slice));
            for (var i = 0; i < found.Length; i++)
            {
                var nearest = Enumerable.Range(0, found.Length).Where(j => target[j]).Select(j => Distance(size, i, j, row, column, slice));
                Assert.Equal(nearest.DefaultIfEmpty(double.PositiveInfinity).Min(), found[i], 1e-12);
            }
        }, iter: 60);

    [Fact]
    public void A_wrong_length_or_spacing_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DistanceTransform.ToNearest(new bool[5], new StackSize(2, 3, 1), VoxelSpacing.Published));
        Assert.Throws<ArgumentException>(
            () => DistanceTransform.ToNearest(new bool[6], new StackSize(2, 3, 1), new VoxelSpacing(0.1, 0, 1)));
    }

    private static double Distance(StackSize size, int i, int j, double row, double column, double slice)
    {
        var (rows, columns, slices) = (
            (i % size.SliceLength / size.Width) - (j % size.SliceLength / size.Width),
            (i % size.Width) - (j % size.Width),
            (i / size.SliceLength) - (j / size.SliceLength));
        return Math.Sqrt((rows * row * rows * row) + (columns * column * columns * column) + (slices * slice * slices * slice));
    }
}

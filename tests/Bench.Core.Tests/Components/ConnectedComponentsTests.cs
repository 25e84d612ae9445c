using Bench.Core.Components;
using Bench.Core.Tests.Golden;
using CsCheck;

namespace Bench.Core.Tests.Components;

public sealed class ConnectedComponentsTests
{
    private static readonly Connectivity[] Connectivities = Enum.GetValues<Connectivity>();

    [Theory]
    [InlineData(Connectivity.Four, 6)]
    [InlineData(Connectivity.Eight, 4)]
    [InlineData(Connectivity.Six, 5)]
    [InlineData(Connectivity.Eighteen, 2)]
    [InlineData(Connectivity.TwentySix, 1)]
    public void Each_connectivity_joins_its_own_neighbours(Connectivity connectivity, int components)
    {
        // Corner to corner in slices 0 and 1; face, edge and corner from slice to slice.
        var map = Maps.Draw("2.../.2../..../....", "..../.2../..2./....", "..../..../.2../....", "..../..../..../..2.");
        Assert.Equal(components, ConnectedComponents.Of(map, Structure.BloodPool, connectivity).Count);
    }

    [Fact]
    public void A_component_knows_its_span_and_centroid()
    {
        var map = Maps.Paint(new StackSize(9, 9, 5), (Structure.BloodPool, 2..4, 3..6, 1..4));
        var component = Assert.Single(ConnectedComponents.Of(map, Structure.BloodPool, Connectivity.Six));
        Assert.Equal((18, 1, 3), (component.Count, component.FirstSlice, component.SliceCount));
        Assert.Equal((2.5, 4, 2), (component.CentroidRow, component.CentroidColumn, component.CentroidSlice));
        Assert.Equal((((2 * 9) + 3) * 5) + 1, component.Rank);
    }

    [Fact]
    public void Sizes_equal_those_of_scipy_and_scikit_image()
    {
        foreach (var golden in GoldenFile.Read("components.json").GetProperty("cases").EnumerateArray())
        {
            var map = GoldenFile.Map(golden.GetProperty("size"), golden.GetProperty("labels"));
            foreach (var connectivity in Connectivities)
            {
                foreach (var structure in Vocabulary.Structures.Order())
                {
                    var expected = golden.GetProperty("component_sizes").GetProperty($"{(int)connectivity}")[(int)structure - 1];
                    Assert.Equal(
                        expected.EnumerateArray().Select(n => n.GetInt32()),
                        ConnectedComponents.Of(map, structure, connectivity).Select(c => c.Count).Order());
                }
            }
        }
    }

    [Fact]
    public void Components_partition_the_structure() => Maps.Any.Sample(map =>
    {
        foreach (var connectivity in Connectivities)
        {
            var voxels = ConnectedComponents.Of(map, Structure.BloodPool, connectivity).SelectMany(c => c.Voxels).ToArray();
            Assert.Equal(map.Count(Structure.BloodPool), voxels.Length);
            Assert.Equal(voxels.Length, voxels.Distinct().Count());
            Assert.All(voxels, v => Assert.Equal((byte)Structure.BloodPool, map.Labels[v]));
        }
    });
}

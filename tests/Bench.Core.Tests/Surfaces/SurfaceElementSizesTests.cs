using Bench.Core.Surfaces;

namespace Bench.Core.Tests.Surfaces;

public sealed class SurfaceElementSizesTests
{
    private static readonly double[] Unit = SurfaceElementSizes.Areas(new VoxelSpacing(1, 1, 1));

    // Corners by bit: 1 along columns, 2 along rows, 4 along slices. Areas from the triangles' sides.
    [Theory]
    [InlineData(0b00000000, 0)]
    [InlineData(0b00000001, 0.21650635094610965)] // one corner: equilateral triangle of side √½, √3/8
    [InlineData(0b00000011, 0.70710678118654752)] // one edge: rectangle 1 × √½
    [InlineData(0b00001001, 0.43301270189221930)] // two corners across a face: two triangles
    [InlineData(0b10000001, 0.43301270189221930)] // two corners across the cell
    [InlineData(0b00000111, 1.14951905283832900)] // three of a face: half a face and a trapezoid, ½ + 3√3/8
    [InlineData(0b00001111, 1)]                   // a face: unit square
    [InlineData(0b00010111, 1.29903810567665800)] // a corner and its three neighbours: regular hexagon of side √½, 3√3/4
    [InlineData(0b10001011, 1.57313218497098630)] // a path of three edges: √3/2 + √½
    [InlineData(0b01101001, 0.86602540378443860)] // every other corner: four triangles
    [InlineData(0b10000111, 1.36602540378443870)] // three of a face and the corner across the cell
    public void Areas_of_a_unit_cell_are_those_of_its_polygons(int code, double area)
    {
        Assert.Equal(area, Unit[code], 12);
        Assert.Equal(area, Unit[255 - code], 12);
    }

    [Fact]
    public void Areas_follow_the_spacing()
    {
        var areas = SurfaceElementSizes.Areas(new VoxelSpacing(3, 2, 1));
        Assert.Equal(6, areas[0b00001111], 12); // across slices: 3 × 2
        Assert.Equal(2, areas[0b00110011], 12); // across rows: 2 × 1
        Assert.Equal(3, areas[0b01010101], 12); // across columns: 3 × 1
        Assert.Equal(0.125 * Math.Sqrt(4 + 9 + 36), areas[1], 12); // normal ⅛ of the three faces
    }

    [Fact]
    public void Lengths_are_sides_and_diagonals()
    {
        var lengths = SurfaceElementSizes.Lengths(new VoxelSpacing(3, 4, 1));
        Assert.Equal([0, 2.5, 2.5, 4, 2.5, 3, 5, 2.5], lengths[..8]);
        Assert.Equal(lengths, lengths.Reverse());
    }
}

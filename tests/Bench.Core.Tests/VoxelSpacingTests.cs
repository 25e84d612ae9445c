namespace Bench.Core.Tests;

public sealed class VoxelSpacingTests
{
    [Theory]
    [InlineData(0.1, true)]
    [InlineData(1e-6, true)]
    [InlineData(1e6, true)]
    [InlineData(1e-300, false)] // The cube is 0.
    [InlineData(1e300, false)] // The cube is infinite.
    [InlineData(0, false)]
    [InlineData(-0.1, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void A_distance_is_taken_where_volumes_keep_their_meaning(double mm, bool isTaken)
    {
        Assert.Equal(isTaken, new VoxelSpacing(mm, 1, 1).IsValid);
        Assert.Equal(isTaken, new VoxelSpacing(1, mm, 1).IsValid);
        Assert.Equal(isTaken, new VoxelSpacing(1, 1, mm).IsValid);
    }
}

using Bench.Core.Surfaces;

namespace Bench.Core.Tests.Surfaces;

public sealed class DistanceAverageTests
{
    [Fact]
    public void A_missed_structure_is_charged_and_one_absent_in_both_is_not() =>
        Assert.Equal(11, DistanceAverage.WithPenaltyMm([1, 2, double.PositiveInfinity, double.NaN], penaltyMm: 30));

    [Fact]
    public void Missing_more_never_improves_the_charged_mean() =>
        Assert.True(
            DistanceAverage.WithPenaltyMm([1, double.PositiveInfinity], 30) > DistanceAverage.WithPenaltyMm([1, 9], 30));

    [Fact]
    public void Without_distances_the_mean_is_undefined() =>
        Assert.Equal(double.NaN, DistanceAverage.WithPenaltyMm([double.NaN], 30));

    [Fact]
    public void The_diagonal_runs_from_the_first_voxel_to_the_last() =>
        Assert.Equal(Math.Sqrt(9 + 16 + 144), DistanceAverage.DiagonalMm(new StackSize(31, 41, 13), VoxelSpacing.Published), 12);
}

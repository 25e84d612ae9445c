using Bench.Core.Surfaces;

namespace Bench.Core.Tests.Surfaces;

public sealed class DistanceAverageTests
{
    [Fact]
    public void A_missed_structure_is_counted_and_charged_and_one_absent_in_both_is_neither()
    {
        var average = DistanceAverage.Over([1, 2, double.PositiveInfinity, double.NaN], penaltyMm: 30);
        Assert.Equal(new DistanceAverage(MeanMm: 1.5, Count: 2, OneEmpty: 1, Undefined: 1, MeanWithPenaltyMm: 11), average);
    }

    [Fact]
    public void Missing_more_never_improves_the_charged_mean() =>
        Assert.True(
            DistanceAverage.Over([1, double.PositiveInfinity], 30).MeanWithPenaltyMm > DistanceAverage.Over([1, 9], 30).MeanWithPenaltyMm);

    [Fact]
    public void Without_distances_the_mean_is_undefined() =>
        Assert.Equal(double.NaN, DistanceAverage.Over([double.NaN], 30).MeanWithPenaltyMm);

    [Fact]
    public void The_diagonal_runs_from_the_first_voxel_to_the_last() =>
        Assert.Equal(Math.Sqrt(9 + 16 + 144), DistanceAverage.DiagonalMm(new StackSize(31, 41, 13), VoxelSpacing.Published), 12);
}

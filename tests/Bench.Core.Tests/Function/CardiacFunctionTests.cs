using Bench.Core.Function;

namespace Bench.Core.Tests.Function;

public sealed class CardiacFunctionTests
{
    private static readonly StackSize Size = new(100, 100, 2);

    // 60 × 50 × 2 = 6000 voxels of 0.01 µL at ED, 2400 at ES; myocardium 2 × 1000 and 2 × 1100.
    private static readonly LabelMap Diastole = Maps.Paint(
        Size, (Structure.BloodPool, 0..60, 0..50, 0..2), (Structure.Myocardium, 0..100, 60..70, 0..2));
    private static readonly LabelMap Systole = Maps.Paint(
        Size, (Structure.BloodPool, 0..24, 0..50, 0..2), (Structure.Myocardium, 0..100, 60..71, 0..2));

    [Fact]
    public void Six_quantities_follow_from_two_masks()
    {
        var function = CardiacFunction.Measure(Diastole, Systole, VoxelSpacing.Published);
        double[] expected = [60, 24, 36, 0.6, 21, 23.1];
        Assert.All(Vocabulary.Quantities.Zip(expected), pair => Assert.Equal(pair.Second, function.Value(pair.First), 12));
        Assert.All(Vocabulary.Quantities, q => Assert.Empty(function.UndefinedBecause(q)));
    }

    [Fact]
    public void The_right_ventricle_has_volumes_and_a_fraction_and_no_part_in_mass()
    {
        // 20 × 10 × 2 = 400 voxels of 0.01 µL at ED, 100 at ES.
        var function = CardiacFunction.Measure(
            Maps.Paint(
                Size,
                (
                    Structure.RightVentricle,
                    0..20,
                    0..10,
                    0..2)), Maps.Paint(Size, (Structure.RightVentricle, 0..5, 0..10, 0..2)), VoxelSpacing.Published);
        double[] expected = [4, 1, 3, 0.75];
        Assert.All(Vocabulary.RightQuantities.Zip(expected), pair => Assert.Equal(pair.Second, function.Value(pair.First), 12));
        Assert.Equal(75, function.Reported(Quantity.RightEjectionFraction), 10);
        Assert.Equal((0, 0), (function.MassAtEndDiastoleMilligrams, function.EndDiastolicVolumeMicrolitres));
        Assert.Equal(
            "the right ventricle at end-diastole is empty",
            CardiacFunction.Measure(Diastole, Systole, VoxelSpacing.Published).UndefinedBecause(Quantity.RightEjectionFraction));
    }

    [Fact]
    public void Mass_is_volume_times_the_density_given() =>
        Assert.Equal(
            20 * 1.06, CardiacFunction.Measure(Diastole, Systole, VoxelSpacing.Published, 1.06).MassAtEndDiastoleMilligrams, 12);

    [Fact]
    public void Without_end_systole_what_needs_it_is_undefined_and_says_so()
    {
        var function = CardiacFunction.Measure(Diastole, null, VoxelSpacing.Published);
        Assert.Equal(60, function.EndDiastolicVolumeMicrolitres, 12);
        Assert.Equal(21, function.MassAtEndDiastoleMilligrams, 12);
        foreach (
            var quantity in new[]
            {
                Quantity.EndSystolicVolume,
                Quantity.StrokeVolume,
                Quantity.EjectionFraction,
                Quantity.MassAtEndSystole,
            })
        {
            Assert.Equal(double.NaN, function.Value(quantity));
            Assert.Equal("there is no end-systolic frame", function.UndefinedBecause(quantity));
        }
    }

    [Fact]
    public void Without_any_frame_everything_is_undefined()
    {
        var function = CardiacFunction.Measure(null, null, VoxelSpacing.Published);
        Assert.All(Enum.GetValues<Quantity>(), q => Assert.NotEmpty(function.UndefinedBecause(q)));
        Assert.Contains("neither", function.UndefinedBecause(Quantity.EjectionFraction), StringComparison.Ordinal);
        Assert.Contains("no end-diastolic", function.UndefinedBecause(Quantity.EndDiastolicVolume), StringComparison.Ordinal);
    }

    [Fact]
    public void Ejection_fraction_of_an_empty_ventricle_is_undefined()
    {
        var function = CardiacFunction.Measure(LabelMap.Empty(Size), Systole, VoxelSpacing.Published);
        Assert.Equal(0, function.EndDiastolicVolumeMicrolitres);
        Assert.Equal(-24, function.StrokeVolumeMicrolitres, 12);
        Assert.Equal(double.NaN, function.EjectionFraction);
        Assert.Contains(
            "blood pool at end-diastole is empty", function.UndefinedBecause(Quantity.EjectionFraction), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0.1, 1)]
    [InlineData(0.1, -0.1, 1)]
    [InlineData(0.1, 0.1, double.NaN)]
    public void A_spacing_that_is_not_positive_is_refused(double row, double column, double slice) =>
        Assert.Throws<ArgumentException>(() => CardiacFunction.Measure(Diastole, Systole, new VoxelSpacing(row, column, slice)));

    [Fact]
    public void Maps_of_different_size_are_refused() =>
        Assert.Throws<ArgumentException>(() => CardiacFunction.Measure(Diastole, Maps.Draw("2"), VoxelSpacing.Published));
}

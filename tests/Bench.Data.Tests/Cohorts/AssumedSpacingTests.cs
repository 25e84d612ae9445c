using Bench.Data.Cohorts;



namespace Bench.Data.Tests.Cohorts;

public sealed class AssumedSpacingTests
{
    // 3,900 voxels of 0.1 × 0.1 × 1 mm are 39 µL; 65,600 would be 656.
    [Theory]
    [InlineData(256, 256, 6560, null)]
    [InlineData(192, 192, 3900, null)]
    [InlineData(
        64, 64, 390, "images of 64 × 64 pixels are 6.4 × 6.4 mm (the study's are 25.6 × 25.6 mm), and the largest blood pool is 3.9 µL")]
    [InlineData(256, 256, 390, "the largest blood pool is 3.9 µL (the study's mean EDV is 65.6)")]
    [InlineData(256, 256, 65600, "the largest blood pool is 656 µL")]
    [InlineData(64, 64, 0, "6.4 × 6.4 mm")]
    public void An_assumed_spacing_is_warned_of_where_images_or_volumes_are_not_those_of_a_mouse(
        int rows, int columns, int voxels, string? words)
    {
        var warning = AssumedSpacing.Warning(rows, columns, voxels);

        if (words is null)
            Assert.Null(warning);
        else
            Assert.Contains(words, warning, StringComparison.Ordinal);
    }
}

using Bench.Learning.Preprocessing;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Preprocessing;

public sealed class PreprocessingTests
{
    [Theory]
    [InlineData(1e-3, 5)]
    [InlineData(3e38, 37)] // the range is beyond float
    [InlineData(700, 1003)]
    public void However_many_pixels_go_together_each_is_divided_in_double_precision(double size, int count)
    {
        var random = new Random(count);
        float[] image = [.. Enumerable.Range(0, count).Select(_ => (float)(size * ((2 * random.NextDouble()) - 1)))];
        var (low, high) = ((double)image.Min(), (double)image.Max());
        var scaled = new float[count];

        IntensityScaling.ToUnit(image, scaled);

        Assert.Equal(image.Select(v => (float)((v - low) / (high - low))), scaled);
    }

    [Fact]
    public void Scaling_takes_the_least_value_to_zero_and_the_greatest_to_one()
    {
        var scaled = new float[4];
        IntensityScaling.ToUnit([10, 20, 15, 30], scaled);
        Assert.Equal([0f, 0.5f, 0.25f, 1f], scaled);
    }

    [Fact]
    public void A_flat_image_becomes_zeros()
    {
        float[] image = [7, 7, 7];
        IntensityScaling.ToUnit(image, image);
        Assert.Equal([0f, 0, 0], image);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void An_image_that_is_not_finite_becomes_zeros(float bad)
    {
        float[] image = [1, bad, 3];
        IntensityScaling.ToUnit(image, image);
        Assert.Equal([0f, 0, 0], image);
    }

    [Theory]
    [InlineData(128, 128, 64, 8, 2, 128, 128)]
    [InlineData(256, 256, 64, 8, 4, 256, 256)]
    [InlineData(256, 256, 0, 16, 1, 256, 256)]
    [InlineData(100, 90, 64, 8, 2, 112, 96)]
    [InlineData(50, 60, 64, 8, 1, 56, 64)]
    [InlineData(250, 251, 0, 16, 1, 256, 256)]
    public void A_grid_has_a_whole_factor_and_sides_that_halve_evenly(
        int height, int width, int size, int multiple, int factor, int paddedHeight, int paddedWidth) =>
        Assert.Equal(new WorkingGrid(height, width, factor, paddedHeight, paddedWidth), WorkingGrid.For(height, width, size, multiple));

    [Fact]
    public void Reduction_averages_squares_and_repeats_the_edge_where_it_pads()
    {
        var grid = new WorkingGrid(2, 3, 2, 2, 4);
        var working = new float[2];
        grid.Reduce([1, 3, 5, 3, 5, 9], working);
        Assert.Equal([3f, 7f], working); // (1+3+3+5)/4 and (5+5+9+9)/4
    }

    [Fact]
    public void Up_sampled_logits_lose_their_padding_and_keep_half_pixel_centres()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var logits = tensor((float[])[0, 4], [1, 1, 1, 2]);
        var native = NativeLogits.From(logits, new WorkingGrid(1, 3, 2, 2, 4));
        Assert.Equal([1, 1, 1, 3], native.shape);
        Assert.Equal([0f, 1f, 3f], native.contiguous().data<float>().ToArray()); // fourth would be 4
    }
}

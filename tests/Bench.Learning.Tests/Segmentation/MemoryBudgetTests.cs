using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Segmentation;

namespace Bench.Learning.Tests.Segmentation;

public sealed class MemoryBudgetTests
{
    // By hand: a quarter of the memory over pixels × floats × 4 bytes; at most as many images as make 4 × 256 × 256 pixels, at least one.
    [Theory]
    [InlineData(256 * 256, 500, 16L << 30, 4)]
    [InlineData(64 * 64, 500, 16L << 30, 64)]
    [InlineData(1024 * 1024, 500, 16L << 30, 1)]
    [InlineData(256 * 256, 500, 1L << 30, 2)]
    [InlineData(256 * 256, 500, 64L << 20, 1)]
    public void Images_a_pass_follow_from_memory_and_size(int pixels, double floats, long memory, int images) =>
        Assert.Equal(images, MemoryBudget.ImagesAPass(pixels, floats, memory));

    [Fact]
    public void The_published_network_needs_about_what_was_measured() =>
        Assert.Equal(557, MemoryBudget.FloatsOf(NetworkOptions.UNet3Plus, UpsamplingWay.VectorLoops), 20.0);

    [Fact]
    public void As_it_is_drawn_a_network_needs_its_largest_up_sampled_features_as_well() =>
        // By hand: while level 5 (512 channels) stands enlarged for decoder level 1, four results of 32 channels are there, the fifth, and
        // 2 more a pixel of level 5 itself.
        Assert.Equal(1.7 * (512 + (5 * 32) + 2), MemoryBudget.FloatsOf(NetworkOptions.UNet3Plus, UpsamplingWay.AsDrawn), 0.01);
}

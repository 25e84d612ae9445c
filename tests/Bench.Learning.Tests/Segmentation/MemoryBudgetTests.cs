using Bench.Learning.Networks;
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
        Assert.Equal(516, MemoryBudget.FloatsOf(NetworkOptions.UNet3Plus), 0.5);
}

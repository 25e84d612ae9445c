using Bench.Learning.Runtime;

namespace Bench.Learning.Tests.Runtime;

/// <summary>What can be shown without a GPU. What this does not show: that a GPU trains.</summary>
public sealed class GpuDescriptionTests
{
    [Theory]
    [InlineData("NVIDIA H100 80GB HBM3, 550.54.15", "NVIDIA H100 80GB HBM3", "550.54.15")]
    [InlineData("NVIDIA GeForce RTX 3090, 535.183.01", "NVIDIA GeForce RTX 3090", "535.183.01")]
    [InlineData("No devices were found", "unknown", "unknown")]
    public void A_line_of_nvidia_smi_is_read(string line, string name, string driver) =>
        Assert.Equal(new GpuDescription(name, driver), GpuDescription.Parse(line));

    [Theory]
    [InlineData(ComputePrecision.Tf32, true, "among those that give the same bits again", "rounded to TF32")]
    [InlineData(ComputePrecision.Full, true, "among those that give the same bits again", "without TF32")]
    [InlineData(ComputePrecision.BFloat16, false, "also among those that do not", "bfloat16 between layers")]
    public void The_manifest_says_how_it_calculates_and_what_comes_again(
        ComputePrecision precision, bool repeatable, string bits, string numbers)
    {
        var text = new GpuDescription("NVIDIA H100", "550.54").Determinism(precision, repeatable, "2.10.0");

        Assert.All(
            [bits, numbers, "products, which add in one order", "adds atomically", "GPU NVIDIA H100, driver 550.54, libtorch 2.10.0"],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }
}

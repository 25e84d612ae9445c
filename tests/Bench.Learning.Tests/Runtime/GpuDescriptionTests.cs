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

    [Fact]
    public void The_manifest_says_that_bits_are_not_promised_and_why()
    {
        var text = new GpuDescription("NVIDIA H100", "550.54").Determinism(convolutionsTf32: true, productsTf32: false, "2.10.0");

        Assert.StartsWith("Not bit-identical between runs", text, StringComparison.Ordinal);
        Assert.All(
            [
                "adds atomically", "cuDNN's choice", "TF32 is on for convolutions and off for matrix products",
                "GPU NVIDIA H100, driver 550.54, libtorch 2.10.0", "spread over seeds",
            ],
            words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_settings_in_force_are_those_of_libtorch()
    {
        // The flags are there in the CPU library too, as libtorch sets them: on for cuDNN, off for matrix products.
        _ = Tiny.Runtime;
        Assert.Contains(
            "TF32 is on for convolutions and off for matrix products",
            new GpuDescription("a", "b").Determinism("2.10.0"),
            StringComparison.Ordinal);
    }
}

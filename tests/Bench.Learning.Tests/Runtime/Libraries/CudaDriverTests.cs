using Bench.Learning.Runtime.Libraries;

namespace Bench.Learning.Tests.Runtime.Libraries;

public sealed class CudaDriverTests
{
    private static readonly LoadedLibTorch Pip = new("2.11.0+cu130", LibTorchKind.Pip, "13.0", "/env/torch/lib");

    [Theory]
    [InlineData(true, 12040, 1, true, "too old: it runs CUDA up to 12.4, and libtorch 2.11.0+cu130 needs CUDA 13.0")]
    [InlineData(true, 13000, 0, true, "shows no GPU to this process")]
    [InlineData(true, 13000, 1, true, "cannot use the GPU")]
    [InlineData(false, 0, 0, true, "no NVIDIA driver")]
    [InlineData(true, 13000, 1, false, "for the CPU only")]
    public void The_reason_why_no_GPU_is_found_is_named(bool isThere, int cuda, int devices, bool hasCudaPart, string expected)
    {
        var (reason, remedy) = new CudaDriver(isThere, cuda, devices).WhyNoDevice(Pip, hasCudaPart);
        Assert.Contains(expected, reason, StringComparison.Ordinal);
        Assert.NotEmpty(remedy);
    }

    [Fact]
    public void A_driver_of_the_same_major_version_is_not_too_old()
    {
        // CUDA's minor version compatibility: a driver of 12.x runs what was built for any 12.y.
        var (reason, _) = new CudaDriver(true, 12020, 1).WhyNoDevice(Pip with { Cuda = "12.8" }, hasCudaPart: true);
        Assert.DoesNotContain("too old", reason, StringComparison.Ordinal);
    }
}

using Bench.Learning.Runtime;
using Bench.Learning.Training;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Training;

/// <summary>What a device says when it fails, and what is made of it. Words of a GPU are PyTorch 2.11's.</summary>
public sealed class DeviceFailureTests
{
    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 7.79 GiB", true, false)]
    [InlineData("cuDNN error: CUDNN_STATUS_ALLOC_FAILED", true, false)]
    [InlineData("CUDA error: unspecified launch failure\nCUDA kernel errors might be asynchronously reported", false, true)]
    [InlineData("CUDA error: an illegal memory access was encountered", false, true)]
    [InlineData("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED", false, true)]
    [InlineData("Given groups=1, weight of size [4, 1, 3, 3], expected input to have 1 channels", false, false)]
    public void Words_tell_what_happened(string words, bool outOfMemory, bool lost)
    {
        var failure = new LibTorchFailure(words);

        Assert.Equal(outOfMemory, DeviceFailure.IsOutOfMemory(failure));
        Assert.Equal(lost, DeviceFailure.IsLost(failure));
    }

    [Fact]
    public void Memory_that_libtorch_does_not_get_is_told_apart()
    {
        _ = Tiny.Runtime;

        Assert.True(DeviceFailure.IsOutOfMemory(Assert.ThrowsAny<Exception>(() => zeros(1L << 50))));
    }

    [Fact]
    public void The_largest_batch_that_fits_is_found_by_halving()
    {
        var tried = new List<int>();
        void Step(int count)
        {
            tried.Add(count);
            if (count > 5)
            {
                throw new LibTorchFailure("CUDA out of memory.");
            }
        }

        Assert.Equal(4, BatchProbe.Largest(16, Step));
        Assert.Equal([16, 8, 4], tried);
        Assert.Equal(0, BatchProbe.Largest(2, _ => throw new LibTorchFailure("CUDA out of memory.")));
        Assert.Throws<LibTorchFailure>(() => BatchProbe.Largest(2, _ => throw new LibTorchFailure("CUDA error: device lost")));
    }

    [Fact]
    public void A_step_that_fits_is_found_at_the_first_try() => Assert.Equal(5, BatchProbe.Largest(Tiny.Runtime, Tiny.Options, 32, 32, 5));
}

using Bench.Core;
using Bench.Learning.Runtime;
using TorchSharp;

namespace Bench.Learning.Tests.Runtime;

public sealed class TorchRuntimeTests
{
    [Fact]
    public void Libtorch_loads_and_says_what_it_is()
    {
        var runtime = TorchRuntime.Start(DeviceChoice.Cpu, 2);
        Assert.StartsWith("2.", runtime.LibTorchVersion, StringComparison.Ordinal);
        Assert.StartsWith("0.", runtime.TorchSharpVersion, StringComparison.Ordinal);
        Assert.Equal(2, runtime.Threads);
        Assert.Equal("cpu", runtime.DeviceName);
    }

    [Fact]
    public void Cuda_asked_for_and_absent_is_an_input_error_that_names_the_build_property()
    {
        _ = TorchRuntime.Start(DeviceChoice.Cpu);
        if (torch.cuda.is_available())
        {
            Assert.Skip("this machine has a CUDA device");
        }

        var error = Assert.Throws<InputException>(() => TorchRuntime.Start(DeviceChoice.Cuda));
        Assert.Contains("-p:TorchBackend=cuda", error.Message, StringComparison.Ordinal);
        Assert.Contains("--libtorch auto", error.Message, StringComparison.Ordinal);
        Assert.Equal("cpu", TorchRuntime.Start(DeviceChoice.Auto).DeviceName);
    }

    [Theory]
    [InlineData("cpu", DeviceChoice.Cpu)]
    [InlineData("CUDA", DeviceChoice.Cuda)]
    [InlineData("auto", DeviceChoice.Auto)]
    public void Devices_are_read_from_words(string word, DeviceChoice expected) => Assert.Equal(expected, TorchRuntime.ParseDevice(word));

    [Fact]
    public void An_unknown_device_is_an_input_error() =>
        Assert.Contains("'tpu'", Assert.Throws<InputException>(() => TorchRuntime.ParseDevice("tpu")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("whatever", "2.31", true, "glibc 2.31 is older than the 2.34")]
    [InlineData("whatever", null, true, "not glibc")]
    [InlineData("/lib/libstdc++.so.6: version `GLIBCXX_3.4.32' not found", "2.36", true, "libstdc++")]
    [InlineData("libgomp.so.1: cannot open shared object file", "2.36", true, "libgomp")]
    [InlineData("something else", null, false, "something else")]
    public void A_failed_load_is_explained(string words, string? glibc, bool isLinux, string expected)
    {
        var (reason, remedy) = LoadFailure.Diagnose(words, glibc, isLinux);
        Assert.Contains(expected, reason, StringComparison.Ordinal);
        Assert.NotEmpty(remedy);
    }

    [Fact]
    public void Random_streams_depend_on_their_keys_alone()
    {
        var first = RandomStream.For(RandomStream.Purpose.Sampling, 1, 2);
        _ = first.NextUnit();
        var again = RandomStream.For(RandomStream.Purpose.Sampling, 1, 2);
        _ = again.NextUnit();
        Assert.Equal(first.NextUnit(), again.NextUnit());
        Assert.NotEqual(
            RandomStream.For(RandomStream.Purpose.Sampling, 2, 1).NextUnit(),
            RandomStream.For(RandomStream.Purpose.Sampling, 1, 2).NextUnit());
        Assert.NotEqual(
            RandomStream.For(RandomStream.Purpose.Dropout, 1, 2).NextUnit(),
            RandomStream.For(RandomStream.Purpose.Sampling, 1, 2).NextUnit());
    }

    [Fact]
    public void Random_numbers_have_the_mean_and_spread_they_should()
    {
        // Standard error of a mean of 100,000 is 0.0032 (normal) and 0.0009 (even): limits are five of them.
        var random = RandomStream.For(RandomStream.Purpose.Augmentation, 3);
        var normal = Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian()).ToArray();
        Assert.InRange(normal.Average(), -0.016, 0.016);
        Assert.InRange(normal.Average(x => x * x), 0.975, 1.025);
        Assert.InRange(Enumerable.Range(0, 100_000).Average(_ => random.NextUnit()), 0.4954, 0.5046);
        Assert.Equal(Enumerable.Range(0, 50), random.NextPermutation(50).Order());
        Assert.Equal([0, 1, 2], Enumerable.Range(0, 1000).Select(_ => random.NextIndex(3)).Distinct().Order());
    }
}

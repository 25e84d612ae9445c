using Bench.Harness.Jobs;
using Bench.Harness.Options;
using Bench.Learning.Checks;
using Bench.Learning.Networks;
using Bench.Learning.Runtime;

namespace Bench.Harness.Tests;

/// <summary>The check of a device, on the CPU beside itself: labels and bits must come again.</summary>
public sealed class DeviceCheckJobTests
{
    [Fact]
    public void A_CPU_agrees_with_itself_and_repeats()
    {
        var request = new DeviceCheckRequest
        {
            Check = new DeviceCheckOptions
            {
                Device = DeviceChoice.Cpu,
                Threads = 2,
                Network = NetworkOptions.UNet3Plus with { Filters = [4, 6, 8] },
                Side = 64,
                Batch = 2,
                Steps = 4,
                Patience = TimeSpan.Zero,
                Precisions = [ComputePrecision.BFloat16, ComputePrecision.Full],
            },
            Images = 16,
        };

        var result = new DeviceCheckJob(request).Run(TestContext.Current.CancellationToken);

        Assert.Equal(["bf16", "f32"], result.Training.Select(t => t.Precision));
        Assert.Equal(["bf16", "f32"], result.Prediction.Select(t => t.Precision));
        Assert.All([.. result.Training, .. result.Prediction], r => Assert.True(r.ImagesPerSecond > 0 && r.Milliseconds > 0 && r.MemoryMib is null));
        Assert.All(result.Repeatability, r => Assert.True(r is { SameStep: true, SameSteps: true, Resumed: true, LargestDifference: 0 }));
        Assert.NotEqual(result.Repeatability[0].WeightsSha256, result.Repeatability[1].WeightsSha256);
        Assert.Equal(0, result.Labels[1].Different);
        Assert.InRange(result.Labels[0].Different, 0, result.Labels[0].Pixels / 100);
        Assert.True(result.Labels[0].Images >= 16);
    }
}

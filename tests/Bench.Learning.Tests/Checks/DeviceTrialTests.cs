using Bench.Learning.Checks;
using Bench.Learning.Runtime;
using Bench.Testing;

namespace Bench.Learning.Tests.Checks;

public sealed class DeviceTrialTests
{
    [Fact]
    public void The_libtorch_of_this_build_gives_the_stored_labels_and_loss()
    {
        var labels = DeviceTrial.Labels(Tiny.Runtime);
        if (Environment.GetEnvironmentVariable("BENCH_WRITE_TRIAL") == "1")
        {
            File.WriteAllLines(
                RepositoryFolder.Combine("src", "Bench.Learning", "Checks", "trial-labels.txt"),
                labels.Chunk(32).Select(row => string.Concat(row.Select(l => (char)('0' + l)))));
        }

        var trial = DeviceTrial.Of(Tiny.Runtime);

        // Other processors may round otherwise. All three classes are there, so that a constant answer does not pass.
        Assert.All(Enumerable.Range(0, 3), c => Assert.InRange(labels.Count(l => l == c), labels.Length / 5, labels.Length));
        Assert.InRange(trial.Different, 0, trial.Pixels / 500);
        Assert.Equal(DeviceTrial.StoredLoss, trial.Loss, 1e-4);
        Assert.Equal(0, trial.Repetition.Different);
        Assert.True(trial.IsPassed);
    }

    [Fact]
    public void Rounding_to_bfloat16_passes()
    {
        // Coarser than TF32, which a CPU does not have.
        var trial = DeviceTrial.Of(TorchRuntime.Start(DeviceChoice.Cpu, 2, ComputePrecision.BFloat16));
        Assert.True(trial.IsPassed, trial.ToString());
        Assert.InRange(trial.Different, 1, trial.Pixels / 25);
    }

    [Fact]
    public void Wrong_labels_and_a_wrong_loss_do_not_pass()
    {
        var good = new DeviceTrial(8192, 10, DeviceTrial.StoredLoss, new StepRepetition(3, 10, 0, 0, ""));
        Assert.True(good.IsPassed);
        Assert.False((good with { Different = 5000 }).IsPassed);
        Assert.False((good with { Loss = double.NaN }).IsPassed);
        Assert.False((good with { Loss = 1.1 * DeviceTrial.StoredLoss }).IsPassed);
    }

    [Fact]
    public void The_libtorch_of_this_build_on_a_CPU_is_not_tried()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(new RememberedTrials(folder.Path).Require(Tiny.Runtime));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}

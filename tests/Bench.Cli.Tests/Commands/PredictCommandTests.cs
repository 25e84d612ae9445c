using Bench.Core;
using Bench.Data.Hdf5;
using Bench.Learning.Networks;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;
using PureHDF;

namespace Bench.Cli.Tests.Commands;

/// <summary>Masks are held against the segmenter itself; that one is held against other programs in Bench.Learning.Tests.</summary>
public sealed class PredictCommandTests(TinyCohort cohort) : IClassFixture<TinyCohort>
{
    private static TorchRuntime Runtime { get; } = TorchRuntime.Start(DeviceChoice.Cpu, 2);

    [Fact]
    public async Task Contoured_frames_are_segmented_and_a_second_run_finds_them_done()
    {
        var (weights, output) = (Weights(1), cohort.Fresh("predict"));
        string[] command = ["predict", "--weights", weights, "--data", cohort.Data, "--out", output, "--device", "cpu"];

        var first = await CommandRun.Of(command);

        Assert.True(first.Code == ExitCode.Done, first.Error);
        Assert.Contains("6 of 6 mice segmented", first.Output, StringComparison.Ordinal);
        Assert.Contains("images/s", first.Output, StringComparison.Ordinal);
        var mouse = CohortFolder.Open(cohort.Data).Read("Mouse2");
        using var segmenter = new Segmenter(Runtime, NetworkWeights.Load(weights));
        var masks = MaskFile.Read(Path.Combine(output, "Mouse2.h5"), mouse.Frames[0].Reference.Size, mouse.CineFrames, [.. mouse.Frames.Select(f => f.FrameIndex)]);
        Assert.All(mouse.Frames.Zip(masks), pair => Assert.True(Agreement(segmenter.Segment(pair.First.Image!, TestContext.Current.CancellationToken), pair.Second) > 0.9999));

        var second = await CommandRun.Of(command);

        Assert.Equal(ExitCode.Done, second.Code);
        Assert.Contains("0 of 6 mice segmented, 6 were there already", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_cines_need_neither_masks_nor_contoured_frames()
    {
        var (data, output) = (cohort.Fresh("images"), cohort.Fresh("predict"));
        Directory.CreateDirectory(data);
        var images = new float[37, 30, 2, 3];
        for (var i = 0; i < images.Length; i++)
        {
            images[i / 6 / 30, i / 6 % 30, i / 3 % 2, i % 3] = i * 7919 % 251;
        }

        new H5File { ["Images"] = images }.Write(Path.Combine(data, "Mouse1.h5"));

        var run = await CommandRun.Of("predict", "--weights", Weights(1), "--data", data, "--out", output, "--frames", "all", "--device", "cpu");

        Assert.True(run.Code == ExitCode.Done, run.Error);
        var masks = MaskFile.ReadWhole(Path.Combine(output, "Mouse1.h5"));
        Assert.Equal((new StackSize(37, 30, 2), 3), (masks.Size, masks.Frames.Count));
        Assert.Equal([0, 1, 2], masks.Known);
    }

    [Fact]
    public async Task Masks_of_other_weights_are_kept_unless_they_may_be_overwritten()
    {
        var output = cohort.Fresh("predict");
        string[] rest = ["--data", cohort.Data, "--out", output, "--device", "cpu"];
        _ = await CommandRun.Of(["predict", "--weights", Weights(1), .. rest]);

        var refused = await CommandRun.Of(["predict", "--weights", Weights(2), .. rest]);
        var replaced = await CommandRun.Of(["predict", "--weights", Weights(2), .. rest, "--overwrite"]);

        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Contains("holds masks made with other weights", refused.Error, StringComparison.Ordinal);
        Assert.True(replaced.Code == ExitCode.Done, replaced.Error);
        Assert.Contains("6 of 6 mice segmented", replaced.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_mouse_is_named_and_the_rest_is_done()
    {
        var (data, output) = (cohort.Fresh("damaged"), cohort.Fresh("predict"));
        Directory.CreateDirectory(data);
        File.Copy(Path.Combine(cohort.Data, "Mouse1.h5"), Path.Combine(data, "Mouse1.h5"));
        await File.WriteAllBytesAsync(
            Path.Combine(data, "Mouse2.h5"), (await File.ReadAllBytesAsync(Path.Combine(cohort.Data, "Mouse2.h5"), TestContext.Current.CancellationToken))[..5000], TestContext.Current.CancellationToken);

        var run = await CommandRun.Of("predict", "--weights", Weights(1), "--data", data, "--out", output, "--device", "cpu");

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("Mouse2.h5: is cut short", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 mice segmented", run.Output, StringComparison.Ordinal);
        Assert.Equal(["Mouse1.h5", "predict.json"], Directory.EnumerateFiles(output).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Weights_that_are_not_numbers_are_refused_by_name()
    {
        var path = cohort.Fresh("nan") + ".safetensors";
        var weights = NetworkWeights.Load(Weights(1));
        weights.Arrays[3].Values[2] = float.NaN;
        weights.Save(path);

        var run = await CommandRun.Of("predict", "--weights", path, "--data", cohort.Data, "--out", cohort.Fresh("predict"));

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains($"{path}: '{weights.Arrays[3].Name}' holds NaN at position 2.", run.Error, StringComparison.Ordinal);
    }

    private static double Agreement(LabelMap one, LabelMap other)
    {
        var equal = 0;
        for (var i = 0; i < one.Size.Count; i++)
        {
            equal += one.Labels[i] == other.Labels[i] ? 1 : 0;
        }

        return (double)equal / one.Size.Count;
    }

    private string Weights(long seed)
    {
        var path = Path.Combine(cohort.Folder, $"weights-{seed}.safetensors");
        InitialWeights.Of(Runtime, NetworkOptions.UNet3Plus with { Filters = [4, 6, 8] }, 0, seed).Save(path);
        return path;
    }
}

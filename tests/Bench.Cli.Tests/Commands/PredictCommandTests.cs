using System.IO.Compression;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Export;
using Bench.Data.Nifti;
using Bench.Harness.Folders;
using Bench.Learning.Networks;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;
using Bench.Testing;
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
        var stored = MaskFile.Read(Path.Combine(output, "Mouse2.h5"));
        Assert.Equal(mouse.CineFrames, stored.Frames.Count);
        var masks = mouse.Frames.Select(f => stored.Frames[f.FrameIndex]);
        Assert.All(
            mouse.Frames.Zip(masks),
            pair =>
                Assert.True(Agreement(segmenter.Segment(pair.First.Image!, TestContext.Current.CancellationToken), pair.Second) > 0.9999));

        var second = await CommandRun.Of(command);

        Assert.Equal(ExitCode.Done, second.Code);
        Assert.Contains("0 of 6 mice segmented, 6 were there already", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_cines_need_neither_masks_nor_contoured_frames()
    {
        var (data, output) = (cohort.Fresh("images"), cohort.Fresh("predict"));
        Directory.CreateDirectory(data);
        new H5File { ["Images"] = Images() }.Write(Path.Combine(data, "Mouse1.h5"));

        var run = await CommandRun.Of(
            "predict", "--weights", Weights(1), "--data", data, "--out", output, "--frames", "all", "--device", "cpu");

        Assert.True(run.Code == ExitCode.Done, run.Error);
        var masks = MaskFile.Read(Path.Combine(output, "Mouse1.h5"));
        Assert.Equal((new StackSize(37, 30, 2), 3), (masks.Size, masks.Frames.Count));
        Assert.Equal([0, 1, 2], masks.SegmentedFrames);
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
            Path.Combine(data, "Mouse2.h5"), (
                await File.ReadAllBytesAsync(
                    Path.Combine(cohort.Data, "Mouse2.h5"),
                    TestContext.Current.CancellationToken))[..5000], TestContext.Current.CancellationToken);

        var run = await CommandRun.Of("predict", "--weights", Weights(1), "--data", data, "--out", output, "--device", "cpu");

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("Mouse2.h5: is cut short", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 of 2 mice segmented", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["Mouse1.h5", "config.toml", "predict.json"], Directory.EnumerateFiles(output).Select(Path.GetFileName).Where(f => f![0] != '.').Order());
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

    [Fact]
    public async Task Probabilities_are_stored_beside_the_masks_that_they_explain()
    {
        var (data, output) = (cohort.Fresh("small"), cohort.Fresh("predict"));
        WriteSmallMouse(data);

        var run = await CommandRun.Of(
            "predict", "--weights", Weights(1), "--data", data, "--out", output, "--probabilities", "--device", "cpu");

        Assert.True(run.Code == ExitCode.Done, run.Error);
        var mouse = CohortFolder.Open(data).Read("Mouse1");
        var size = mouse.Frames[0].Reference.Size;
        using var file = H5File.OpenRead(Path.Combine(output, "Mouse1.h5"));
        var dataSet = file.Dataset("Probabilities");
        Assert.Equal([(ulong)size.Height, (ulong)size.Width, (ulong)size.Slices, (ulong)mouse.CineFrames, 3ul], dataSet.Space.Dimensions);
        var shares = dataSet.Read<float[]>();
        var masks = file.Dataset("Masks").Read<byte[]>();
        var segmented = mouse.Frames.Select(f => f.FrameIndex).ToHashSet();
        using var segmenter = new Segmenter(Runtime, NetworkWeights.Load(Weights(1)));
        var first = segmenter.Segment(
            mouse.Frames[0].Image!, withProbabilities: true, TestContext.Current.CancellationToken).Probabilities!;
        var (worstSum, worstRank, worstPlace) = (0f, 0f, 0f);
        for (var i = 0; i < masks.Length; i++)
        {
            var (voxel, frame) = Math.DivRem(i, mouse.CineFrames);
            var three = shares.AsSpan(i * 3, 3);
            worstSum = Math.Max(worstSum, Math.Abs((segmented.Contains(frame) ? 1 : 0) - (three[0] + three[1] + three[2])));
            worstRank = Math.Max(worstRank, Math.Max(three[0], Math.Max(three[1], three[2])) - three[masks[i]]);
            if (frame == mouse.Frames[0].FrameIndex)
            {
                var (pixel, slice) = Math.DivRem(voxel, size.Slices);
                worstPlace = Math.Max(worstPlace, Math.Abs(first[(((slice * size.SliceLength) + pixel) * 3) + 1] - three[1]));
            }
        }

        Assert.True(worstSum < 1e-5, $"probabilities add up to 1 ± {worstSum}");
        Assert.True(worstRank < 1e-6, $"a label is {worstRank} less probable than another");
        Assert.True(worstPlace < 1e-4, $"a probability differs by {worstPlace}");
    }

    [Fact]
    public async Task NIfTI_cohorts_give_NIfTI_masks_with_the_same_labels_and_affine()
    {
        var (nifti, hdf, masks, cines) = (cohort.Fresh("nifti"), cohort.Fresh("hdf"), cohort.Fresh("masks"), cohort.Fresh("cines"));
        var source = CohortFolder.Open(cohort.Data);
        NiftiExport.Write(source, "Mouse4", nifti);
        string[] rest = ["--weights", Weights(1), "--device", "cpu"];

        var byHdf = await CommandRun.Of(["predict", "--data", cohort.Data, "--out", hdf, .. rest]);
        var byNifti = await CommandRun.Of(["predict", "--data", nifti, "--out", masks, .. rest]);
        var whole = await CommandRun.Of(["predict", "--data", nifti, "--out", cines, "--frames", "all", .. rest]);

        Assert.True(
            byNifti.Code == ExitCode.Done && byHdf.Code == ExitCode.Done && whole.Code == ExitCode.Done,
            byNifti.Error + byHdf.Error + whole.Error);
        var mouse = source.Read("Mouse4");
        var expected = MaskFile.Read(Path.Combine(hdf, "Mouse4.h5"));
        var cine = NiftiReader.Read(Path.Combine(cines, "Mouse4.nii.gz"));
        Assert.Equal(mouse.CineFrames, cine.Frames.Count);
        Assert.Equal(NiftiReader.Read(Path.Combine(nifti, "images", "Mouse4.nii.gz")).Affine, cine.Affine);
        foreach (var frame in mouse.Frames.Select(f => f.FrameIndex))
        {
            var file = Path.Combine(masks, $"Mouse4_frame{frame:000}.nii.gz");
            Assert.True(Agreement(expected.Frames[frame], NiftiReader.Read(file).Labels(0, file)) > 0.9999);
            Assert.True(Agreement(expected.Frames[frame], cine.Labels(frame, file)) > 0.9999);
        }

        var measured = Bench.Data.Cohorts.MaskFolder.Open(masks).Read(CohortFolder.Open(nifti).Read("Mouse4"));
        Assert.Equal(mouse.Frames.Count, measured.Count);
    }

    [Fact]
    public async Task An_exported_network_gives_the_same_masks_as_its_weights()
    {
        var (onnx, one, other) = (cohort.Fresh("model") + ".onnx", cohort.Fresh("weights"), cohort.Fresh("onnx"));
        var exported = await CommandRun.Of("weights", "export", Weights(1), "--onnx", onnx);
        Assert.True(exported.Code == ExitCode.Done, exported.Error);

        var byWeights = await CommandRun.Of("predict", "--weights", Weights(1), "--data", cohort.Data, "--out", one, "--device", "cpu");
        var byModel = await CommandRun.Of("predict", "--onnx", onnx, "--data", cohort.Data, "--out", other);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (byWeights.Code, byModel.Code));
        Assert.Contains("ONNX Runtime", byModel.Output, StringComparison.Ordinal);
        var by = Assert.Single(PredictionManifest.Read(Path.Combine(other, "predict.json")).ComputedBy!);
        Assert.Matches(@"^ONNX Runtime [\d.]+, cpu, \d+ thread", by);
        foreach (var mouse in new[] { "Mouse1", "Mouse6" })
        {
            var (a, b) = (MaskFile.Read(Path.Combine(one, $"{mouse}.h5")), MaskFile.Read(Path.Combine(other, $"{mouse}.h5")));
            Assert.All(a.Frames.Zip(b.Frames), pair => Assert.True(Agreement(pair.First, pair.Second) > 0.9999));
        }
    }

    [Fact]
    public async Task An_ONNX_model_is_not_run_on_the_CPU_where_a_GPU_was_asked_for()
    {
        var onnx = cohort.Fresh("model") + ".onnx";
        _ = await CommandRun.Of("weights", "export", Weights(1), "--onnx", onnx);
        var output = cohort.Fresh("onnx");

        var run = await CommandRun.Of("predict", "--onnx", onnx, "--data", cohort.Data, "--out", output, "--device", "cuda");

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains("--device cuda: does not go with an ONNX model", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(output, "Mouse*"));
    }

    [Fact]
    public async Task What_a_network_was_trained_on_goes_with_its_ONNX_export_into_predict_json()
    {
        var (weights, onnx, output) = (cohort.Fresh("told") + ".safetensors", cohort.Fresh("told") + ".onnx", cohort.Fresh("predict"));
        NetworkWeights.Load(Weights(1))
            .WithMetadata("bench.trained_on", "{\"Mouse9.h5\":\"0123456789abcdef\"}")
            .WithMetadata("keras.is_published_file", "true")
            .Save(weights);
        _ = await CommandRun.Of("weights", "export", weights, "--onnx", onnx);

        var run = await CommandRun.Of("predict", "--onnx", onnx, "--data", cohort.Data, "--out", output);

        Assert.True(run.Code == ExitCode.Done, run.Error);
        var manifest = PredictionManifest.Read(Path.Combine(output, "predict.json"));
        Assert.Equal("0123456789abcdef", manifest.TrainedOn["Mouse9.h5"]);
        Assert.True(manifest.IsPublished);
    }

    [Fact]
    public async Task Keras_weights_alone_say_their_kind_of_skips_only_by_an_option()
    {
        var file = cohort.Fresh("decoder") + ".h5";
        var packed = RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Keras", "golden", "decoder-weights.h5.gz");
        using (var source = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress))
        using (var target = File.Create(file))
        {
            await source.CopyToAsync(target, TestContext.Current.CancellationToken);
        }

        string[] rest = ["--weights", file, "--data", cohort.Data, "--device", "cpu"];
        var output = cohort.Fresh("predict");

        var assumed = await CommandRun.Of(["predict", .. rest, "--out", output]);
        var told = await CommandRun.Of(["predict", .. rest, "--out", cohort.Fresh("predict"), "--skips", "decoder"]);
        var mixed = await CommandRun.Of(["predict", .. rest, "--out", output, "--skips", "decoder"]);

        Assert.Contains("skips: encoder, assumed", assumed.Output, StringComparison.Ordinal);
        Assert.Contains("this is not the published SEG459.h5", assumed.Output, StringComparison.Ordinal);
        Assert.Contains("skips: decoder, as --skips says", told.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.BadInput, mixed.Code);
        Assert.Contains("holds masks made with network unet3plus: encoder skips", mixed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_fails_on_the_first_images_is_told_once()
    {
        var script = RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Segmentation", "golden", "dictionary.pt");

        var run = await CommandRun.Of(
            "predict", "--torchscript", script, "--data", cohort.Data, "--out", cohort.Fresh("predict"), "--device", "cpu");

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Single(run.Error.Split("its forward gives neither a tensor")[1..]);
    }

    [Fact]
    public async Task Contoured_frames_of_mice_without_masks_lead_to_the_option_for_whole_cines()
    {
        var (data, output) = (cohort.Fresh("images"), cohort.Fresh("predict"));
        Directory.CreateDirectory(data);
        new H5File { ["Images"] = Images() }.Write(Path.Combine(data, "Mouse1.h5"));
        string[] command = ["predict", "--weights", Weights(1), "--data", data, "--out", output, "--device", "cpu"];

        var contoured = await CommandRun.Of(command);
        var whole = await CommandRun.Of([.. command, "--frames", "all"]);

        Assert.Equal(ExitCode.BadInput, contoured.Code);
        Assert.Contains("--frames all", contoured.Error, StringComparison.Ordinal);
        Assert.True(whole.Code == ExitCode.Done, whole.Error); // The folder holds nothing that would be mixed with.
    }

    [Theory]
    [InlineData("predict: several models are given", "--weights", "a.safetensors", "--onnx", "b.onnx")]
    [InlineData("--layout: is not needed with --weights", "--weights", "a.safetensors", "--layout", "nhwc")]
    [InlineData("--skips: is for Keras files of weights only", "--onnx", "b.onnx", "--skips", "decoder")]
    [InlineData("--channels: 0 is out of range", "--onnx", "b.onnx", "--channels", "0")]
    [InlineData("--label-order: '0,1' does not name the labels 0, 1 and 2 once each", "--onnx", "b.onnx", "--label-order", "0,1")]
    [InlineData("--input-size: '12y' is not a size", "--onnx", "b.onnx", "--input-size", "12y")]
    [InlineData("nowhere.pt: there is no such file", "--torchscript", "nowhere.pt")]
    [InlineData("nowhere.onnx: there is no such file", "--onnx", "nowhere.onnx")]
    public async Task What_does_not_name_one_model_is_refused(string message, params string[] model)
    {
        var run = await CommandRun.Of(["predict", .. model, "--data", cohort.Data, "--out", cohort.Fresh("predict")]);

        Assert.Equal(ExitCode.BadInput, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
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

    private static float[,,,] Images()
    {
        var images = new float[37, 30, 2, 3];
        for (var i = 0; i < images.Length; i++)
        {
            images[i / 6 / 30, i / 6 % 30, i / 3 % 2, i % 3] = i * 7919 % 251;
        }

        return images;
    }

    // Frames 0 and 2 of three are contoured.
    private static void WriteSmallMouse(string folder)
    {
        var masks = new byte[37, 30, 2, 3];
        for (var i = 0; i < 100; i++)
        {
            masks[i / 10, i % 10, 1, 0] = (byte)(1 + (i % 2));
            masks[i / 10, i % 10, 1, 2] = (byte)(1 + (i % 3 / 2));
        }

        Directory.CreateDirectory(folder);
        new H5File
        {
            ["Images"] = Images(),
            ["Masks"] = masks,
            ["Frames_with_ROI"] = new long[] { 0, 2 },
        }.Write(Path.Combine(folder, "Mouse1.h5"));
    }

    private string Weights(long seed)
    {
        var path = Path.Combine(cohort.Folder, $"weights-{seed}.safetensors");
        InitialWeights.Of(Runtime, NetworkOptions.UNet3Plus with { Filters = [4, 6, 8] }, 0, seed).Save(path);
        return path;
    }
}

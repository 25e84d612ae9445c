using System.Diagnostics;
using System.Text;
using Bench.Core;
using Bench.Learning.ModelFiles;
using Bench.Learning.Networks;
using Bench.Learning.Segmentation;
using Bench.Learning.Tests.Segmentation;
using Bench.Learning.Weights;
using Bench.Testing;

namespace Bench.Learning.Tests.Fuzz;

/// <summary>Model files made to mislead, each by hand.</summary>
public sealed class HostileModelFileTests
{
    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[9223372036854775800,9223372036854775807]}}""", "does not fit bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,0]}}""", "does not fit bytes 0 … 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2,-1],"data_offsets":[0,8]}}""", "does not fit bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "'b' of shape [2] does not fit bytes 0 … 8 behind those before it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "4 bytes at its end belong to no array")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "'a' is there twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"shape":[1,2],"data_offsets":[0,8]}}""", "'shape' is there twice")]
    [InlineData("""{"__metadata__":{"x":"1","x":"2"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "'x' is there twice")]
    [InlineData("""{"__metadata__":{},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"__metadata__":{}}""", "'__metadata__' is there twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,8]}}""", "'a' is not an array of type F32 with a shape and two offsets")]
    [InlineData("""{"a":[1,2]}""", "'a' is not an array of type F32")]
    [InlineData("""{"__metadata__":{"x":1}}""", "'x' is not text")]
    [InlineData("""[1]""", "not a JSON object")]
    public void A_safetensors_header_that_lies_is_refused_by_name(string header, string message)
    {
        using var folder = new TemporaryFolder();
        var bytes = Encoding.UTF8.GetBytes(header);
        File.WriteAllBytes(folder.File("x.safetensors"), [.. BitConverter.GetBytes((ulong)bytes.Length), .. bytes, .. new byte[8]]);

        var error = Assert.Throws<InputException>(() => SafetensorsFile.Read(folder.File("x.safetensors")));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_architecture_written_into_the_metadata_of_weights_is_noticed()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("w.safetensors");
        var network = Tiny.Network with { Skips = SkipKind.Encoder };
        RandomWeights.Of(network, 16).Save(path);
        var (file, _) = SafetensorsFile.ReadUnchecked(path);
        var metadata = file.Metadata.ToDictionary();
        metadata["working_size"] = "32";
        new SafetensorsFile(file.Arrays, metadata).Write(path);

        var error = Assert.Throws<InputException>(() => NetworkWeights.Load(path));

        Assert.Contains(
            "'network' or 'working_size' in its metadata is not what was written with these weights",
            error.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/etc/passwd", "which is not a path within its folder")]
    [InlineData("../secret.bin", "which does not lie in its folder or below")]
    [InlineData("link.bin", "which does not lie in its folder or below")]
    [InlineData("folder/link.bin", "which does not lie in its folder or below")]
    [InlineData("circle/x.bin", "which is not there")]
    [InlineData("empty.bin", "which is empty or no ordinary file")]
    [InlineData("short.bin", "that has 8 bytes and the array's extents ask for 12")]
    [InlineData("none.bin", "which is not there")]
    public void Weights_beside_an_ONNX_model_must_be_ordinary_files_below_its_folder_used_or_not(string location, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a right there that few have.");
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("secret.bin"), new byte[12]);
        var inner = Directory.CreateDirectory(folder.File("model"));
        string At(string name) => Path.Combine(inner.FullName, name);
        File.CreateSymbolicLink(At("link.bin"), folder.File("secret.bin"));
        Directory.CreateSymbolicLink(At("folder"), folder.Path);
        File.Copy(folder.File("secret.bin"), folder.File("link.bin"));
        Directory.CreateSymbolicLink(At("circle"), At("circle"));
        File.WriteAllBytes(At("empty.bin"), []);
        File.WriteAllBytes(At("short.bin"), new byte[8]);
        var path = HandMade.Write(folder, channelsLast: false, fixedBatch: -1);
        var model = File.ReadAllBytes(path);
        File.WriteAllBytes(At("model.onnx"), [.. model, .. Unused(location)]);

        var error = Assert.Throws<InputException>(() => Segmenter.OfOnnxFile(At("model.onnx"), new ModelInput(), threads: 2));

        Assert.Contains($"keeps array 'unused' in '{location}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("negative")]
    [InlineData("huge")]
    [InlineData("deep")]
    [InlineData("short")]
    public void An_ONNX_model_with_impossible_arrays_or_endless_graphs_is_refused_before_it_is_loaded(string fault)
    {
        using var folder = new TemporaryFolder();
        var path = HandMade.Write(folder, channelsLast: false, fixedBatch: -1);
        var tensor = new OnnxMessage().Add(
            OnnxField.Tensor.Dims, fault switch { "negative" => [-1, 3], "huge" => [1L << 40, 1L << 40], _ => new long[] { 3 } })
            .Add(OnnxField.Tensor.DataType, OnnxField.Tensor.Float).Add(
                OnnxField.Tensor.RawData, new byte[fault == "short" ? 8 : 12].AsMemory());
        var graph = new OnnxMessage().Add(OnnxField.Graph.Initializer, tensor);
        for (var i = 0; fault == "deep" && i < 1000; i++)
        {
            graph = new OnnxMessage().Add(
                OnnxField.Graph.Node, new OnnxMessage().Add(OnnxField.Node.Attribute, new OnnxMessage().Add(6, graph)));
        }

        File.WriteAllBytes(path, [.. File.ReadAllBytes(path), .. new OnnxMessage().Add(OnnxField.Model.Graph, graph).Content.Span]);

        var error = Assert.Throws<InputException>(() => Segmenter.OfOnnxFile(path, new ModelInput(), threads: 2));

        Assert.Contains("is not an ONNX model, or is damaged", error.Message, StringComparison.Ordinal);
    }

    // A few bytes that ask for 64 GiB: from constants, which are computed when the model is loaded, and from the image.
    [Theory]
    [InlineData("ConstantOfShape")]
    [InlineData("Expand")]
    [InlineData("Tile")]
    [InlineData("Pad")]
    [InlineData("Concat")]
    public void An_ONNX_model_that_asks_for_more_memory_than_its_budget_is_refused(string type)
    {
        using var folder = new TemporaryFolder();
        var path = HandMade.WriteBomb(folder, type);

        var error = Assert.Throws<InputException>(() => Run(path));

        Assert.StartsWith(
            "it needs more than the 3 GiB that the arrays of a model made elsewhere may take", error.Reason, StringComparison.Ordinal);
        Run(
            HandMade.Write(
                folder, channelsLast: false, fixedBatch: -1)); // What was refused has taken nothing from those that come after it.
    }

    [Fact]
    public void An_ONNX_model_with_an_endless_loop_is_ended()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => Run(HandMade.WriteEndlessLoop(folder)));

        Assert.Equal("it has a loop that did not end within 30 s.", error.Reason);
    }

    [Fact]
    public void An_ONNX_output_of_more_numbers_than_scores_have_is_refused_before_it_is_copied()
    {
        using var folder = new TemporaryFolder();

        var error = Assert.Throws<InputException>(() => Run(HandMade.WriteBomb(folder, "large output")));

        Assert.StartsWith("its output 'scores' is [1, 3, ", error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one.pt", "is a TorchScript file", "--torchscript")]
    [InlineData("model.onnx", "is an ONNX model", "--onnx")]
    public void A_model_given_as_weights_is_told_the_right_option(string name, string reason, string option)
    {
        using var folder = new TemporaryFolder();
        var path = name == "model.onnx"
            ? HandMade.Write(folder, channelsLast: false, fixedBatch: -1)
            : RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Segmentation", "golden", name);

        var error = Assert.Throws<InputException>(() => NetworkWeights.Load(path));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains($"give it with {option}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--weights")]
    [InlineData("--onnx")]
    [InlineData("--torchscript")]
    public void An_archive_of_Keras_3_is_told_how_to_be_converted_whatever_option_it_is_given_to(string option)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("model.zip");
        File.Copy(RepositoryFolder.Combine("tests", "Bench.Data.Tests", "Keras", "Files", "keras3.keras"), path);

        var error = Assert.Throws<InputException>(() => Load(option, path));

        Assert.Equal("is a file of Keras 3 (.keras): a zip archive, not HDF5.", error.Reason);
        Assert.Contains("keras.models.load_model('model.zip', compile=False).save('model.h5')", error.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--weights")]
    [InlineData("--onnx")]
    [InlineData("--torchscript")]
    public async Task A_pipe_or_a_device_in_place_of_a_model_is_refused_at_once(string option)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/mkfifo") && File.Exists("/dev/zero"), "no mkfifo on this machine.");
        using var folder = new TemporaryFolder();
        using (var made = Process.Start("/usr/bin/mkfifo", folder.File("pipe")))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        File.CreateSymbolicLink(folder.File("link"), folder.File("pipe"));
        foreach (var path in new[] { folder.File("pipe"), folder.File("link"), "/dev/zero", "/dev/null" })
        {
            var load = Task.Run(() => Assert.Throws<InputException>(() => Load(option, path)), TestContext.Current.CancellationToken);

            var error = await load.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

            Assert.Equal("is a device, a pipe or a socket.", error.Reason);
        }
    }

    [Fact]
    public void A_TorchScript_file_with_any_bit_turned_is_refused_or_loads()
    {
        using var folder = new TemporaryFolder();
        var sound = File.ReadAllBytes(RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Segmentation", "golden", "one.pt"));
        var (path, refused) = (folder.File("turned.pt"), 0);
        for (var at = 0; at < sound.Length; at += 37)
        {
            var bytes = sound.ToArray();
            bytes[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(path, bytes);
            try
            {
                TorchScriptArchive.Require(path);
            }
            catch (InputException error)
            {
                Assert.Contains(path, error.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        // What is left is padding and fields that say nothing of the content, such as dates.
        Assert.InRange(refused, 1, sound.Length / 37);
    }

    private static void Run(string path)
    {
        using var segmenter = Segmenter.OfOnnxFile(path, new ModelInput(), threads: 2);
        segmenter.Segment(HandMade.Ramp);
    }

    private static void Load(string option, string path)
    {
        switch (option)
        {
            case "--weights":
                _ = NetworkWeights.Load(path);
                break;
            case "--onnx":
                Segmenter.OfOnnxFile(path, new ModelInput(), threads: 2).Dispose();
                break;
            default:
                Segmenter.OfTorchScriptFile(Tiny.Runtime, path, new ModelInput()).Dispose();
                break;
        }
    }

    // More of the graph: messages of one number are joined.
    private static ReadOnlySpan<byte> Unused(string location) =>
        new OnnxMessage().Add(OnnxField.Model.Graph, new OnnxMessage().Add(OnnxField.Graph.Initializer, new OnnxMessage()
        .Add(OnnxField.Tensor.Dims, new long[] { 3 })
        .Add(OnnxField.Tensor.DataType, OnnxField.Tensor.Float)
        .Add(OnnxField.Tensor.Name, "unused")
        .Add(
            OnnxField.Tensor.ExternalData,
            new OnnxMessage().Add(OnnxField.Entry.Key, "location").Add(OnnxField.Entry.Value, location)))).Content.Span;
}

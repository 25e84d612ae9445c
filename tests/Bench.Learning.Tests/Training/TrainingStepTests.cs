using System.Runtime.InteropServices;
using System.Text.Json;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;
using Bench.Learning.Weights;
using Bench.Testing;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Training;

/// <summary>
/// Network, loss of all heads, backward and Adam together. Golden data: <c>golden/make_golden.py</c> (PyTorch 1.13, double precision).
/// </summary>
public sealed class TrainingStepTests
{
    private const int Images = 2;
    private const int Height = 16;
    private const int Width = 24;

    [Theory]
    [InlineData("soft-dice-keras", LossKind.SoftDice, EpsilonPlacement.Keras, 1e-7)]
    [InlineData("soft-dice-pytorch", LossKind.SoftDice, EpsilonPlacement.PyTorch, 1e-8)]
    [InlineData("focal-tversky-keras", LossKind.FocalTversky, EpsilonPlacement.Keras, 1e-7)]
    internal void Three_steps_agree_with_PyTorch_in_loss_weights_and_moving_statistics(
        string name, LossKind loss, EpsilonPlacement placement, double epsilon)
    {
        _ = Tiny.Runtime;
        var options = NetworkOptions.UNet3Plus with { Filters = [2, 3, 4], DropoutRate = 0 };
        using var scope = NewDisposeScope();
        using var network = new SegmentationNetwork(options, 1, CPU);
        StateDictionary.Write(network, SafetensorsFile.Read(Golden("start.safetensors")).Arrays, "golden");
        network.train();
        using var adam = new Adam(network.Flat, placement, epsilon);
        var expected = JsonDocument.Parse(File.ReadAllText(Golden($"{name}.json"))).RootElement
            .GetProperty("losses")
            .EnumerateArray()
            .Select(e => e.GetDouble())
            .ToArray();
        var images = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Golden("images.f32"))).ToArray();
        var labels = File.ReadAllBytes(Golden("labels.u8"));
        var length = Images * Height * Width;
        for (var step = 0; step < expected.Length; step++)
        {
            var target = tensor(labels[(step * length)..((step + 1) * length)], [Images, 1, Height, Width]);
            var heads = network.Forward(tensor(images[(step * length)..((step + 1) * length)], [Images, 1, Height, Width]), allHeads: true);
            var value = HeadsLoss.Of(heads, heads[^1], target, WorkingGrid.For(Height, Width, 0, options.SizeMultiple), loss);
            Assert.Equal(expected[step], value.item<float>(), 1e-5);
            Assert.True(float.IsFinite(adam.Step(network.Flat.Gradient(value), 1e-2).item<float>()));
        }

        var ours = StateDictionary.Read(network).ToDictionary(a => a.Name, a => a.Values);
        var theirs = SafetensorsFile.Read(Golden($"{name}.safetensors")).Arrays;
        Assert.Equal(ours.Keys.Order(), theirs.Select(a => a.Name).Order());

        // A bias before a batch norm has no gradient but rounding errors, which Adam makes as large as any.
        Assert.All(
            theirs.Where(a => !(a.Name.Contains("_Conv_", StringComparison.Ordinal) && a.Name.EndsWith("bias", StringComparison.Ordinal))),
            a =>
            Assert.All(a.Values.Zip(ours[a.Name]), pair => Assert.Equal(pair.First, pair.Second, 5e-4)));
    }

    private static string Golden(string name) => RepositoryFolder.Combine("tests", "Bench.Learning.Tests", "Training", "golden", name);
}

using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Runtime;
using Bench.Learning.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Tests.Networks;

/// <summary>
/// Training in bfloat16 with float32 weights, on the CPU, which computes bfloat16 as a GPU does: factors rounded, sums in float32.
/// </summary>
public sealed class ReducedPrecisionTests
{
    // bfloat16 has 8 significant bits; some thirty layers round one after another.
    private const double Coarse = 0.1;

    public static TheoryData<string, bool> Ways =>
        new() { { "unet3plus", true }, { "unet3plus", false }, { "unet", true }, { "figure1", true } };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Scores_and_gradients_are_those_of_float32_but_for_rounding_and_weights_stay_float32(string name, bool byProducts)
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        var options = NetworkOptions.Named.Single(n => n.Name == name).WithFilters([4, 6, 8]) with { DropoutRate = 0 };
        var way = new Arrangement { Upsampling = byProducts ? UpsamplingWay.MatrixProducts : UpsamplingWay.AsDrawn };
        var images = tensor(RandomWeights.Images(4, 32, 48), [4, 1, 32, 48]);

        var (full, reduced) = (Step(options, images, way, null), Step(options, images, way, ScalarType.BFloat16));

        Assert.All(reduced.Scores, s => Assert.Equal(ScalarType.Float32, s.dtype));
        Assert.Equal(ScalarType.Float32, reduced.Gradient.dtype);
        Assert.True(full.Scores[^1].Plus(reduced.Scores[^1].neg()).abs().max().item<float>() > 0, "nothing was rounded");
        Assert.All(full.Scores.Zip(reduced.Scores), pair => Assert.True(Distance(pair.First, pair.Second) < Coarse));

        // All gradients as one vector: those of biases before a batch norm are rounding alone.
        var distance = Distance(full.Gradient, reduced.Gradient);
        Assert.True(distance < 2 * Coarse, $"gradients {distance} apart");
    }

    [Fact]
    public void Dropout_scales_what_it_keeps_as_exactly_as_in_float32()
    {
        _ = Tiny.Runtime;
        using var scope = NewDisposeScope();
        using var dropout = new SeededDropout(0.3);
        dropout.Seed(5);
        var full = dropout.Forward(ones(1, 2, 20, 20));
        dropout.Seed(5);
        var reduced = dropout.Forward(ones([1, 2, 20, 20], ScalarType.BFloat16));

        Assert.True(reduced.to(ScalarType.Float32).allclose(full, rtol: 1.0 / 256));
        Assert.Equal(full.ne(0.ToScalar()).sum().item<long>(), reduced.ne(0.ToScalar()).sum().item<long>());
    }

    [Fact]
    public void Training_in_bfloat16_learns_as_in_float32()
    {
        var options = Tiny.Options with { Epochs = 6, Patience = 6 };
        var full = new Trainer(TorchRuntime.Start(DeviceChoice.Cpu, 2), options).Train(Tiny.Training, Tiny.Validation);
        var other = new Trainer(TorchRuntime.Start(DeviceChoice.Cpu, 2), options with { Seed = 12 }).Train(Tiny.Training, Tiny.Validation);
        var reduced = new Trainer(
            TorchRuntime.Start(DeviceChoice.Cpu, 2, ComputePrecision.BFloat16), options).Train(Tiny.Training, Tiny.Validation);

        // Within what another seed changes.
        static double Loss(TrainingOutcome o) => o.Summary.Epochs.Min(h => h.ValidationLoss);
        Assert.NotEqual(full.Weights.Sha256, reduced.Weights.Sha256);
        Assert.True(
            Math.Abs(Loss(full) - Loss(reduced)) < Math.Max(0.05, 2 * Math.Abs(Loss(full) - Loss(other))),
            $"{Loss(full)}, another seed {Loss(other)}, bfloat16 {Loss(reduced)}");
    }

    [Fact]
    public void TF32_on_a_CPU_is_refused_and_words_are_read()
    {
        Assert.Equal(
            "--precision tf32",
            Assert.Throws<InputException>(() => TorchRuntime.Start(DeviceChoice.Cpu, 2, ComputePrecision.Tf32)).InputSource);
        Assert.Equal("--precision", Assert.Throws<InputException>(() => ComputePrecisions.Parse("fp16")).InputSource);
        Assert.Equal(
            [ComputePrecision.Full, ComputePrecision.Tf32, ComputePrecision.BFloat16],
            ComputePrecisions.Words.Select(w => ComputePrecisions.Parse(w)!.Value));
        Assert.Equal(ComputePrecisions.Words, Enum.GetValues<ComputePrecision>().Select(p => p.Word()));
        Assert.Null(ComputePrecisions.Parse("auto"));
    }

    [Fact]
    public void The_library_can_be_told_to_choose_algorithms_that_repeat()
    {
        _ = Tiny.Runtime;

        Assert.True(GpuArithmetic.TryChoose(byTiming: false, repeatable: true));
    }

    private static (Tensor[] Scores, Tensor Gradient) Step(NetworkOptions options, Tensor images, Arrangement way, ScalarType? numbers)
    {
        using var network = new SegmentationNetwork(options, 4, CPU, way, numbers);
        network.train();
        var heads = network.Forward(images, allHeads: true);
        var loss = heads.Select(h => h.softmax(1).pow(2.ToScalar()).sum()).Aggregate((a, b) => a.Plus(b));
        var gradient = network.Flat.Gradient(loss);
        return ([.. heads.Select(h => h.detach())], tensor(network.Flat.Listed(gradient)));
    }

    private static double Distance(Tensor expected, Tensor given) =>
        expected.Plus(given.neg()).norm().item<float>() / expected.norm().item<float>();
}

using System.Diagnostics;
using System.Security.Cryptography;
using Bench.Core;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;
using Bench.Learning.Training;
using Bench.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Checks;

/// <summary>
/// What a device gives and how fast, measured on itself: labels beside the CPU's, which bits of a training come again, rates of training and prediction. The
/// steps timed are those that <see cref="Trainer"/> takes.
/// </summary>
public sealed class DeviceCheck(DeviceCheckOptions options)
{
    private const int Untimed = 3;
    private const int LeastTimed = 5;
    private const long Seed = 1;

    /// <summary>Segments images on the CPU and on the device.</summary>
    /// <param name="weights">A trained network.</param>
    /// <param name="images">The images.</param>
    /// <param name="precision">What the device computes with.</param>
    public LabelsFound Labels(NetworkWeights weights, IReadOnlyList<ImageStack> images, ComputePrecision precision)
    {
        ArgumentNullException.ThrowIfNull(images);
        byte[][] Run(DeviceChoice device, ComputePrecision computes)
        {
            using var segmenter = Segmenter.Folded(TorchRuntime.Start(device, options.Threads, computes), weights);
            return [.. images.Select(i => segmenter.Segment(i).Labels.ToArray())];
        }

        var (expected, given) = (Run(DeviceChoice.Cpu, ComputePrecision.Full), Run(options.Device, precision));
        return new LabelsFound(
            precision.Word(),
            images.Sum(i => i.Size.Slices),
            expected.Sum(e => (long)e.Length),
            expected.Zip(given).Sum(p => p.First.Zip(p.Second).LongCount(v => v.First != v.Second)));
    }

    /// <summary>Takes the same steps several times and compares bits.</summary>
    /// <param name="precision">What the device computes with.</param>
    /// <param name="cancellation">Looked at between steps.</param>
    public RepeatabilityFound Repeatability(ComputePrecision precision, CancellationToken cancellation = default)
    {
        var runtime = Start(precision);
        var half = options.Steps / 2;
        var (once, again) = (After(runtime, 0, 1, null, cancellation), After(runtime, 0, 1, null, cancellation));
        var (all, twice) = (After(runtime, 0, options.Steps, null, cancellation), After(runtime, 0, options.Steps, null, cancellation));
        var resumed = After(runtime, half, options.Steps, After(runtime, 0, half, null, cancellation), cancellation);
        var largest = once.Weights.Zip(again.Weights).Max(p => p.First.Values.Zip(p.Second.Values).Max(v => Math.Abs((double)v.First - v.Second)));
        return new RepeatabilityFound(precision.Word(), options.Steps, once.Sha256 == again.Sha256, largest, all.Sha256 == twice.Sha256, all.Sha256 == resumed.Sha256, all.Sha256);
    }

    /// <summary>Times steps of training: all heads, loss, gradients, Adam, and Dice of the batch.</summary>
    /// <param name="precision">What the device computes with.</param>
    /// <param name="cancellation">Looked at between steps.</param>
    public RateFound Training(ComputePrecision precision, CancellationToken cancellation = default)
    {
        var runtime = Start(precision);
        using var network = NetworkOn(runtime);
        using var optimiser = AdamFor(network, runtime);
        var step = new TrainingStep(network, optimiser, Grid, LossKind.SoftDice);
        var batch = BatchOf(0);
        return Timed(
            runtime,
            () =>
            {
                network.SeedDropout(Seed);
                using var tensors = BatchTensors.On(batch, Grid, runtime.Device);
                _ = step.Run(tensors, 1e-3);
            },
            cancellation);
    }

    /// <summary>Times prediction by the network alone: images already on the CPU, labels back on it.</summary>
    /// <param name="precision">What the device computes with.</param>
    /// <param name="cancellation">Looked at between passes.</param>
    public RateFound Prediction(ComputePrecision precision, CancellationToken cancellation = default)
    {
        var runtime = Start(precision);
        using var segmenter = Segmenter.Folded(runtime, InitialWeights.Of(runtime, options.Network, 0, Seed), options.Batch);
        var stack = new ImageStack(new StackSize(options.Side, options.Side, options.Batch), BatchOf(0).Images);
        return Timed(runtime, () => segmenter.Segment(stack, CancellationToken.None), cancellation);
    }

    private WorkingGrid Grid => WorkingGrid.For(options.Side, options.Side, 0, options.Network.SizeMultiple);

    private TorchRuntime Start(ComputePrecision precision)
    {
        var runtime = TorchRuntime.Start(options.Device, options.Threads, precision);
        if (options.ByTiming)
        {
            _ = GpuArithmetic.TryChoose(byTiming: true, repeatable: false);
        }

        return runtime;
    }

    private SegmentationNetwork NetworkOn(TorchRuntime runtime)
    {
        var network = new SegmentationNetwork(options.Network, Seed, runtime.Device, options.AsDrawn ? UpsamplingWay.AsDrawn : null, runtime.NumberType);
        network.train();
        return network;
    }

    private static Adam AdamFor(SegmentationNetwork network, TorchRuntime runtime) => new(network.parameters(), EpsilonPlacement.Keras, 1e-7, runtime.Device);

    private RateFound Timed(TorchRuntime runtime, Action pass, CancellationToken cancellation)
    {
        for (var i = 0; i < Untimed; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            pass();
        }

        Wait(runtime);
        var times = new List<double>();
        var started = Stopwatch.GetTimestamp();
        while (times.Count < LeastTimed || Stopwatch.GetElapsedTime(started) < options.Patience)
        {
            cancellation.ThrowIfCancellationRequested();
            var begun = Stopwatch.GetTimestamp();
            pass();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        Wait(runtime);
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var count = times.Count;
        times.Sort();
        return new RateFound(runtime.Precision.Word(), options.Batch, times[count / 2], options.Batch * count / elapsed, UsedMib(runtime));
    }

    private static double? UsedMib(TorchRuntime runtime) =>
        runtime.Device.type == DeviceType.CUDA && DeviceMemory.Read() is { } memory ? memory.Used / (double)(1 << 20) : null;

    private static void Wait(TorchRuntime runtime)
    {
        if (runtime.Device.type == DeviceType.CUDA)
        {
            cuda.synchronize();
        }
    }

    private Trained After(TorchRuntime runtime, int from, int steps, Trained? start, CancellationToken cancellation)
    {
        using var network = NetworkOn(runtime);
        using var optimiser = AdamFor(network, runtime);
        if (start is not null)
        {
            StateDictionary.Write(network, start.Weights, "check");
            optimiser.Write(start.Moments, from);
        }

        var one = new TrainingStep(network, optimiser, Grid, LossKind.SoftDice);
        for (var step = from; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            network.SeedDropout(RandomStream.SeedFor(RandomStream.Purpose.Dropout, Seed, step));
            using var tensors = BatchTensors.On(BatchOf(step), Grid, runtime.Device);
            _ = one.Run(tensors, 1e-3);
        }

        return new Trained(StateDictionary.Read(network), optimiser.Read());
    }

    // Blurred discs on noise: a step on them has gradients in every layer.
    private Batch BatchOf(int number)
    {
        var random = new Random(number);
        var (side, images, labels) = (options.Side, new float[options.Batch * options.Side * options.Side], new byte[options.Batch * options.Side * options.Side]);
        for (var i = 0; i < images.Length; i++)
        {
            var (row, column) = ((i / side % side) - (side / 2), (i % side) - (side / 2));
            var distance = Math.Sqrt((row * row) + (column * column)) / side;
            labels[i] = (byte)(distance < 0.15 ? 2 : distance < 0.25 ? 1 : 0);
            images[i] = (float)((0.3 * labels[i]) + (0.4 * random.NextDouble()));
        }

        return new Batch([.. Enumerable.Range(0, options.Batch)], images, labels);
    }

    private sealed record Trained(IReadOnlyList<NamedArray> Weights, IReadOnlyList<NamedArray> Moments)
    {
        public string Sha256 { get; } = HashOf(Weights);

        private static string HashOf(IReadOnlyList<NamedArray> weights)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var array in weights)
            {
                hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(array.Values.AsSpan()));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }
}

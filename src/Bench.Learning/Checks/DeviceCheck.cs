using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Bench.Core;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
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
/// Measures how a device trains and segments: speed, and whether the same steps give the same bits. Images and labels are drawn, so that
/// nothing but the device matters.
/// </summary>
/// <param name="runtime">libtorch, loaded, with device and precision.</param>
/// <param name="subject">Network and sizes.</param>
public sealed class DeviceCheck(TorchRuntime runtime, CheckedNetwork subject)
{
    private const int WarmUp = 3;
    private const double LearningRate = 1e-3;
    private const int MostPasses = 10_000;

    /// <summary>Times a whole training step: all heads, loss, backward, Adam.</summary>
    /// <param name="duration">How long to measure, after the warm-up.</param>
    public Rate Train(TimeSpan duration)
    {
        using var training = new Steps(runtime, subject);
        return Time(() => training.Step(), duration);
    }

    /// <summary>Times the network as <c>predict</c> uses it: images in memory, labels in memory.</summary>
    /// <param name="duration">How long to measure, after the warm-up.</param>
    public Rate Segment(TimeSpan duration)
    {
        var weights = InitialWeights.Of(runtime, subject.Network, 0, 1);
        using var segmenter = Segmenter.Folded(runtime, weights, subject.Batch);
        var random = new Random(1);
        var size = new StackSize(subject.Side, subject.Side, subject.Batch);
        var images = new ImageStack(size, [.. Enumerable.Range(0, size.Count).Select(_ => random.NextSingle())]);
        return segmenter.SharesPasses ? TimeShared(segmenter, images, duration) : Time(() => segmenter.Segment(images), duration);
    }

    // As predict does it: images are scaled on other threads, and a pass is brought to the device while the one before is computed.
    private Rate TimeShared(Segmenter segmenter, ImageStack images, TimeSpan duration)
    {
        var prepared = segmenter.Prepare(images);
        using var labels = segmenter.Segment(Enumerable.Range(0, MostPasses).Select(_ => prepared.Again())).GetEnumerator();
        return Time(() => labels.MoveNext(), duration, wait: false);
    }

    /// <summary>Trains some steps.</summary>
    /// <param name="steps">How many.</param>
    /// <returns>Loss before the last of them.</returns>
    public double LossAfter(int steps)
    {
        using var training = new Steps(runtime, subject);
        return Enumerable.Range(0, steps).Select(_ => training.Step()).Last();
    }

    /// <summary>Runs the same steps twice in this process.</summary>
    /// <param name="steps">How many.</param>
    public StepRepetition Repeat(int steps) => Compare(steps, WeightsAfter(steps), WeightsAfter(steps));

    /// <summary>Runs steps and compares with what another process kept of the same; the first keeps its own.</summary>
    /// <param name="steps">How many.</param>
    /// <param name="file">Where weights are kept, as bare float32.</param>
    /// <returns>Null where there was nothing to compare with.</returns>
    /// <exception cref="InputException">The file holds something else.</exception>
    public StepRepetition? RepeatAcross(int steps, string file)
    {
        var own = WeightsAfter(steps);
        if (!File.Exists(file))
        {
            File.WriteAllBytes(file, MemoryMarshal.AsBytes(own.AsSpan()).ToArray());
            return null;
        }

        var other = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(file)).ToArray();
        return other.Length == own.Length ? Compare(steps, other, own)
            : throw new InputException(
                file, $"holds {other.Length} weights, and this network has {own.Length}.", "remove it, or give the same network.");
    }

    private static StepRepetition Compare(int steps, float[] first, float[] second)
    {
        var (different, largest) = (0L, 0.0);
        for (var i = 0; i < first.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(first[i]) != BitConverter.SingleToInt32Bits(second[i]))
            {
                different++;
                largest = Math.Max(largest, Math.Abs((double)first[i] - second[i]));
            }
        }

        return new StepRepetition(
            steps, first.Length, different, largest, Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(second.AsSpan()))));
    }

    private float[] WeightsAfter(int steps)
    {
        using var training = new Steps(runtime, subject);
        for (var i = 0; i < steps; i++)
        {
            training.Step();
        }

        return training.Weights();
    }

    private Rate Time(Action pass, TimeSpan duration, bool wait = true)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            pass();
        }

        Wait();
        List<double> times = [];
        var all = Stopwatch.StartNew();
        while (times.Count < MostPasses / 2 && (times.Count < 3 || all.Elapsed < duration))
        {
            var one = Stopwatch.StartNew();
            pass();
            if (wait)
            {
                Wait();
            }

            times.Add(one.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return new Rate(
            subject.Batch,
            times.Count,
            times[times.Count / 2],
            times[0],
            times[^1],
            runtime.Device.type == DeviceType.CUDA ? DeviceMemory.UsedMib() : null);
    }

    // Calls on a GPU return before their work is done.
    private void Wait()
    {
        if (runtime.Device.type == DeviceType.CUDA)
        {
            cuda.synchronize();
        }
    }

    // The steps that Trainer takes, on one batch.
    private sealed class Steps : IDisposable
    {
        private readonly SegmentationNetwork _network;
        private readonly Adam _optimiser;
        private readonly TrainingStep _step;
        private readonly Batch _batch;
        private readonly WorkingGrid _grid;
        private readonly Device _device;
        private long _seed;

        public Steps(TorchRuntime runtime, CheckedNetwork subject)
        {
            _device = runtime.Device;
            _network = new SegmentationNetwork(subject.Network, 1, _device, numbers: runtime.NumberType);
            _network.train();
            _optimiser = new Adam(_network.parameters(), EpsilonPlacement.Keras, 1e-7, _device);
            _grid = WorkingGrid.For(subject.Side, subject.Side, 0, subject.Network.SizeMultiple);
            _step = new TrainingStep(_network, _optimiser, _grid, LossKind.SoftDice);
            var random = new Random(1);
            var count = subject.Batch * subject.Side * subject.Side;
            _batch = new Batch(
                [.. Enumerable.Range(0, subject.Batch)],
                [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())],
                [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(LabelMap.ClassCount))]);
        }

        public double Step()
        {
            _network.SeedDropout(_seed++);
            using var tensors = BatchTensors.On(_batch, _grid, _device);
            return _step.Run(tensors, LearningRate, meanwhile: () => _network.DrawDropoutAhead(_seed)).Loss;
        }

        public float[] Weights() => [.. StateDictionary.Read(_network).SelectMany(a => a.Values)];

        public void Dispose()
        {
            _network.Dispose();
            _optimiser.Dispose();
        }
    }
}

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

    /// <summary>Times a whole training step, as training takes them: all heads, loss, backward, Adam.</summary>
    /// <param name="duration">How long to measure, after the warm-up.</param>
    public Rate Train(TimeSpan duration)
    {
        using var training = new Steps(runtime, subject);
        return Time(training.Step, duration, () => training.Waited);
    }

    /// <summary>
    /// Times the network as <c>predict</c> uses it: images in memory, scaled by other threads; labels in memory. On a GPU a pass is ordered
    /// while the one before is computed.
    /// </summary>
    /// <param name="duration">How long to measure, after the warm-up.</param>
    public Rate Segment(TimeSpan duration)
    {
        var weights = InitialWeights.Of(runtime, subject.Network, 0, 1);
        using var model = new FoldedModel(runtime, weights);
        using var segmenter = new Segmenter(model, subject.Batch);
        var random = new Random(1);
        var size = new StackSize(subject.Side, subject.Side, subject.Batch);
        var images = new ImageStack(size, [.. Enumerable.Range(0, size.Count).Select(_ => random.NextSingle())]);
        if (!segmenter.SharesPasses)
        {
            return Time(() => segmenter.Segment(images), duration, () => TimeSpan.Zero);
        }

        var (prepared, passes) = (segmenter.Prepare(images), new SharedPasses(model, subject.Batch));
        var stacks = Enumerable.Range(0, MostPasses).Select(_ => prepared.Again());
        using var labels = passes.Run(stacks, CancellationToken.None).GetEnumerator();
        return Time(() => labels.MoveNext(), duration, () => passes.Waited);
    }

    /// <summary>Trains some steps.</summary>
    /// <param name="steps">How many.</param>
    /// <returns>Loss before the last of them.</returns>
    public double LossAfter(int steps)
    {
        using var training = new Steps(runtime, subject);
        for (var i = 0; i < steps; i++)
        {
            training.Step();
        }

        return training.LastLoss();
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

    // A GPU is not waited for between passes: nothing that is measured does so. Each begins when the numbers of an earlier one are there.
    private Rate Time(Action pass, TimeSpan duration, Func<TimeSpan> waited)
    {
        for (var i = 0; i < WarmUp; i++)
        {
            pass();
        }

        List<double> times = [];
        var before = waited();
        var all = Stopwatch.StartNew();
        while (times.Count < MostPasses / 2 && (times.Count < 3 || all.Elapsed < duration))
        {
            var one = Stopwatch.StartNew();
            pass();
            times.Add(one.Elapsed.TotalMilliseconds);
        }

        var isGpu = runtime.Device.type == DeviceType.CUDA;
        var host = (all.Elapsed - (waited() - before)).TotalMilliseconds / times.Count;
        times.Sort();
        return new Rate(
            subject.Batch, times.Count, times[times.Count / 2], times[0], times[^1], isGpu ? DeviceMemory.UsedMib() : null)
        { HostMs = isGpu ? host : null };
    }

    // The steps that Trainer takes, on one batch, which another thread brings to the device each time.
    private sealed class Steps : IDisposable
    {
        private readonly SegmentationNetwork _network;
        private readonly Adam _optimiser;
        private readonly TrainingStep _step;
        private readonly Batch _batch;
        private readonly WorkingGrid _grid;
        private readonly Device _device;
        private Task<BatchTensors> _next;
        private Arrival? _before;
        private long _seed;

        public Steps(TorchRuntime runtime, CheckedNetwork subject)
        {
            _device = runtime.Device;
            _network = new SegmentationNetwork(subject.Network, 1, _device, numbers: runtime.NumberType);
            _network.train();
            _optimiser = new Adam(_network.Flat, EpsilonPlacement.Keras, 1e-7);
            _grid = WorkingGrid.For(subject.Side, subject.Side, 0, subject.Network.SizeMultiple);
            _step = new TrainingStep(_network, _optimiser, _grid, LossKind.SoftDice);
            var random = new Random(1);
            var count = subject.Batch * subject.Side * subject.Side;
            _batch = new Batch(
                [.. Enumerable.Range(0, subject.Batch)],
                [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())],
                [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(LabelMap.ClassCount))]);
            _next = Brought();
        }

        public TimeSpan Waited { get; private set; }

        // Orders a step; where the device works on by itself, waits for the one before.
        public void Step()
        {
            using var tensors = _next.GetAwaiter().GetResult();
            _next = Brought();
            _network.SeedDropout(_seed++, _device.type == DeviceType.CUDA ? _seed : null);
            var ordered = _step.Order(tensors, LearningRate);
            if (_before is not null)
            {
                _ = _before.Wait<double>();
                Waited += _before.Waited;
                _before.Dispose();
            }

            _before = ordered;
        }

        public double LastLoss() => StepNumbers.Of(_before!.Wait<double>()).Loss;

        public float[] Weights() => [.. StateDictionary.Read(_network).SelectMany(a => a.Values)];

        public void Dispose()
        {
            _next.GetAwaiter().GetResult().Dispose();
            _before?.Dispose();
            _network.Dispose();
            _optimiser.Dispose();
        }

        private Task<BatchTensors> Brought() => Task.Run(() => BatchTensors.On(_batch, _grid, _device));
    }
}

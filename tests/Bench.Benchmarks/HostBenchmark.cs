using System.Globalization;
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

namespace Bench.Benchmarks;

/// <summary>
/// What a step and a pass cost the machine beside a GPU: the published network, computed as on a GPU, with so few filters and pixels that
/// arithmetic vanishes. Calls are the same as at full size; each makes one tensor. Processor time is counted, so that other load matters
/// little; a GPU's driver adds some microseconds to each call that computes.
/// </summary>
internal static class HostBenchmark
{
    private const int Side = 32; // The deepest level has 2 × 2 pixels: PyTorch norms no single one.
    private const int WarmUp = 10;
    private static readonly int[] Filters = [2, 4, 8, 16, 32];

    public static int Run(int rounds)
    {
        var runtime = TorchRuntime.Start(DeviceChoice.Cpu, 1);
        Console.WriteLine($"{"",-34} {"processor ms",14} {"tensors made",14}");
        foreach (var type in (ScalarType[])[ScalarType.Float32, ScalarType.BFloat16])
        {
            foreach (var (name, arrangement) in ((string, Arrangement)[])[("as on a GPU", Arrangement.OfGpu), ("as drawn", Arrangement.Drawn)])
            {
                Train($"{type}, {name}", type, arrangement, rounds);
            }

            Predict(runtime, type, rounds);
        }

        BesidePyTorch(rounds);
        return 0;
    }

    private static NetworkOptions Network => NetworkOptions.UNet3Plus with { Filters = Filters };

    private static void Train(string name, ScalarType type, Arrangement arrangement, int rounds)
    {
        using var step = new Step(type, arrangement);
        var sums = step.Parts.Select(_ => (Ms: 0.0, Tensors: 0L)).ToArray();
        for (var i = 0; i < WarmUp + rounds; i++)
        {
            using var scope = NewDisposeScope();
            foreach (var (part, index) in step.Parts.Select((p, index) => (p, index)))
            {
                var (ms, tensors) = Cost(part.Do);
                sums[index] = i < WarmUp ? default : (sums[index].Ms + ms, sums[index].Tensors + tensors);
            }
        }

        foreach (var (part, sum) in step.Parts.Zip(sums))
        {
            Tell($"{name}: {part.Name}", sum.Ms / rounds, sum.Tensors / rounds);
        }

        Tell($"{name}: a training step", sums.Sum(s => s.Ms) / rounds, sums.Sum(s => s.Tensors) / rounds);
    }

    private static void Predict(TorchRuntime runtime, ScalarType type, int rounds)
    {
        using var network = new FoldedNetwork(InitialWeights.Of(runtime, Network, 0, 1), CPU, type, 1, UpsamplingWay.MatrixProducts);
        using var images = zeros([1, 1, Side, Side]);
        void Pass() => network.Forward(images).Dispose();
        for (var i = 0; i < WarmUp; i++)
        {
            Pass();
        }

        var (ms, tensors) = Cost(() =>
        {
            for (var i = 0; i < rounds; i++)
            {
                Pass();
            }
        });
        Tell($"{type}: a pass of prediction", ms / rounds, tensors / rounds);
    }

    private static void BesidePyTorch(int rounds)
    {
        using var step = new Step(ScalarType.Float32, Arrangement.OfGpu);
        using var python = PythonProcess.Start(
            "pytorch_eager.py", "1", string.Join(',', Filters), Side.ToString(CultureInfo.InvariantCulture), "1");
        if (python is null)
        {
            Console.WriteLine("PyTorch is left out: python3 with torch is not to be had.");
            return;
        }

        var ours = new Contender("bench", () =>
        {
            using var scope = NewDisposeScope();
            step.Parts.ToList().ForEach(p => p.Do());
        });
        var theirs = new Contender("PyTorch", () => python.Run());
        for (var i = 0; i < WarmUp; i++)
        {
            ours.WarmUp();
            theirs.WarmUp();
        }

        for (var i = 0; i < rounds; i++)
        {
            ours.Round();
            theirs.Round();
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a step, fastest of {rounds}: bench as on a GPU {1000 * ours.Least:0.0} ms, PyTorch {python.Version} eager, as drawn "
                + $"{1000 * theirs.Least:0.0} ms"));
    }

    private static (double Ms, long Tensors) Cost(Action work)
    {
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        var (before, made) = (Environment.CpuUsage.TotalTime, statistics.CreatedInScopeCount + statistics.CreatedOutsideScopeCount);
        work();
        statistics = DisposeScopeManager.Statistics.TensorStatistics;
        return (
            (Environment.CpuUsage.TotalTime - before).TotalMilliseconds,
            statistics.CreatedInScopeCount + statistics.CreatedOutsideScopeCount - made);
    }

    private static void Tell(string what, double ms, double tensors) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-44} {ms,8:0.00} {tensors,10:0}"));

    // The parts of a step; each leaves what the next needs.
    private sealed class Step : IDisposable
    {
        private readonly SegmentationNetwork _network;
        private readonly Adam _optimiser;
        private readonly Tensor _images = zeros([1, 1, Side, Side]);
        private readonly Tensor _labels = zeros([1, 1, Side, Side], ScalarType.Byte);
        private Tensor[] _heads = [];
        private Tensor? _value;
        private Tensor? _gradient;
        private long _seed;

        public Step(ScalarType type, Arrangement arrangement)
        {
            _network = new SegmentationNetwork(Network, 1, CPU, arrangement, type);
            _network.train();
            _optimiser = new Adam(_network.Flat, EpsilonPlacement.Keras, 1e-7);
            var grid = WorkingGrid.For(Side, Side, 0, Network.SizeMultiple);
            Parts =
            [
                ("forward", () =>
                {
                    _network.SeedDropout(_seed++);
                    _heads = _network.Forward(_images, allHeads: true);
                }),
                ("loss", () => _value = HeadsLoss.Of(_heads, _heads[^1], _labels, grid)),
                ("counting", () => _ = PooledDice.Count(_heads[^1], _labels)),
                ("gradient", () => _gradient = _network.Flat.Gradient(_value!)),
                ("Adam", () => _ = _optimiser.Step(_gradient!, 1e-3)),
            ];
        }

        public (string Name, Action Do)[] Parts { get; }

        public void Dispose()
        {
            _network.Dispose();
            _optimiser.Dispose();
            _images.Dispose();
            _labels.Dispose();
        }
    }
}

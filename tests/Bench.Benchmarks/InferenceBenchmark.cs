using System.Globalization;
using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Onnx;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Benchmarks;

/// <summary>
/// One image of 256 × 256 through the published UNet3+ on two threads, by every way there is, in turns: medians of rounds, and ratios to
/// ONNX Runtime. The ceiling is the rate of a large matrix product.
/// </summary>
internal static class InferenceBenchmark
{
    private const int Side = 256;
    private const int MatrixSide = 2048;
    private const int Threads = 2;
    private const double ProductWork = 2.0 * MatrixSide * MatrixSide * MatrixSide;

    public static int Run(int rounds)
    {
        var runtime = TorchRuntime.Start(DeviceChoice.Cpu, Threads);
        var weights = InitialWeights.Of(runtime, NetworkOptions.UNet3Plus, 0, 1);
        var random = new Random(1);
        float[] grey = [.. Enumerable.Range(0, Side * Side).Select(_ => random.NextSingle())];
        var stack = new ImageStack(new StackSize(Side, Side, 1), grey);
        using var frozen = no_grad();
        using var image = tensor(grey, [1, 1, Side, Side]);
        using var network = new SegmentationNetwork(weights.Network, 1, CPU);
        network.eval();
        using var session = OnnxSession.OfBytes(OnnxExport.ToBytes(weights), "export", Threads, OnnxExport.LogitsName);
        using var folded = Segmenter.Folded(runtime, weights);
        using var reduced = Segmenter.Folded(TorchRuntime.Start(DeviceChoice.Cpu, Threads, ComputePrecision.BFloat16), weights);
        using var matrix = rand(MatrixSide, MatrixSide);
        using var smallMatrix = matrix.to(ScalarType.BFloat16);
        using var python = PythonProcess.Start("pytorch_eager.py", Threads.ToString(CultureInfo.InvariantCulture));

        var single = new Contender("matrix product, float32", () => matrix.mm(matrix).Dispose());
        var half = new Contender("matrix product, bfloat16", () => smallMatrix.mm(smallMatrix).Dispose());
        var onnx = new Contender($"ONNX Runtime {OnnxSession.RuntimeVersion}, our export", () => session.Run(grey, [1, 1, Side, Side]));
        List<Contender> contenders =
        [
            onnx,
            new("bench predict, float32", () => folded.Segment(stack)),
            new("TorchSharp eager, last head", () => Forward(network, image, allHeads: false)),
            new("TorchSharp eager, all heads", () => Forward(network, image, allHeads: true)),
        ];
        if (Bfloat16Instructions.ArePresent != false)
        {
            contenders.Insert(2, new("bench predict, bfloat16", () => reduced.Segment(stack)));
        }
        else
        {
            Console.WriteLine("bfloat16 is left out: this processor has no instructions for it.");
        }

        if (python is not null)
        {
            contenders.Add(new($"PyTorch {python.Version} eager, last head", () => python.Run()));
        }
        else
        {
            Console.WriteLine("PyTorch is left out: python3 with torch is not to be had.");
        }

        Contender[] all = Bfloat16Instructions.ArePresent != false ? [single, half, .. contenders] : [single, .. contenders];
        foreach (var contender in all)
        {
            contender.WarmUp();
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in all)
            {
                contender.Round();
            }
        }

        Print(
            $"{"UNet3+, 256 x 256, " + Threads + " threads, " + rounds + " rounds",-44} median s   least    most   GFLOP/s   times as "
                + "fast as ONNX Runtime");
        all.Except(contenders).ToList().ForEach(c => Print(Line(c, ProductWork, null)));
        var work = NetworkWork.Of(weights.Network, Side, Side);
        foreach (var contender in contenders)
        {
            Print(Line(contender, work, onnx.Median / contender.Median));
        }

        var expected = tensor(
            session.Run(grey, [1, 1, Side, Side]).Values,
            [1, LabelMap.ClassCount, Side, Side]).argmax(1).to(ScalarType.Byte).data<byte>().ToArray();
        foreach (var (name, segmenter) in new[] { ("float32", folded), ("bfloat16", reduced) })
        {
            Print(
                $"Labels of bench predict, {name}, equal to those of ONNX Runtime: "
                    + $"{100 * Agreement(expected, segmenter.Segment(stack)):0.000} % (untrained weights, noise for an image)");
        }

        Print(
            $"Work of the network as it is drawn: {work / 1e9:0.0} GFLOP; rates count that, so a way that saves work may pass the "
                + "ceiling.");
        return 0;
    }

    private static double Agreement(byte[] expected, LabelMap given)
    {
        var equal = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            equal += expected[i] == given.Labels[i] ? 1 : 0;
        }

        return (double)equal / expected.Length;
    }

    private static void Forward(SegmentationNetwork network, Tensor image, bool allHeads)
    {
        using var scope = NewDisposeScope();
        _ = network.Forward(image, allHeads);
    }

    private static string Line(Contender c, double work, double? ratio) =>
        $"{c.Name,-44} {c.Median,8:0.000} {c.Least,7:0.000} {c.Most,7:0.000} {work / c.Median / 1e9,9:0}   "
            + $"{(ratio is { } r ? r.ToString("0.00", CultureInfo.InvariantCulture) : "")}";

    private static void Print(string line) => Console.WriteLine(line);
}

using System.Globalization;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using Bench.Learning.Training;
using static TorchSharp.torch;

namespace Bench.Benchmarks;

/// <summary>
/// One step of training (all heads, soft Dice, Dice of the batch for the eye, backward, Adam) on two threads, of the published network at
/// 256 × 256 and of the quick profile's, by this program and by PyTorch in eager mode, in turns. Data preparation is not part of it: it
/// runs beside the step.
/// </summary>
internal static class TrainingBenchmark
{
    private const int Threads = 2;
    private const int MatrixSide = 2048;

    public static int Run(int rounds)
    {
        var runtime = TorchRuntime.Start(DeviceChoice.Cpu, Threads);
        using var matrix = rand(MatrixSide, MatrixSide);
        var product = new Contender("matrix product, float32", () => matrix.mm(matrix).Dispose());
        product.WarmUp();
        Console.WriteLine(
            "network                     batch   bench: images/s (s a step)   PyTorch eager: images/s (s a step)   ratio   bench over "
                + "the matrix product's rate");
        Measure("UNet3+, 256 x 256", TrainingProfile.Paper.OptionsFor("unet3plus"), 256, 2, rounds, runtime, product);
        Measure("quick profile, 64 x 64", TrainingProfile.Quick.OptionsFor("unet3plus"), 64, 16, rounds * 5, runtime, product);
        return 0;
    }

    private static void Measure(
        string name, TrainingOptions options, int side, int batch, int rounds, TorchRuntime runtime, Contender product)
    {
        using var network = new SegmentationNetwork(options.Network, 1, runtime.Device);
        network.train();
        using var optimiser = new Adam(network.Flat, options.AdamEpsilonPlacement, options.AdamEpsilon);
        using var images = rand(batch, 1, side, side);
        using var labels = randint(3, [batch, 1, side, side], ScalarType.Byte);
        using var python = PythonProcess.Start(
            "pytorch_eager.py", Threads
                .ToString(CultureInfo.InvariantCulture), string
                .Join(',', options.Network.Filters), side
                .ToString(CultureInfo.InvariantCulture), batch
                .ToString(CultureInfo.InvariantCulture));
        var grid = WorkingGrid.For(side, side, 0, options.Network.SizeMultiple);
        var ours = new Contender("bench", () =>
        {
            using var scope = NewDisposeScope();
            var heads = network.Forward(images, allHeads: true);
            var loss = HeadsLoss.Of(heads, heads[^1], labels, grid);
            _ = PooledDice.Count(heads[^1], labels);
            optimiser.Step(network.Flat.Gradient(loss), 1e-3);
        });
        List<Contender> all = [ours];
        if (python is not null)
        {
            all.Add(new Contender($"PyTorch {python.Version}", () => python.Run()));
        }

        all.ForEach(c => c.WarmUp());
        for (var round = 0; round < rounds; round++)
        {
            all.ForEach(c => c.Round());
            product.Round();
        }

        // Forward and twice as much backward, full-resolution path alone: the deeper heads add less than 1 %.
        var work = 3 * batch * NetworkWork.Of(options.Network, side, side) / ours.Median;
        var rate = 2.0 * MatrixSide * MatrixSide * MatrixSide / product.Median;
        var other = all.Count > 1
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{batch / all[1].Median,8:0.00} ({all[1].Median:0.000}; {all[1].Least:0.000} to {all[1].Most:0.000})   "
                    + $"{all[1].Median / ours.Median:0.00}")
            : "PyTorch is left out: python3 with torch is not to be had.";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-26} {batch,6}   {batch / ours.Median,8:0.00} ({ours.Median:0.000}; {ours.Least:0.000} to {ours.Most:0.000})   "
                + $"{other}   {work / rate:0.00} ({work / 1e9:0} of {rate / 1e9:0} GFLOP/s)"));
    }
}

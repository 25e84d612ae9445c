using System.Globalization;
using Bench.Core;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Surfaces;

namespace Bench.Benchmarks;

/// <summary>
/// All measures of 25 mice × 2 frames at full size (256 × 256 × 10), masks in memory, against overlap and 3-D surface distances of the same
/// masks with NumPy and SciPy, in turns. SciPy does less, nine measures, on one thread; the same nine on one thread are timed too.
/// </summary>
internal static class MeasuresBenchmark
{
    private const int Mice = 25;

    public static int Run(int rounds)
    {
        var pairs = Enumerable.Range(0, Mice)
            .Select(mouse => (Reference: Heart(0, 30 + (mouse % 7)), Predicted: Heart(1 + (mouse % 3), 29 + (mouse % 7))))
            .ToArray();
        var ours = new Contender(
            "bench, all measures", () => Parallel.ForEach(pairs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, Measure));
        var alone = new Contender("bench, one thread", () => Array.ForEach(pairs, p => Measure(p)));
        var nine = new Contender("bench, the nine, one thread", () => Array.ForEach(pairs, p => MeasureNine(p)));
        List<Contender> all = [ours, alone, nine];
        using var python = PythonProcess.Start("scipy_measures.py");
        if (python is not null)
        {
            all.Add(new Contender($"SciPy {python.Version}, nine measures", () => python.Run()));
        }

        all.ForEach(c => c.WarmUp());
        for (var round = 0; round < rounds; round++)
        {
            all.ForEach(c => c.Round());
        }

        foreach (var contender in all)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{contender.Name,-32} {contender.Median,7:0.000} s ({contender.Least:0.000} to {contender.Most:0.000}) for {Mice} "
                    + $"mice x 2 frames"));
        }

        var first = MeasureSet.OfFrame(
            new ContouredFrame(0, CardiacPhase.EndDiastole, null, pairs[0].Reference),
            pairs[0].Predicted,
            VoxelSpacing.Published,
            MeasureOptions.Default).Measures
            .Single(m => m.Structure == Structure.Myocardium).Values;
        string[] names = ["dice", "jaccard", "sensitivity", "precision", "hausdorff", "hd95", "assd", "nsd_0.1mm", "nsd_0.2mm"];
        Console.WriteLine("bench: " + string.Join(' ', names.Select(n => first[n].ToString("0.000000", CultureInfo.InvariantCulture))));
        if (python is not null)
        {
            Console.WriteLine("SciPy: " + string.Join(' ', python.Run().Split(' ')[1..]));
        }

        return 0;
    }

    private static void Measure((LabelMap Reference, LabelMap Predicted) pair)
    {
        for (var frame = 0; frame < 2; frame++)
        {
            _ = MeasureSet.OfFrame(
                new ContouredFrame(frame, CardiacPhase.EndDiastole, null, pair.Reference),
                pair.Predicted,
                VoxelSpacing.Published,
                MeasureOptions.Default);
        }
    }

    private static double MeasureNine((LabelMap Reference, LabelMap Predicted) pair)
    {
        var sum = 0.0;
        for (var frame = 0; frame < 2; frame++)
        {
            foreach (var structure in Vocabulary.Structures.Order())
            {
                var counts = OverlapCounts.Between(pair.Reference, pair.Predicted, structure);
                var distances = SurfaceDistances.Between(pair.Reference, pair.Predicted, structure, VoxelSpacing.Published);
                sum += counts
                    .Dice(OverlapPolicy.Published) + counts
                    .Jaccard(OverlapPolicy.Published) + counts.Sensitivity + counts.Precision
                    + distances.HausdorffMm + distances
                        .HausdorffPercentileMm(95) + distances.AverageSymmetricMm + distances
                        .NormalisedSurfaceDice(0.1) + distances
                        .NormalisedSurfaceDice(0.2);
            }
        }

        return sum;
    }

    /// <summary>The heart of scipy_measures.py.</summary>
    private static LabelMap Heart(int shift, double size)
    {
        var extent = new StackSize(256, 256, 10);
        var labels = new byte[extent.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            var (slice, row, column) = (i / extent.SliceLength, i % extent.SliceLength / extent.Width, i % extent.Width);
            var along = (slice - 4.5 - (shift / 8.0)) / 5.2;
            var taper = Math.Sqrt(Math.Max(0, 1 - (along * along)));
            var (down, right) = ((double)(row - 128 - shift), (double)(column - 120 + shift));
            var radius = Math.Sqrt((down * down) + (right * right));
            labels[i] = radius < 0.6 * size * taper ? (byte)2 : radius < size * taper ? (byte)1 : (byte)0;
        }

        return new LabelMap(extent, labels);
    }
}

using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;

namespace Bench.Testing;

/// <summary>Made-up short-axis slices: a bright pool in a darker ring on grey, with noise.</summary>
internal static class SampleMontage
{
    private const int Side = 72;

    public static IReadOnlyList<MontageCase> Of(IReadOnlyList<ModelResult> models, bool withImages, int seed)
    {
        var random = new Random(seed);
        var ranked = models[0].Cases.Where(c => c.Evaluated)
            .SelectMany(
                c =>
                    c.Dice.Where(d => d.Phase != CardiacPhase.Inflow)
                        .GroupBy(d => (d.Phase, d.FrameIndex))
                        .Select(g => (c.Mouse, g.Key.Phase, g.Key.FrameIndex, Mean: g.Average(d => d.Dice))))
            .OrderByDescending(c => c.Mean).ToArray();
        if (ranked.Length == 0)
        {
            return [];
        }

        (string Rank, int Index)[] picks = ranked.Length == 1
            ? [("median", 0)]
            : [("best", 0), ("median", ranked.Length / 2), ("worst", ranked.Length - 1)];
        return
        [
            .. picks.Select(p => new MontageCase(
                p.Rank, models[0].Name, ranked[p.Index].Mouse, ranked[p.Index].FrameIndex, ranked[p.Index].Phase, ranked[p.Index].Mean,
                [.. Enumerable.Range(0, 9).Select(s => Slice(s, models.Count, withImages, random))])
            {
                IsComplete = true, WindowLow = withImages ? 0 : double.NaN, WindowHigh = withImages ? 255 : double.NaN,
            }),
        ];
    }

    /// <summary>
    /// Cines of the montages' mice: the same picture in every frame, contoured by the expert in the montage's frame alone.
    /// </summary>
    public static IReadOnlyList<MouseCine> Cines(IReadOnlyList<MontageCase> montages, IReadOnlyList<ModelResult> models) =>
    [
        .. montages.DistinctBy(m => m.Mouse).Select(m =>
        {
            int[] frames = [.. Enumerable.Range(0, m.FrameIndex + 2)];
            byte[] Packed(int count, Func<MontageSlice, byte[]> part) =>
                PackedBytes.Pack([.. Enumerable.Range(0, count).SelectMany(_ => m.Slices.SelectMany(part))]);
            return new MouseCine(
                m.Mouse, frames, [.. m.Slices.Select(s => s.Slice)], Side, Side, 1, Packed(frames.Length, s => s.Image),
                [
                    new CineLabels(string.Empty, [m.FrameIndex], Packed(1, s => s.Reference)),
                    .. models.Select((model, i) => new CineLabels(model.Name, frames, Packed(frames.Length, s => s.Predicted[i]))),
                ]);
        }),
    ];

    private static MontageSlice Slice(int slice, int models, bool withImages, Random random)
    {
        var size = slice is 0 or 8 ? 0 : Math.Sin(Math.PI * slice / 8.5);
        var reference = Ring(12 * size, 21 * size, 0, 0);
        var image = new byte[Side * Side];
        for (var i = 0; i < image.Length; i++)
        {
            var level = reference[i] switch { 2 => 190, 1 => 80, _ => 55 + (25 * Math.Sin(i % Side / 9.0) * Math.Cos(i / Side / 7.0)) };
            image[i] = (byte)Math.Clamp(level + (36 * (random.NextDouble() - 0.5)), 0, 255);
        }

        var predicted = Enumerable.Range(0, models)
            .Select(
                m =>
                    Ring(
                        size == 0 ? 0 : (12 * size) + random.NextDouble() - 0.5,
                        size == 0 ? 0 : (21 * size) + (1.5 * random.NextDouble()),
                        random.NextDouble() - 0.5,
                        0.6 * m)).ToArray();
        return new MontageSlice(slice, Side, Side, withImages ? image : [], reference, predicted);
    }

    private static byte[] Ring(double inner, double outer, double rowShift, double columnShift)
    {
        var labels = new byte[Side * Side];
        for (var i = 0; i < labels.Length; i++)
        {
            var distance = Math.Sqrt(Math.Pow((i / Side) - 36 - rowShift, 2) + Math.Pow((i % Side) - 36 - columnShift, 2));
            labels[i] = (byte)(distance < inner ? 2 : distance < outer ? 1 : 0);
        }

        return labels;
    }
}

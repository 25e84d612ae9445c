using System.Diagnostics;
using Bench.Core.Measures;

namespace Bench.Core.Tests.Measures;

/// <summary>
/// The whole test set of the study, 25 mice × 2 frames of 256 × 256 × 9, every measure, on two threads: under 2 s on two cores, that is under 4 s of processor
/// time. Processor time is held to, wall time only printed, since other processes share the machine; a slow run is repeated, since the first compiles.
/// </summary>
[CollectionDefinition(nameof(MeasureSpeedTests), DisableParallelization = true)]
[Collection(nameof(MeasureSpeedTests))]
public sealed class MeasureSpeedTests(ITestOutputHelper output)
{
    private static readonly StackSize Size = new(256, 256, 9);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Twenty_five_mice_take_under_two_seconds(bool withStrayVoxels)
    {
        var mice = Enumerable.Range(0, 25).Select(mouse => Mouse(mouse, withStrayVoxels)).ToArray();
        var seconds = Enumerable.Range(0, 3).Select(_ => ProcessorSeconds(mice)).FirstOrDefault(s => s < 4, double.PositiveInfinity);
        Assert.True(seconds < 4, "three runs took 4 s or more of processor time each.");
    }

    private double ProcessorSeconds((ContouredFrame, LabelMap?)[][] mice)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Parallel.ForEach(mice, new ParallelOptions { MaxDegreeOfParallelism = 2 }, m => MeasureSet.OfMouse(m, VoxelSpacing.Published, MeasureOptions.Default));
        var used = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        output.WriteLine(FormattableString.Invariant($"25 mice × 2 frames: {clock.Elapsed.TotalSeconds:0.00} s, {used:0.00} s of processor time"));
        return used;
    }

    private static (ContouredFrame, LabelMap?)[] Mouse(int seed, bool withStrayVoxels) =>
    [
        (new ContouredFrame(0, CardiacPhase.EndDiastole, null, Heart(seed, 17, 25, false)), Heart(seed + 100, 17, 25, withStrayVoxels)),
        (new ContouredFrame(9, CardiacPhase.EndSystole, null, Heart(seed + 200, 11, 23, false)), Heart(seed + 300, 11, 23, withStrayVoxels)),
    ];

    // Wavy rings, tapering to the apex; sizes as in Table 1 (EDV 66 µL, mass 105 mg). Stray voxels in the corners make the box to search the whole image.
    private static LabelMap Heart(int seed, double inner, double outer, bool stray)
    {
        var random = new Random(seed);
        var (row, column) = (120 + (random.NextDouble() * 4), 130 + (random.NextDouble() * 4));
        var labels = new byte[Size.Count];
        for (var slice = 0; slice < Size.Slices; slice++)
        {
            var taper = Math.Sqrt(1 - Math.Pow(slice / 9.5, 2));
            var (wave, size) = (random.NextDouble() * 6, 1 + (random.NextDouble() * 0.1));
            for (var i = 80 * 256; i < 170 * 256; i++)
            {
                var (r, c) = ((i / 256) - row, (i % 256) - column);
                if (Math.Abs(c) > 40)
                    continue;

                var d = Math.Sqrt((r * r) + (c * c)) / (taper * size * (1 + (0.05 * Math.Sin((5 * Math.Atan2(r, c)) + wave))));
                labels[(slice * Size.SliceLength) + i] = d < inner ? (byte)2 : d < outer ? (byte)1 : (byte)0;
            }
        }

        if (stray)
            (labels[0], labels[^1], labels[1], labels[^2]) = (1, 1, 2, 2);

        return new LabelMap(Size, labels);
    }
}

using System.Diagnostics;
using System.Globalization;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Harness.Folders;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;
using Bench.Learning.Preprocessing;
using Bench.Learning.Segmentation;

namespace Bench.Benchmarks;

/// <summary>
/// What <c>predict</c> does beside the network, from HDF5 to HDF5: reading, scaling, judging, writing, with a model that answers at once.
/// No GPU can make the command faster than this.
/// </summary>
internal static class PipelineBenchmark
{
    public static int Run(int rounds, string folder)
    {
        var cohort = CohortFolder.Open(folder);
        foreach (var (name, checks) in ((string, CaseChecks?)[])[("labels alone", null), ("watched, as the built-in network is", new CaseChecks(0))])
        {
            foreach (var several in (bool[])[false, true])
            {
                var rates = Enumerable.Range(0, rounds).Select(_ => Once(cohort, checks, several)).Order().ToArray();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}, {(several ? "some mice at a time" : "one mouse at a time")}: median of {rounds} "
                        + $"{rates[rounds / 2].Wall:0} images/s, {1000 / rates[rounds / 2].Processor:0.00} ms of processor time an image"));
            }
        }

        return 0;
    }

    private static (double Wall, double Processor) Once(CohortFolder cohort, CaseChecks? checks, bool several)
    {
        var target = Directory.CreateTempSubdirectory("bench-pipeline-").FullName;
        try
        {
            var options = new PredictOptions { ModelFile = "none", DataFolder = cohort.Folder, OutputFolder = target, AllFrames = true };
            using var segmenter = new Segmenter(new NoModel(several), 0);
            var pipeline = new PredictionPipeline(
                options,
                cohort,
                new PredictionFiles(target, cohort.Format),
                new PredictionManifest("none", new Dictionary<string, string>(), []),
                segmenter,
                checks,
                new JobProgress(null));
            var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            pipeline.Run(CancellationToken.None);
            return (
                pipeline.Images / clock.Elapsed.TotalSeconds,
                pipeline.Images / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }

    // Finds a heart at once, in the same place of every image.
    private sealed class NoModel(bool takesSeveral) : IPixelModel
    {
        private byte[]? _image;

        public string Description => "none";

        public ScoreKind Kind => ScoreKind.Logits;

        public int Classes => 3;

        public bool TakesSeveral => takesSeveral;

        public int ImagesAPass(int pixels) => 32;

        public WorkingGrid GridFor(StackSize size) => WorkingGrid.For(size.Height, size.Width, 128, 16);

        public void Scale(ReadOnlySpan<float> slice, Span<float> scaled) => IntensityScaling.ToUnit(slice, scaled);

        public LabelledImages Label(float[] images, int count, WorkingGrid grid, bool withProbabilities)
        {
            var image = Image(grid);
            var labels = new byte[count * image.Length];
            for (var i = 0; i < count; i++)
            {
                image.CopyTo(labels, i * image.Length);
            }

            return new LabelledImages(labels, withProbabilities ? new float[labels.Length * Classes] : null);
        }

        private byte[] Image(WorkingGrid grid) => _image ??=
        [
            .. Enumerable.Range(0, grid.Height * grid.Width).Select(i =>
            {
                var (row, column) = ((i / grid.Width) - (grid.Height / 2), (i % grid.Width) - (grid.Width / 2));
                var squared = (row * row) + (column * column);
                return (byte)(squared < 400 ? 2 : squared < 900 ? 1 : 0);
            })
        ];

        public void Dispose()
        {
        }
    }
}

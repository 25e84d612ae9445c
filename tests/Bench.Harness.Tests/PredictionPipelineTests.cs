using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Phantom;
using Bench.Harness.Folders;
using Bench.Harness.Options;
using Bench.Harness.Progress;
using Bench.Harness.Stages;
using Bench.Learning.Preprocessing;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Tests;

public sealed class PredictionPipelineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-pipeline-").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Mice_and_frames_segmented_beside_each_other_get_the_masks_and_the_doubts_that_each_gets_alone(bool isWatched)
    {
        var data = Path.Combine(_folder, "data");
        PhantomCohort.Write(data, new PhantomOptions { Mice = 3, Size = 64, Frames = 8, Seed = 3 }, null, CancellationToken.None);

        var (alone, together) = (Run(data, isWatched, several: false), Run(data, isWatched, several: true));

        Assert.Equal(3, alone.Files.Count);
        Assert.Equal(alone.Files, together.Files);
        Assert.Equal(alone.LookAt, together.LookAt);
        Assert.Equal(isWatched ? 3 : 0, alone.LookAt.Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (Dictionary<string, string> Files, SortedDictionary<string, string> LookAt) Run(string data, bool isWatched, bool several)
    {
        var target = Path.Combine(_folder, $"{several}");
        var cohort = CohortFolder.Open(data);
        var options = new PredictOptions { ModelFile = "none", DataFolder = data, OutputFolder = target, AllFrames = true };
        var manifest = new PredictionManifest("none", new Dictionary<string, string>(), []);
        Directory.CreateDirectory(target);
        using var segmenter = new Segmenter(new Threshold(several), 0);
        var pipeline = new PredictionPipeline(
            options,
            cohort,
            new PredictionFiles(target, cohort.Format),
            manifest,
            segmenter,
            isWatched ? new CaseChecks(-100) : null,
            JobProgress.Silent);

        Assert.Equal((3, 0), pipeline.Run(CancellationToken.None));
        var files = Directory.GetFiles(target, "*.h5").ToDictionary(f => Path.GetFileName(f), f => Convert.ToBase64String(File.ReadAllBytes(f)));
        return (files, manifest.LookAt);
    }

    // Labels by grey value.
    private sealed class Threshold(bool takesSeveral) : IPixelModel
    {
        public string Description => "test";

        public ScoreKind Kind => ScoreKind.Probabilities;

        public int Classes => 3;

        public bool TakesSeveral => takesSeveral;

        public int ImagesAPass(int pixels) => 2;

        public WorkingGrid GridFor(StackSize size) => WorkingGrid.For(size.Height, size.Width, 0, 1);

        public void Scale(ReadOnlySpan<float> slice, Span<float> scaled) => IntensityScaling.ToUnit(slice, scaled);

        public LabelledImages Label(float[] images, int count, WorkingGrid grid, bool withProbabilities) => new(
            [.. images.Select(v => (byte)(v < 0.3 ? 0 : v < 0.6 ? 1 : 2))],
            withProbabilities ? [.. images.SelectMany(v => (float[])[1 - v, v / 2, v / 2])] : null);

        public void Dispose()
        {
        }
    }
}

using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Harness.Folders;
using Bench.Harness.Progress;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;

namespace Bench.Harness.Stages;

/// <summary>
/// Segments the test mice with a trained network, mouse by mouse, and skips those that these weights have segmented from these data.
/// </summary>
internal sealed class SegmentationStage(DataSelection data, RunFolder folder, TorchRuntime runtime, JobProgress progress)
{
    private const string CinePrefix = "cines/";

    /// <summary>Reads every test mouse once, so that no training ends in front of a file that cannot be segmented.</summary>
    /// <param name="cancellation">Stops between mice.</param>
    /// <exception cref="InputException">A mouse cannot be read.</exception>
    public void Check(CancellationToken cancellation)
    {
        foreach (var (i, mouse) in data.Split.Test.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Working($"  reading {mouse} ({i + 1} of {data.Split.Test.Count})");
            var read = data.Cohort.Read(mouse);
            if (read.Frames.FirstOrDefault(f => f.Image is null) is { } bare)
            {
                throw new InputException(
                    $"{mouse}, frame {read.NumberOf(bare.FrameIndex)}", "has no image.", "test on files that hold images and masks.");
            }
        }
    }

    /// <summary>The grid that a trained network looks at; null where it looks at images on their own.</summary>
    /// <param name="planned">The model.</param>
    public WorkingGrid? GridOf(PlannedModel planned) => NetworkWeights.Load(folder.Weights(planned.Name)).Grid;

    /// <summary>Segments a whole cine, for its volume curve, or finds it segmented.</summary>
    /// <param name="planned">The model.</param>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="cancellation">Stops between batches of slices.</param>
    public IReadOnlyList<LabelMap> Cine(PlannedModel planned, string mouse, CancellationToken cancellation)
    {
        var file = folder.CinePrediction(planned.Name, mouse);
        var weights = NetworkWeights.Load(folder.Weights(planned.Name));
        var manifest = Open(planned.Name, weights);
        if (!IsDone(manifest, CinePrefix + mouse, mouse, file))
        {
            using var segmenter = SegmenterOf(weights);
            var spacing = weights.Grid is null ? default : data.Cohort.ReadGeometry(mouse).Spacing;
            LabelMap[] maps =
            [
                .. data.Cohort
                .ReadCine(mouse)
                .Select(frame => segmenter.Segment(frame, spacing, withProbabilities: false, cancellation).Labels)
            ];
            RunMasks.Write(file, data.Cohort.Reading.Study, maps.Length, [.. maps.Index()]);
            Record(manifest, planned.Name, CinePrefix + mouse, mouse);
        }

        return MaskFile.Read(file, RunMasks.Reading(data.Cohort.Reading.Study)).Frames;
    }

    /// <summary>Writes one file a mouse; see <see cref="RunFolder.Prediction"/>.</summary>
    /// <param name="planned">The model.</param>
    /// <param name="weightsSha256">Hash that its weights must have.</param>
    /// <param name="cancellation">Stops between mice.</param>
    public void Run(PlannedModel planned, string weightsSha256, CancellationToken cancellation)
    {
        var model = planned.Name;
        progress.Stage($"Segment with {planned.Label}");
        var weights = NetworkWeights.Load(folder.Weights(model));
        if (weights.Sha256 != weightsSha256)
        {
            throw new InputException(
                folder.Weights(model),
                "the weights are not those that were trained here: their hash differs.",
                "delete the run's folder and run again.");
        }

        var manifest = Open(model, weights);
        var missing = data.Split.Test.Where(m => !IsDone(manifest, m, m, folder.Prediction(model, m))).ToArray();
        if (missing.Length == 0)
        {
            progress.Line("  segmented already");
            return;
        }

        using var segmenter = SegmenterOf(weights);
        for (var i = 0; i < missing.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Working($"  {missing[i]} ({i + 1} of {missing.Length})");
            var mouse = data.Cohort.Read(missing[i]);
            var maps = mouse.Frames
                .Select(
                    f =>
                        (
                            f.FrameIndex,
                            segmenter.Segment(f.Image!, mouse.Spacing, withProbabilities: false, cancellation).Labels)).ToArray();
            RunMasks.Write(folder.Prediction(model, missing[i]), data.Cohort.Reading.Study, mouse.CineFrames, maps);
            Record(manifest, model, missing[i], missing[i]);
        }

        progress.Line($"  {data.Cohort.Reading.Study.Cases(missing.Length)}; masks before cleaning in {folder.Predictions(model)}");
    }

    // As it is trained on a CPU, where masks of earlier versions stay what they were; folded on a GPU.
    private Segmenter SegmenterOf(NetworkWeights weights) =>
        runtime.Gpu is null ? new Segmenter(runtime, weights) : Segmenter.Folded(runtime, weights);

    // What other weights or options made is thrown away: masks can always be made again.
    private PredictionManifest Open(string model, NetworkWeights weights)
    {
        var settings = new Dictionary<string, string>
        {
            ["frames"] = "contoured",
            ["device"] = runtime.DeviceName,
            ["threads"] = FormattableString.Invariant($"{runtime.Threads}"),
        };
        var manifest = PredictionManifest.OpenOrBegin(folder.Predictions(model), weights.Sha256, settings);
        return manifest with { TrainedOn = TrainedMice.Of(weights.Metadata) };
    }

    private bool IsDone(PredictionManifest manifest, string entry, string mouse, string file) =>
        manifest.Mice.GetValueOrDefault(entry) is { } known && known == data.IdentityOf([mouse]) && File.Exists(file);

    private void Record(PredictionManifest manifest, string model, string entry, string mouse)
    {
        manifest.Mice[entry] = data.IdentityOf([mouse]);
        manifest.Write(folder.Predictions(model));
    }
}

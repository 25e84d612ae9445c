using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Data.Hdf5;
using Bench.Learning.Runtime;
using Bench.Learning.Segmentation;
using Bench.Learning.Weights;

namespace Bench.Cli.Stages;

/// <summary>Segments the test mice with a trained network, mouse by mouse, and skips those that are done.</summary>
internal sealed class SegmentationStage(DataSelection data, RunFolder folder, TorchRuntime runtime, ProgressLog log)
{
    /// <summary>Segments a whole cine, for its volume curve, or finds it segmented.</summary>
    /// <param name="planned">The model.</param>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="cancellation">Stops between batches of slices.</param>
    public IReadOnlyList<LabelMap> Cine(PlannedModel planned, string mouse, CancellationToken cancellation)
    {
        var file = folder.CinePrediction(planned.Name, mouse);
        if (!File.Exists(file))
        {
            using var segmenter = new Segmenter(runtime, NetworkWeights.Load(folder.Weights(planned.Name)));
            LabelMap[] maps = [.. data.Cohort.ReadCine(mouse).Select(frame => segmenter.Segment(frame, cancellation))];
            MaskFile.Write(file, maps[0].Size, maps.Length, [.. maps.Index()]);
        }

        return MaskFile.ReadWhole(file).Frames;
    }

    /// <summary>Writes one file a mouse; see <see cref="RunFolder.Prediction"/>.</summary>
    /// <param name="planned">The model.</param>
    /// <param name="weightsSha256">Hash that its weights must have.</param>
    /// <param name="cancellation">Stops between mice.</param>
    public void Run(PlannedModel planned, string weightsSha256, CancellationToken cancellation)
    {
        var model = planned.Name;
        log.Stage($"Segment with {planned.Label}");
        var missing = data.Split.Test.Where(m => !File.Exists(folder.Prediction(model, m))).ToArray();
        if (missing.Length == 0)
        {
            log.Line("  segmented already");
            return;
        }

        var weights = NetworkWeights.Load(folder.Weights(model));
        if (weights.Sha256 != weightsSha256)
        {
            throw new InputException(
                folder.Weights(model), "the weights are not those that were trained here: their hash differs.", "delete the run's folder and run again.");
        }

        using var segmenter = new Segmenter(runtime, weights);
        for (var i = 0; i < missing.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            log.Transient($"  {missing[i]} ({i + 1} of {missing.Length})");
            var mouse = data.Cohort.Read(missing[i]);
            var maps = mouse.Frames.Select(f => (f.FrameIndex, segmenter.Segment(f.Image!, cancellation))).ToArray();
            MaskFile.Write(folder.Prediction(model, missing[i]), maps[0].Item2.Size, mouse.CineFrames, maps);
        }

        log.Line($"  {missing.Length} mice; masks before cleaning in {folder.Predictions(model)}");
    }
}

using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Folders;

/// <summary>
/// The files that <c>predict</c> writes: <c>NAME.h5</c>, or NIfTI, <c>NAME.nii.gz</c> with a whole cine or <c>NAME_frame007.nii.gz</c> a
/// contoured frame, as a folder of masks is read.
/// </summary>
/// <param name="folder">The output folder.</param>
/// <param name="format">The format of the files; one that stores probabilities, where these are asked for.</param>
/// <param name="probabilities">Whether probabilities are stored.</param>
internal sealed class PredictionFiles(string folder, ICohortFormat format, bool probabilities)
{
    /// <summary>Where a mouse's file goes, if it is a single one.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    public string PathOf(string mouse) => Path.Combine(folder, mouse + format.Extensions[0]);

    /// <summary>Whether there is any file of a mouse.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    public bool Exist(string mouse) =>
        File.Exists(PathOf(mouse)) || (!format.NamesContouredFrames && MouseMasks.FilesOf(folder, mouse, format).Count > 0);

    /// <summary>Segments the frames of a mouse and writes what comes out.</summary>
    /// <param name="cohort">The cohort, which knows how the mouse lay.</param>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="cineFrames">Frames of the cine.</param>
    /// <param name="frames">Frames to segment, in order of time.</param>
    /// <param name="segmenter">The model.</param>
    /// <param name="done">Told after each frame how many images it had.</param>
    /// <param name="cancellation">Stops between batches of slices; nothing is written then.</param>
    public void Write(
        CohortFolder cohort, string mouse, int cineFrames, IReadOnlyList<(
            int Index, ImageStack Image)> frames, Segmenter segmenter, Action<int> done, CancellationToken cancellation)
    {
        var geometry = new Lazy<StackGeometry>(() => cohort.ReadGeometry(mouse));
        SegmentedStack Segment(ImageStack image)
        {
            var spacing = segmenter.Grid is null ? default : geometry.Value.Spacing;
            var stack = segmenter.Segment(image, spacing, probabilities, cancellation);
            done(image.Size.Slices);
            return stack;
        }

        if (probabilities)
        {
            // Written frame by frame: the probabilities of a whole cine need not fit into memory.
            var stacks = frames.Select(f => Segment(f.Image));
            var indices = frames.Select(f => f.Index).ToArray();
            ((IProbabilityFormat)format).WriteProbabilities(
                PathOf(mouse), frames[0].Image.Size, cineFrames, indices, stacks.Select(s => (s.Labels, s.Probabilities!)));
            return;
        }

        var maps = frames.Select(f => (f.Index, Mask: Segment(f.Image).Labels)).ToArray();
        var study = cohort.Reading.Study;
        var masks = StoredMasks.Of(maps[0].Mask.Size, cineFrames, maps) with
        {
            Spacing = geometry.Value.Spacing,
            FrameSeconds = geometry.Value.FrameSeconds,
            Affine = geometry.Value.Affine,
            WrittenAs = study.PredictionLabels.AreOwn ? null : study.PredictionLabels,
        };
        MouseMasks.Write(folder, mouse, format, masks, study.IsMouse ? 0 : cohort.Reading.FirstFrame);
    }
}

using Bench.Core;
using Bench.Core.Studies;
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
internal sealed class PredictionFiles(string folder, ICohortFormat format)
{
    /// <summary>Where a mouse's file goes, if it is a single one.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    public string PathOf(string mouse) => Path.Combine(folder, mouse + format.Extensions[0]);

    /// <summary>Whether there is any file of a mouse.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    public bool Exist(string mouse) =>
        File.Exists(PathOf(mouse)) || (!format.NamesContouredFrames && MouseMasks.FilesOf(folder, mouse, format).Count > 0);

    /// <summary>Writes the masks of a mouse.</summary>
    /// <param name="cohort">The cohort, which knows how the mouse lay.</param>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="cineFrames">Frames of the cine.</param>
    /// <param name="masks">Masks of frames, in order of time.</param>
    public void Write(CohortFolder cohort, string mouse, int cineFrames, IReadOnlyList<(int Index, LabelMap Mask)> masks)
    {
        var geometry = cohort.ReadGeometry(mouse);
        var study = cohort.Reading.Study;
        var stored = StoredMasks.Of(masks[0].Mask.Size, cineFrames, masks) with
        {
            Spacing = geometry.Spacing,
            FrameSeconds = geometry.FrameSeconds,
            Affine = geometry.Affine,
            WrittenAs = WrittenAs(cohort),
        };
        MouseMasks.Write(folder, mouse, format, stored, study.IsMouse ? 0 : cohort.Reading.FirstFrame);
    }

    /// <summary>
    /// Segments the frames of a mouse and writes masks and probabilities, frame by frame: the probabilities of a whole cine need not fit
    /// into memory.
    /// </summary>
    /// <param name="cohort">The cohort, whose study says which numbers stand for structures.</param>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="cineFrames">Frames of the cine.</param>
    /// <param name="frames">Frames to segment, in order of time.</param>
    /// <param name="spacing">Their spacing; looked at where the model has a grid.</param>
    /// <param name="segmenter">The model.</param>
    /// <param name="trust">Learns how far what the model says agrees with itself, and fills lost slices; null for neither.</param>
    /// <param name="done">Told after each frame how many images it had.</param>
    /// <param name="cancellation">Stops between batches of slices; nothing is written then.</param>
    public void WriteProbabilities(
        CohortFolder cohort,
        string mouse,
        int cineFrames,
        IReadOnlyList<(int Index, ImageStack Image)> frames,
        VoxelSpacing spacing,
        Segmenter segmenter,
        CaseTrust? trust,
        Action<int> done,
        CancellationToken cancellation)
    {
        var stacks = frames.Select(f =>
        {
            var stack = segmenter.Segment(f.Image, spacing, withProbabilities: true, cancellation);
            stack = trust?.AddAndFill(stack, f.Index) ?? stack;
            done(f.Image.Size.Slices);
            return (stack.Labels, stack.Probabilities!);
        });
        int[] indices = [.. frames.Select(f => f.Index)];
        ((IProbabilityFormat)format).WriteProbabilities(
            PathOf(mouse), frames[0].Image.Size, cineFrames, indices, stacks, WrittenAs(cohort));
    }

    private static StudyLabels? WrittenAs(CohortFolder cohort)
    {
        var labels = cohort.Reading.Study.PredictionLabels;
        return labels.AreOwn ? null : labels;
    }
}

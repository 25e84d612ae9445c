using Bench.Core;
using Bench.Data.Hdf5;
using Bench.Data.Masks;
using Bench.Data.Nifti;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Folders;

/// <summary>
/// The files that <c>predict</c> writes: <c>NAME.h5</c>, or NIfTI, <c>NAME.nii.gz</c> with a whole cine or <c>NAME_frame007.nii.gz</c> a contoured frame,
/// as a folder of masks is read.
/// </summary>
/// <param name="folder">The output folder.</param>
/// <param name="nifti">NIfTI instead of HDF5.</param>
/// <param name="probabilities">Whether probabilities are stored; HDF5 only.</param>
internal sealed class PredictionFiles(string folder, bool nifti, bool probabilities)
{
    /// <summary>Where a mouse's HDF5 file, or its cine, goes.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    public string PathOf(string mouse) => Path.Combine(folder, mouse + (nifti ? ".nii.gz" : ".h5"));

    /// <summary>Whether there is any file of a mouse.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    public bool Exist(string mouse) =>
        File.Exists(PathOf(mouse)) || (nifti && Directory.Exists(folder) && MouseMasks.In(folder).Any(m => m.Mouse == mouse && m.Files.Any(f => f.EndsWith(".nii.gz", StringComparison.Ordinal))));

    /// <summary>Segments the frames of a mouse and writes what comes out.</summary>
    /// <param name="cohort">The cohort, which knows how the mouse lay.</param>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="cineFrames">Frames of the cine.</param>
    /// <param name="frames">Frames to segment, in order of time.</param>
    /// <param name="segmenter">The model.</param>
    /// <param name="done">Told after each frame how many images it had.</param>
    /// <param name="cancellation">Stops between batches of slices; nothing is written then.</param>
    public void Write(
        CohortFolder cohort, string mouse, int cineFrames, IReadOnlyList<(int Index, ImageStack Image)> frames, Segmenter segmenter, Action<int> done, CancellationToken cancellation)
    {
        SegmentedStack Segment(ImageStack image)
        {
            var stack = segmenter.Segment(image, probabilities, cancellation);
            done(image.Size.Slices);
            return stack;
        }

        if (probabilities)
        {
            // Written frame by frame: the probabilities of a whole cine need not fit into memory.
            var stacks = frames.Select(f => Segment(f.Image));
            ProbabilityFile.Write(PathOf(mouse), frames[0].Image.Size, cineFrames, [.. frames.Select(f => f.Index)], stacks.Select(s => (s.Labels, s.Probabilities!)));
            return;
        }

        var maps = frames.Select(f => (f.Index, Mask: Segment(f.Image).Labels)).ToArray();
        if (nifti)
        {
            WriteNifti(cohort, mouse, cineFrames, maps);
        }
        else
        {
            MaskFile.Write(PathOf(mouse), maps[0].Mask.Size, cineFrames, maps);
        }
    }

    private void WriteNifti(CohortFolder cohort, string mouse, int cineFrames, (int Index, LabelMap Mask)[] maps)
    {
        var image = cohort.HoldsSpacing ? NiftiReader.Read(Path.Combine(cohort.Folder, cohort.FilesOf(mouse)[0])) : null;
        var (spacing, seconds) = (image?.Spacing ?? cohort.Spacing, image?.FrameSeconds ?? 0);
        if (maps.Length == cineFrames)
        {
            NiftiWriter.Write(PathOf(mouse), [.. maps.Select(m => m.Mask)], spacing, seconds, image?.Affine);
            return;
        }

        foreach (var (frame, mask) in maps)
        {
            NiftiWriter.Write(Path.Combine(folder, FormattableString.Invariant($"{mouse}_frame{frame:000}.nii.gz")), [mask], spacing, affine: image?.Affine);
        }
    }
}

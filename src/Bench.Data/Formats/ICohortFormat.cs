using Bench.Core;
using Bench.Core.Studies;

namespace Bench.Data.Formats;

/// <summary>
/// A file format in which mice and masks are stored. A new format is one class that implements this, and one line in <c>CohortFormats</c>;
/// the methods with a body here do for most formats.
/// </summary>
public interface ICohortFormat
{
    /// <summary>What options and manifests call it, such as <c>hdf5</c>.</summary>
    string Code { get; }

    /// <summary>What a folder of mice must hold, as the end of "holds no …": <c>file named *.h5</c>.</summary>
    string Contents { get; }

    /// <summary>Endings of mask files; those that are written get the first.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether files state their own voxel spacing; then each mouse may have another.</summary>
    bool HoldsSpacing => false;

    /// <summary>
    /// Whether a mask file can say which of its frames are contoured. If not, single frames are stored in files of their own
    /// (<see cref="FrameFiles"/>).
    /// </summary>
    bool NamesContouredFrames => false;

    /// <summary>Whether masks can be asked for in this format; layouts that are a way to arrange files of another format are not.</summary>
    bool IsOfMasks => true;

    /// <summary>Lists the mice of a folder. Nothing of a mouse is read yet.</summary>
    /// <param name="folder">The folder; it exists.</param>
    /// <param name="options">How they are to be read.</param>
    /// <returns>Mice in any order; none where the folder holds nothing of this format.</returns>
    /// <exception cref="InputException">A mouse or frame is there twice.</exception>
    IReadOnlyList<IMouseFiles> List(string folder, ListingOptions options);

    /// <summary>Reads every frame of a mask file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reading">What labels, axes and frame numbers mean.</param>
    /// <exception cref="InputException">The file cannot be used.</exception>
    StoredMasks ReadMasks(string path, ReadingOptions reading);

    /// <summary>Writes a mask file; it appears whole or not at all.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="masks">The masks.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    void WriteMasks(string path, StoredMasks masks);

    /// <summary>Lists the mask files of a folder.</summary>
    /// <param name="folder">The folder; it exists.</param>
    /// <param name="firstFrame">Number of the first frame in file names, 0 or 1.</param>
    /// <returns>Files by the name of the mouse.</returns>
    /// <exception cref="InputException">A mouse or frame is there twice.</exception>
    IReadOnlyDictionary<string, FrameFiles> ListMasks(string folder, int firstFrame) => FrameFiles.List(folder, Extensions, firstFrame);

    /// <summary>
    /// Reads the masks of the contoured frames of a reference from a file with all frames, or with the contoured ones alone.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="reading">What labels, axes and frame numbers mean.</param>
    /// <returns>One map a contoured frame, in the reference's rows, columns and slices.</returns>
    /// <exception cref="InputException">The file cannot be used, or is of another grid.</exception>
    IReadOnlyList<LabelMap> ReadContoured(string path, MouseCase reference, ReadingOptions reading)
    {
        var stored = ReadMasks(path, reading);
        var size = reference.Frames[0].Reference.Size;
        var isWhole = stored.Frames.Count == reference.CineFrames;
        if (stored.Size == size && (isWhole || stored.Frames.Count == reference.Frames.Count))
            return [.. reference.Frames.Select((frame, i) => stored.Frames[isWhole ? frame.FrameIndex : i])];
        throw new InputException(
            path,
            $"is {stored.Size} × {stored.Frames.Count}, and the reference is {size} × {reference.CineFrames}, of which "
                + $"{reference.Frames.Count} frames are contoured.",
            "store masks with the reference's rows, columns and slices, of all frames or of the contoured ones.");
    }

    /// <summary>Reads the mask of one frame from a file of its own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="reading">What labels and axes mean.</param>
    /// <returns>The map, in the reference's rows, columns and slices.</returns>
    /// <exception cref="InputException">The file cannot be used, holds several frames, or is of another grid.</exception>
    LabelMap ReadFrame(string path, MouseCase reference, ReadingOptions reading)
    {
        var (stored, size) = (ReadMasks(path, reading), reference.Frames[0].Reference.Size);
        if (stored.Frames.Count != 1)
            throw FrameFiles.Several(path, stored.Frames.Count, reference.Mouse + Path.GetExtension(path));
        return stored.Size == size
            ? stored.Frames[0]
            : throw new InputException(
                path, $"is {stored.Size}, and the reference is {size}.", "store masks with the reference's rows, columns and slices.");
    }

    /// <summary>Reads the masks of every frame of a cine, where a file has them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reference">The reference.</param>
    /// <param name="reading">What labels, axes and frame numbers mean.</param>
    /// <returns>One map a frame of the cine; null where the file holds masks of some frames only.</returns>
    /// <exception cref="InputException">The file cannot be used.</exception>
    IReadOnlyList<LabelMap>? ReadCine(string path, MouseCase reference, ReadingOptions reading) =>
        ReadMasks(path, reading) is { } stored && stored.SegmentedFrames.Count == reference.CineFrames ? stored.Frames : null;
}

/// <summary>A format that can store a model's probabilities beside its masks.</summary>
public interface IProbabilityFormat : ICohortFormat
{
    /// <summary>Writes a file of masks and probabilities; it appears whole or not at all.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="size">Extent of a frame.</param>
    /// <param name="cineFrames">Frames of the cine, F, at least 1.</param>
    /// <param name="indices">0-based segmented frames in order of time, at least one.</param>
    /// <param name="frames">For each of them the labels, and the probabilities, axes (S, H, W, classes). Asked for one at a time.</param>
    /// <param name="writtenAs">The numbers that stand for structures in the file; null for those of label maps.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    void WriteProbabilities(
        string path,
        StackSize size,
        int cineFrames,
        IReadOnlyList<int> indices,
        IEnumerable<(LabelMap Labels, float[] Probabilities)> frames,
        StudyLabels? writtenAs);
}

/// <summary>How the mice of a folder are to be read.</summary>
/// <param name="AskedSpacing">Voxel spacing that overrides what files say; null for theirs.</param>
/// <param name="StatedSpacing">Voxel spacing of mice whose files say none.</param>
/// <param name="Reading">What labels, axes and frame numbers mean.</param>
public sealed record ListingOptions(VoxelSpacing? AskedSpacing, VoxelSpacing StatedSpacing, ReadingOptions Reading);

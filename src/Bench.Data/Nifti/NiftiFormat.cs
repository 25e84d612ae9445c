using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Formats;

namespace Bench.Data.Nifti;

/// <summary>
/// NIfTI: cines in the folder <c>images</c> and masks in <c>masks</c> (<see cref="NiftiMouse"/>). Files hold their own spacing, and an
/// affine by which masks are put in the order of the images' axes.
/// </summary>
public class NiftiFormat : ICohortFormat
{
    /// <inheritdoc/>
    public virtual string Code => StudyLayouts.Nifti;

    /// <inheritdoc/>
    public virtual string Contents => "NIfTI files in folders images and masks";

    /// <inheritdoc/>
    public virtual bool IsOfMasks => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".nii.gz", ".nii"];

    /// <inheritdoc/>
    public bool HoldsSpacing => true;

    /// <inheritdoc/>
    public IReadOnlyList<IMouseFiles> List(string folder, ListingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var cases = CasesOf(folder, options.Reading);
        if (options.Reading.Axes is not null && cases.Count > 0)
        {
            throw new InputException(
                options.Reading.Option("axes"),
                "is for HDF5 files, and these are NIfTI files.",
                "store i, j, k, t as rows, columns, slices, frames.");
        }

        return [.. cases.Select(files => new NiftiMouse(folder, files, options.AskedSpacing, options.Reading))];
    }

    /// <inheritdoc/>
    public virtual IReadOnlyDictionary<string, FrameFiles> ListMasks(string folder, int firstFrame) =>
        FrameFiles.List(folder, Extensions, firstFrame);

    /// <inheritdoc/>
    public StoredMasks ReadMasks(string path, ReadingOptions reading)
    {
        var image = NiftiReader.Read(path);
        return new StoredMasks(
            [.. image.Frames.Select((_, i) => image.Labels(i, path, reading))], null, image.Spacing, image.FrameSeconds, image.Affine);
    }

    /// <inheritdoc/>
    public void WriteMasks(string path, StoredMasks masks)
    {
        ArgumentNullException.ThrowIfNull(masks);
        NiftiWriter.Write(
            path,
            masks.Frames,
            masks.Spacing ?? VoxelSpacing.Published,
            masks.FrameSeconds,
            masks.Affine,
            numbers: masks.WrittenAs?.Numbers);
    }

    /// <inheritdoc/>
    public IReadOnlyList<LabelMap> ReadContoured(string path, MouseCase reference, ReadingOptions reading)
    {
        ArgumentNullException.ThrowIfNull(reference);
        int[] contoured = [.. reference.Frames.Select(f => f.FrameIndex)];
        // Which frames are wanted is known once their number is.
        var frames = NiftiReader.Header(path).Frames;
        int[] wanted = frames == reference.CineFrames ? contoured : [.. Enumerable.Range(0, contoured.Length)];
        if (frames != reference.CineFrames && frames != contoured.Length)
        {
            throw new InputException(
                path,
                $"holds {frames} frames, and the reference has {reference.CineFrames}, of which {contoured.Length} are contoured.",
                "store all frames, or the contoured ones in order of time.");
        }

        return ReadFrames(path, wanted, reference, reading);
    }

    /// <inheritdoc/>
    public LabelMap ReadFrame(string path, MouseCase reference, ReadingOptions reading)
    {
        ArgumentNullException.ThrowIfNull(reference);
        LabelMap? map = null;
        var grid = NiftiReader.Visit(path, _ => true, (frame, stack) => map ??= NiftiImage.ToLabels(stack, frame, path, reading));
        return grid.Frames == 1
            ? Mapping(grid, reference).Apply(map!)
            : throw FrameFiles.Several(path, grid.Frames, $"{reference.Mouse}.nii.gz");
    }

    /// <inheritdoc/>
    public IReadOnlyList<LabelMap>? ReadCine(string path, MouseCase reference, ReadingOptions reading)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return NiftiReader.Header(path).Frames == reference.CineFrames
            ? ReadFrames(path, [.. Enumerable.Range(0, reference.CineFrames)], reference, reading)
            : null;
    }

    /// <summary>Finds the files of every case.</summary>
    /// <param name="folder">The cohort's folder.</param>
    /// <param name="reading">What frame numbers mean.</param>
    /// <exception cref="InputException">A case or frame is there twice.</exception>
    private protected virtual IReadOnlyList<NiftiCaseFiles> CasesOf(string folder, ReadingOptions reading)
    {
        var images = FrameFiles.List(Path.Combine(folder, "images"), Extensions, reading.FirstFrame);
        var masks = FrameFiles.List(Path.Combine(folder, "masks"), Extensions, reading.FirstFrame);
        return
        [
            .. images.Keys.Union(masks.Keys, StringComparer.Ordinal)
                .Select(name => new NiftiCaseFiles(name, images.GetValueOrDefault(name), masks.GetValueOrDefault(name))),
        ];
    }

    private static LabelMap[] ReadFrames(string path, int[] frames, MouseCase reference, ReadingOptions reading)
    {
        var maps = new List<LabelMap>();
        var grid = NiftiReader.Visit(path, frames.Contains, (frame, stack) => maps.Add(NiftiImage.ToLabels(stack, frame, path, reading)));
        var mapping = Mapping(grid, reference);
        return [.. maps.Select(mapping.Apply)];
    }

    private static GridMapping Mapping(NiftiGrid grid, MouseCase reference) =>
        GridMapping.Between(grid, reference.Frames[0].Reference.Size, reference.Affine, "the reference");
}

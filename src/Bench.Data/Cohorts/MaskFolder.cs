using Bench.Core;
using Bench.Data.Hdf5;
using Bench.Data.Masks;
using Bench.Data.Nifti;

namespace Bench.Data.Cohorts;

/// <summary>
/// A folder of masks that a model or a reader made. Of each mouse there is either <c>NAME.h5</c> (<see cref="MaskFile"/>), or <c>NAME.nii.gz</c> with the
/// whole cine or the contoured frames alone, or a file a contoured frame, named <c>NAME_frame007.nii.gz</c> by its 0-based number or <c>NAME_ED.nii.gz</c>
/// and <c>NAME_ES.nii.gz</c> by its phase, as the export for nnU-Net names its cases. <c>.nii</c> will do as well.
/// </summary>
public sealed class MaskFolder
{
    private readonly HashSet<string> _hdf;
    private readonly IReadOnlyDictionary<string, FrameFiles> _nifti;

    private MaskFolder(string folder, HashSet<string> hdf, IReadOnlyDictionary<string, FrameFiles> nifti) => (Folder, _hdf, _nifti) = (folder, hdf, nifti);

    /// <summary>The folder, as given.</summary>
    public string Folder { get; }

    /// <summary>Lists a folder; no mask is read yet.</summary>
    /// <param name="folder">The folder; files in folders below it are not looked at.</param>
    /// <exception cref="InputException">There is no such folder, nothing of the kind in it, or something twice.</exception>
    public static MaskFolder Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
        {
            var reason = File.Exists(folder) ? "is a file where a folder is needed." : "there is no such folder.";
            throw new InputException(folder, reason, "give the folder that holds the masks.");
        }

        try
        {
            var hdf = Directory.EnumerateFiles(folder, "*.h5").Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.Ordinal);
            var nifti = FrameFiles.List(folder);
            return hdf.Count + nifti.Count > 0
                ? new MaskFolder(folder, hdf, nifti)
                : throw new InputException(folder, "holds no file named *.h5, *.nii.gz or *.nii.", "give the folder that holds the masks themselves.");
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException(folder, $"cannot be listed: {error.Message}", "allow reading it.", error);
        }
    }

    /// <summary>Names of the files of a mouse within the folder; none where there is none.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    public IReadOnlyList<string> FilesOf(string mouse) =>
    [
        .. _hdf.Contains(mouse) ? [mouse + ".h5"] : Array.Empty<string>(),
        .. new[] { mouse, CaseNames.Of(mouse, CardiacPhase.EndDiastole), CaseNames.Of(mouse, CardiacPhase.EndSystole) }
            .SelectMany(name => _nifti.GetValueOrDefault(name)?.Names ?? []),
    ];

    /// <summary>Reads the masks of the contoured frames of a mouse.</summary>
    /// <param name="mouse">The reference.</param>
    /// <returns>One map a contoured frame, in order of time, in the reference's rows, columns and slices.</returns>
    /// <exception cref="InputException">A file is missing, damaged, there in two forms, of another grid, or with a label that is not 0, 1 or 2.</exception>
    public IReadOnlyList<LabelMap> Read(MouseCase mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        var cine = _nifti.GetValueOrDefault(mouse.Mouse);
        var byFrame = mouse.Frames.Select(frame => OfFrame(mouse.Mouse, cine, frame)).ToArray();
        var byPhase = FilesOf(mouse.Mouse).Count > (cine?.Names.Count() ?? 0) + (_hdf.Contains(mouse.Mouse) ? 1 : 0);
        if ((_hdf.Contains(mouse.Mouse) ? 1 : 0) + (cine?.Whole is null ? 0 : 1) + (cine?.ByFrame.Count > 0 || byPhase ? 1 : 0) > 1)
            throw new InputException(Folder, $"holds the masks of {mouse.Mouse} in several forms: {string.Join(", ", FilesOf(mouse.Mouse).Take(5))}.", "keep one of them.");
        var size = mouse.Frames[0].Reference.Size;
        if (cine?.Whole is { } whole)
            return OfCine(Path.Combine(Folder, whole), mouse, size);
        if (_hdf.Contains(mouse.Mouse))
            return MaskFile.Read(Path.Combine(Folder, mouse.Mouse + ".h5"), size, Math.Max(1, mouse.CineFrames), [.. mouse.Frames.Select(f => f.FrameIndex)]);
        if (byFrame.All(name => name is null))
        {
            throw new InputException(
                Path.Combine(Folder, mouse.Mouse + ".h5"), $"there is no such file, nor {mouse.Mouse}.nii.gz, nor a file a frame.", "check the folder and the name.");
        }

        return [.. mouse.Frames.Select((frame, i) => byFrame[i] is { } name
            ? OneFrame(Path.Combine(Folder, name), mouse, size)
            : throw new InputException(
                Folder, $"there is no mask of {mouse.Mouse} at frame {frame.FrameIndex} ({CaseNames.Of(mouse.Mouse, frame)}.nii.gz).", "store a file for every contoured frame."))];
    }

    /// <summary>Reads the masks of every frame of a mouse, where the folder holds them: all frames in one file, and more of them labelled than were contoured.</summary>
    /// <param name="mouse">The reference.</param>
    /// <returns>One map a frame of the cine, in the reference's rows, columns and slices; null where only contoured frames are segmented.</returns>
    /// <exception cref="InputException">A file is damaged, of another grid, or with a label that is not 0, 1 or 2.</exception>
    public IReadOnlyList<LabelMap>? ReadCine(MouseCase mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        var file = _hdf.Contains(mouse.Mouse) ? mouse.Mouse + ".h5" : _nifti.GetValueOrDefault(mouse.Mouse)?.Whole;
        if (file is null || mouse.CineFrames <= mouse.Frames.Count)
            return null;
        var path = Path.Combine(Folder, file);
        var maps = _hdf.Contains(mouse.Mouse)
            ? StoredMasks.Read(path) is { } stored && stored.Known.Count == mouse.CineFrames ? stored.Frames : []
            : NiftiReader.Header(path).Frames == mouse.CineFrames ? OfCine(path, mouse with { Frames = [.. AllFrames(mouse)] }, mouse.Frames[0].Reference.Size) : [];
        return maps.Count == mouse.CineFrames && maps.Count(m => m.Count(Structure.BloodPool) > 0) > mouse.Frames.Count ? maps : null;
    }

    // Only their indices are asked for.
    private static IEnumerable<ContouredFrame> AllFrames(MouseCase mouse) => Enumerable.Range(0, mouse.CineFrames).Select(i => mouse.Frames[0] with { FrameIndex = i });

    private string? OfFrame(string mouse, FrameFiles? cine, ContouredFrame frame)
    {
        var numbered = cine?.ByFrame.GetValueOrDefault(frame.FrameIndex);
        var phased = frame.Phase == CardiacPhase.Inflow ? null : _nifti.GetValueOrDefault(CaseNames.Of(mouse, frame.Phase))?.Whole;
        return numbered is not null && phased is not null
            ? throw new InputException(Folder, $"holds {numbered} and {phased}, which are the same frame of {mouse}.", "keep one of them.")
            : numbered ?? phased;
    }

    private static LabelMap OneFrame(string path, MouseCase mouse, StackSize size)
    {
        LabelMap? map = null;
        var grid = NiftiReader.Visit(path, _ => true, (frame, stack) => map ??= NiftiImage.ToLabels(stack, frame, path));
        return grid.Frames == 1
            ? Mapping(grid, mouse, size).Apply(map!)
            : throw new InputException(path, $"holds {grid.Frames} frames, and its name says one.", $"name it {mouse.Mouse}.nii.gz if it holds the cine.");
    }

    private static LabelMap[] OfCine(string path, MouseCase mouse, StackSize size)
    {
        int[] contoured = [.. mouse.Frames.Select(f => f.FrameIndex)];
        // Which frames are wanted is known once their number is.
        var frames = NiftiReader.Header(path).Frames;
        int[] wanted = frames == mouse.CineFrames ? contoured : [.. Enumerable.Range(0, contoured.Length)];
        if (frames != mouse.CineFrames && frames != contoured.Length)
        {
            throw new InputException(
                path, $"holds {frames} frames, and the reference has {mouse.CineFrames}, of which {contoured.Length} are contoured.", "store all frames, or the contoured ones in order of time.");
        }

        var maps = new List<LabelMap>();
        var grid = NiftiReader.Visit(path, wanted.Contains, (frame, stack) => maps.Add(NiftiImage.ToLabels(stack, frame, path)));
        var mapping = Mapping(grid, mouse, size);
        return [.. maps.Select(mapping.Apply)];
    }

    private static GridMapping Mapping(NiftiGrid grid, MouseCase mouse, StackSize size) => GridMapping.Between(grid, size, mouse.Affine, "the reference");
}

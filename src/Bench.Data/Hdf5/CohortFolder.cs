using Bench.Core;
using Bench.Core.Phases;
using Bench.Data.Cohorts;
using Bench.Data.Nifti;
using Bench.Data.Verification;

namespace Bench.Data.Hdf5;

/// <summary>
/// A folder with one HDF5 file a mouse: <c>Images</c> and <c>Masks</c> of axes (H, W, S, F), any integer or floating-point type, and
/// <c>Frames_with_ROI</c>, the 0-based indices of the contoured frames (draft 2025, data set). A <c>cohort.json</c> beside the files may say
/// what they are: <c>{"kind":"phantom","description":"…","voxel_spacing_mm":[row,column,slice]}</c>. Instead of HDF5 files there may be folders
/// <c>images</c> and <c>masks</c> with NIfTI files (see <see cref="NiftiMouse"/> and docs/data.md); those hold their own spacing.
/// </summary>
public sealed class CohortFolder
{
    private const string Extension = ".h5";

    private static readonly string[] DataEndings = [".h5", ".hdf5", ".hdf", ".he5", ".mat", ".h5.gz", ".nii", ".nii.gz", ".nrrd", ".mha", ".mhd", ".npy", ".npz"];

    private readonly Dictionary<string, IMouseFiles> _mice;

    private CohortFolder(string folder, IReadOnlyList<IMouseFiles> mice, CohortManifest manifest, VoxelSpacing spacing, ReadingOptions reading)
    {
        Folder = folder;
        Reading = reading;
        Unused = [.. UnusedFiles(folder, mice)];
        Mice = [.. mice.Select(m => m.Mouse)];
        IsPhantom = string.Equals(manifest.Kind, "phantom", StringComparison.OrdinalIgnoreCase);
        Description = manifest.Description.Length > 0
            ? manifest.Description
            : $"{mice.Count} {(mice.Count == 1 ? "mouse" : "mice")} of the folder {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}";
        Spacing = spacing;
        _mice = mice.ToDictionary(m => m.Mouse, StringComparer.Ordinal);
    }

    /// <summary>The folder, as given.</summary>
    public string Folder { get; }

    /// <summary>Names of the mice, the file names without extension, Mouse2 before Mouse10; at least one.</summary>
    public IReadOnlyList<string> Mice { get; }

    /// <summary>Whether <c>cohort.json</c> says that these mice were computed, not scanned.</summary>
    public bool IsPhantom { get; }

    /// <summary>What the mice are: as <c>cohort.json</c> says, else their number and the folder's name.</summary>
    public string Description { get; }

    /// <summary>
    /// Voxel spacing of every mouse: as asked for, else as <c>cohort.json</c> says, else <see cref="VoxelSpacing.Published"/>. Of NIfTI files: as asked for,
    /// else that of the first mouse's header; each mouse is read with its own.
    /// </summary>
    public VoxelSpacing Spacing { get; }

    /// <summary>Whether the files hold a spacing of their own, as NIfTI files do; then each mouse may have another.</summary>
    public bool HoldsSpacing => _mice.Values.First() is NiftiMouse;

    /// <summary>Whether the spacing is the published one because nobody stated any.</summary>
    public bool IsSpacingAssumed { get; private init; }

    /// <summary>What labels, axes and frame numbers in the files mean.</summary>
    public ReadingOptions Reading { get; }

    /// <summary>Names of files that may be meant as mice and are not read, because of their ending or because files of another format are.</summary>
    public IReadOnlyList<string> Unused { get; }

    /// <summary>Lists a folder. No mouse is read yet.</summary>
    /// <param name="folder">The folder; files in folders below it are not looked at.</param>
    /// <param name="spacing">Overrides every other spacing; null asks <c>cohort.json</c>.</param>
    /// <param name="reading">What labels, axes and frame numbers in the files mean; null for the published format.</param>
    /// <exception cref="InputException">There is no such folder, no <c>*.h5</c> in it, a mouse twice, or its <c>cohort.json</c> cannot be read.</exception>
    /// <exception cref="ArgumentException">The spacing is not valid.</exception>
    public static CohortFolder Open(string folder, VoxelSpacing? spacing = null, ReadingOptions? reading = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (spacing is { IsValid: false } wrong)
            throw new ArgumentException($"{wrong} is not a spacing.", nameof(spacing));
        if (!Directory.Exists(folder))
        {
            var reason = File.Exists(folder) ? "is a file where a folder is needed." : "there is no such folder.";
            throw new InputException(folder, reason, "give the folder that holds the Mouse*.h5 files.");
        }

        try
        {
            reading ??= ReadingOptions.Default;
            var manifest = CohortManifest.Read(folder);
            var stated = spacing ?? manifest.Spacing ?? VoxelSpacing.Published;
            var files = HdfNames(folder);
            var peer = new Lazy<(int, int)?>(() => HdfMouse.UsualPlane(folder, files, reading));
            IMouseFiles[] mice = [.. files.Select(name => new HdfMouse(folder, name, stated, reading, () => peer.Value))];
            var isAssumed = spacing is null && manifest.Spacing is null && mice.Length > 0;
            if (mice.Length == 0)
            {
                mice = [.. NiftiMouse.List(folder, spacing, reading)];
                stated = mice.Length == 0 ? stated : spacing ?? ((NiftiMouse)mice[0]).HeaderSpacing() ?? stated;
            }

            if (mice.Length == 0)
            {
                throw new InputException(
                    folder, $"holds no file named *{Extension}, and no NIfTI files in folders images and masks.", "give the folder that holds the Mouse*.h5 files themselves.");
            }

            RequireDistinct(folder, mice);
            return new CohortFolder(folder, [.. mice.OrderBy(m => m.Mouse, NaturalOrder.Instance)], manifest, stated, reading) { IsSpacingAssumed = isAssumed };
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException(folder, $"cannot be listed: {error.Message}", "allow reading it.", error);
        }
    }

    /// <summary>The files of a mouse, relative to <see cref="Folder"/>, with <c>/</c> between names.</summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <exception cref="InputException">There is no such mouse here.</exception>
    public IReadOnlyList<string> FilesOf(string mouse) => Of(mouse).Files;

    /// <summary>Reads the contoured frames of a mouse; the rest of the cine is not kept. ED and ES are assigned by <see cref="PublishedPhaseRule"/>,
    /// whose least component of 50 pixels of 0.1 × 0.1 mm is taken as an area of 0.5 mm² at other spacings.</summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <param name="requireImages">Whether a file without <c>Images</c> is refused; if not, its frames have no image.</param>
    /// <exception cref="InputException">The file is missing, damaged, or not as described above; the message says what and where.</exception>
    public MouseCase Read(string mouse, bool requireImages = true) => Of(mouse).Read(requireImages);

    /// <summary>
    /// Reads all frames of a mouse's <c>Images</c> in order of time, four bytes a voxel in memory. <c>Masks</c> and <c>Frames_with_ROI</c> may be missing
    /// and are not looked at.
    /// </summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <returns>F stacks of grey values as stored, of one size.</returns>
    /// <exception cref="InputException">The file is missing or damaged, has no <c>Images</c>, or more than 2²⁸ voxels of them; the message says what and where.</exception>
    public IReadOnlyList<ImageStack> ReadCine(string mouse) => Of(mouse).ReadCine();

    /// <summary>Looks at everything that the files of a mouse hold, and notes all that is wrong with it. Nothing is thrown for what they hold.</summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <returns>What was found, without the hashes of the files.</returns>
    /// <exception cref="InputException">There is no such mouse here.</exception>
    public MouseRecord Examine(string mouse) => Of(mouse).Examine();

    // Folders and links to nothing too: what cannot be read is named when it is read.
    private static string[] HdfNames(string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder)
            .Select(entry => Path.GetFileName(entry))
            .Where(name => name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) && name.Length > Extension.Length && !name.StartsWith('.')),
    ];

    private static void RequireDistinct(string folder, IEnumerable<IMouseFiles> mice)
    {
        if (mice.GroupBy(m => m.Mouse, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(
                folder,
                $"holds {string.Join(" and ", twice.SelectMany(m => m.Files).Order(StringComparer.Ordinal).Take(4))}, whose names differ in capital letters alone.",
                "keep one of them, or give them names that differ.");
        }
    }

    private static IEnumerable<string> UnusedFiles(string folder, IReadOnlyList<IMouseFiles> mice)
    {
        var used = mice.SelectMany(m => m.Files).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateFileSystemEntries(folder)
            .Select(entry => Path.GetFileName(entry))
            .Where(name => !name.StartsWith('.') && !used.Contains(name) && DataEndings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            .Order(NaturalOrder.Instance);
    }

    private IMouseFiles Of(string mouse) => _mice.TryGetValue(mouse, out var files)
        ? files
        : throw new InputException(
            Folder,
            $"there is no {(_mice.Values.First() is HdfMouse ? mouse + Extension : mouse)}. {NearNames.There([.. Mice], mouse)}",
            "check the name, and whether every file of the cohort is in the folder.");
}

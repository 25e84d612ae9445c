using Bench.Core;
using Bench.Core.Phases;
using Bench.Data.Formats;
using Bench.Data.Layouts;

namespace Bench.Data.Cohorts;

/// <summary>
/// A folder of mice in one of the formats of <see cref="CohortFormats"/> (docs/data.md). A <c>cohort.json</c> beside the files may say what
/// they are: <c>{"kind":"phantom","description":"…","voxel_spacing_mm":[row,column,slice]}</c>.
/// </summary>
public sealed class CohortFolder
{
    private static readonly string[] DataEndings = [".hdf5", ".hdf", ".he5", ".mat", ".h5.gz", ".nrrd", ".mha", ".mhd", ".npy", ".npz"];

    private readonly Dictionary<string, IMouseFiles> _mice;
    private readonly CaseFacts _facts;

    private CohortFolder(
        string folder,
        ICohortFormat format,
        IReadOnlyList<IMouseFiles> mice,
        CohortManifest manifest,
        VoxelSpacing spacing,
        ReadingOptions reading)
    {
        (Folder, Format, Reading) = (folder, format, reading);
        Mice = [.. mice.Select(m => m.Mouse)];
        IsPhantom = string.Equals(manifest.Kind, "phantom", StringComparison.OrdinalIgnoreCase);
        Description = manifest.Description.Length > 0
            ? manifest.Description
            : $"{reading.Study.Cases(mice.Count)} of the folder "
                + $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}";
        Spacing = spacing;
        _mice = mice.ToDictionary(m => m.Mouse, StringComparer.Ordinal);
        _facts = new CaseFacts(reading.Study, folder);
        _facts.Open();
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
    /// Voxel spacing of every mouse: as asked for, else as <c>cohort.json</c> says, else <see cref="VoxelSpacing.Published"/>. Where files
    /// hold their own: as asked for, else that of the first mouse; each mouse is read with its own.
    /// </summary>
    public VoxelSpacing Spacing { get; }

    /// <summary>The format of the files.</summary>
    public ICohortFormat Format { get; }

    /// <summary>Whether the files hold a spacing of their own; then each mouse may have another.</summary>
    public bool HoldsSpacing => Format.HoldsSpacing;

    /// <summary>Whether the spacing is the published one because nobody stated any.</summary>
    public bool IsSpacingAssumed { get; private init; }

    /// <summary>What labels, axes and frame numbers in the files mean.</summary>
    public ReadingOptions Reading { get; }

    /// <summary>
    /// Names of files that may be meant as mice and are not read, because of their ending or because files of another format are.
    /// </summary>
    public IReadOnlyList<string> Unused { get; private init; } = [];

    /// <summary>Lists a folder. No mouse is read yet.</summary>
    /// <param name="folder">The folder; files in folders below it are not looked at.</param>
    /// <param name="spacing">Overrides every other spacing; null asks <c>cohort.json</c>.</param>
    /// <param name="reading">What labels, axes and frame numbers in the files mean; null for the published format.</param>
    /// <param name="formats">Formats that are looked for, the first that is found is read; null for the built-in ones.</param>
    /// <exception cref="InputException">
    /// There is no such folder, nothing of any format in it, a mouse twice, or its <c>cohort.json</c> cannot be read.
    /// </exception>
    /// <exception cref="ArgumentException">The spacing is not valid.</exception>
    public static CohortFolder Open(
        string folder, VoxelSpacing? spacing = null, ReadingOptions? reading = null, CohortFormats? formats = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (spacing is { IsValid: false } wrong)
            throw new ArgumentException($"{wrong} is not a spacing.", nameof(spacing));
        if (!Directory.Exists(folder))
        {
            var reason = File.Exists(folder) ? "is a file where a folder is needed." : "there is no such folder.";
            throw new InputException(
                folder,
                reason,
                reading?.Study is { IsMouse: false } ? "give the folder of the data." : "give the folder that holds the Mouse*.h5 files.");
        }

        try
        {
            reading ??= ReadingOptions.Default;
            var study = reading.Study;
            formats = (formats ?? CohortFormats.BuiltIn).Preferring(study.Layout);
            var manifest = CohortManifest.Read(folder);
            var known = spacing ?? manifest.Spacing ?? (study.IsMouse ? null : study.Spacing);
            var stated = known ?? VoxelSpacing.Published;
            var options = new ListingOptions(spacing, stated, reading);
            var (format, mice) = formats.All.Select(f => (f, f.List(folder, options))).FirstOrDefault(found => found.Item2.Count > 0);
            if (format is null)
            {
                throw new InputException(
                    folder,
                    "holds no "
                        + string.Join(", and no ", formats.All.Where(f => f.IsOfMasks || f.Code == study.Layout).Select(f => f.Contents))
                        + ".",
                    study.IsMouse
                        ? "give the folder that holds the Mouse*.h5 files themselves."
                        : "give the folder of the data itself; docs/studies.md shows the layouts.");
            }

            RequireDistinct(folder, mice);
            if (!format.HoldsSpacing && known is null && !study.IsMouse)
            {
                throw new InputException(
                    folder,
                    $"its files hold no voxel spacing, and the study {study.Name} says none.",
                    "write voxel_spacing_mm in study.json, or give --spacing ROW,COLUMN,SLICE.");
            }

            var used = format.HoldsSpacing ? spacing ?? SpacingOf(mice[0]) ?? stated : stated;
            return new CohortFolder(folder, format, [.. mice.OrderBy(m => m.Mouse, NaturalOrder.Instance)], manifest, used, reading)
            {
                IsSpacingAssumed = !format.HoldsSpacing && known is null,
                Unused = [.. UnusedFiles(folder, mice, formats)],
            };
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

    /// <summary>
    /// Reads the contoured frames of a mouse; the rest of the cine is not kept. ED and ES are what the study says; where it says nothing,
    /// they are assigned by <see cref="PublishedPhaseRule"/>, whose least component of 50 pixels of 0.1 × 0.1 mm is taken as an area of 0.5
    /// mm² at other spacings.
    /// </summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <param name="requireImages">Whether a file without <c>Images</c> is refused; if not, its frames have no image.</param>
    /// <exception cref="InputException">
    /// The file is missing, damaged, or not as described above; the message says what and where.
    /// </exception>
    public MouseCase Read(string mouse, bool requireImages = true)
    {
        var files = Of(mouse);
        return _facts.Apply(files.Read(requireImages), files);
    }

    /// <summary>
    /// Reads all frames of a mouse's <c>Images</c> in order of time, four bytes a voxel in memory. <c>Masks</c> and <c>Frames_with_ROI</c>
    /// may be missing and are not looked at.
    /// </summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <returns>F stacks of grey values as stored, of one size.</returns>
    /// <exception cref="InputException">
    /// The file is missing or damaged, has no <c>Images</c>, or more than 2²⁸ voxels of them; the message says what and where.
    /// </exception>
    public IReadOnlyList<ImageStack> ReadCine(string mouse) => Of(mouse).ReadCine();

    /// <summary>Reads the images of every frame that is stored: of the cine, or where there is none, of single frames.</summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <returns>0-based frames in order of time and their images.</returns>
    /// <exception cref="InputException">The files cannot be used.</exception>
    public IReadOnlyList<(int FrameIndex, ImageStack Image)> ReadStoredFrames(string mouse) => Of(mouse).ReadStoredFrames();

    /// <summary>Reads how the voxels of a mouse lie.</summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <exception cref="InputException">The files cannot be used.</exception>
    public StackGeometry ReadGeometry(string mouse) => Of(mouse).ReadGeometry();

    /// <summary>
    /// Looks at everything that the files of a mouse hold, and notes all that is wrong with it. Nothing is thrown for what they hold.
    /// </summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <returns>What was found, without the hashes of the files.</returns>
    /// <exception cref="InputException">There is no such mouse here.</exception>
    public MouseRecord Examine(string mouse)
    {
        var files = Of(mouse);
        return _facts.Apply(files.Examine(), files);
    }

    /// <summary>The group of a mouse, such as its diagnosis; empty where nobody says it.</summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <exception cref="InputException">The study's table, or the file of the case, cannot be used.</exception>
    public string GroupOf(string mouse) => _facts.GroupOf(Of(mouse));

    private static VoxelSpacing? SpacingOf(IMouseFiles mouse)
    {
        try
        {
            return mouse.ReadGeometry().Spacing;
        }
        catch (InputException)
        {
            // Reading the mouse says it with all circumstances.
            return null;
        }
    }

    private static void RequireDistinct(string folder, IEnumerable<IMouseFiles> mice)
    {
        if (mice.GroupBy(m => m.Mouse, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InputException(
                folder,
                $"holds {string.Join(" and ", twice.SelectMany(m => m.Files).Order(StringComparer.Ordinal).Take(4))}, whose names "
                    + "differ in capital letters alone.",
                "keep one of them, or give them names that differ.");
        }
    }

    private static IEnumerable<string> UnusedFiles(string folder, IReadOnlyList<IMouseFiles> mice, CohortFormats formats)
    {
        var used = mice.SelectMany(m => m.Files).ToHashSet(StringComparer.Ordinal);
        string[] endings = [.. DataEndings, .. formats.Extensions];
        return Directory.EnumerateFileSystemEntries(folder)
            .Select(entry => Path.GetFileName(entry))
            .Where(
                name =>
                    !name.StartsWith('.') && !used.Contains(name) && endings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            .Order(NaturalOrder.Instance);
    }

    private IMouseFiles Of(string mouse) => _mice.TryGetValue(mouse, out var files)
        ? files
        : throw new InputException(
            Folder,
            $"there is no {mouse}{Format.Extensions[0]}. {NearNames.There([.. Mice], mouse)}",
            "check the name, and whether every file of the cohort is in the folder.");
}

using Bench.Core;
using Bench.Core.Phases;

namespace Bench.Data.Hdf5;

/// <summary>
/// A folder with one HDF5 file a mouse: <c>Images</c> and <c>Masks</c> of axes (H, W, S, F), any integer or floating-point type, and
/// <c>Frames_with_ROI</c>, the 0-based indices of the contoured frames (draft 2025, data set). A <c>cohort.json</c> beside the files may say
/// what they are: <c>{"kind":"phantom","description":"…","voxel_spacing_mm":[row,column,slice]}</c>.
/// </summary>
public sealed class CohortFolder
{
    private const string Extension = ".h5";
    private const string ImagesName = "Images";
    private const string MasksName = "Masks";
    private const string MatlabWarning =
        "the file was written by MATLAB: its axes, stored in reverse, were turned back, and Frames_with_ROI was taken to count from 0.";

    private CohortFolder(string folder, IReadOnlyList<string> mice, CohortManifest manifest, VoxelSpacing? spacing)
    {
        Folder = folder;
        Mice = mice;
        IsPhantom = string.Equals(manifest.Kind, "phantom", StringComparison.OrdinalIgnoreCase);
        Description = manifest.Description.Length > 0
            ? manifest.Description
            : $"{mice.Count} {(mice.Count == 1 ? "mouse" : "mice")} of the folder {Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))}";
        Spacing = spacing ?? manifest.Spacing ?? VoxelSpacing.Published;
    }

    /// <summary>The folder, as given.</summary>
    public string Folder { get; }

    /// <summary>Names of the mice, the file names without extension, Mouse2 before Mouse10; at least one.</summary>
    public IReadOnlyList<string> Mice { get; }

    /// <summary>Whether <c>cohort.json</c> says that these mice were computed, not scanned.</summary>
    public bool IsPhantom { get; }

    /// <summary>What the mice are: as <c>cohort.json</c> says, else their number and the folder's name.</summary>
    public string Description { get; }

    /// <summary>Voxel spacing of every mouse: as asked for, else as <c>cohort.json</c> says, else <see cref="VoxelSpacing.Published"/>.</summary>
    public VoxelSpacing Spacing { get; }

    /// <summary>Lists a folder. No mouse is read yet.</summary>
    /// <param name="folder">The folder; files in folders below it are not looked at.</param>
    /// <param name="spacing">Overrides every other spacing; null asks <c>cohort.json</c>.</param>
    /// <exception cref="InputException">There is no such folder, no <c>*.h5</c> in it, or its <c>cohort.json</c> cannot be read.</exception>
    /// <exception cref="ArgumentException">The spacing is not valid.</exception>
    public static CohortFolder Open(string folder, VoxelSpacing? spacing = null)
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
            var mice = Directory.EnumerateFiles(folder)
                .Where(file => file.EndsWith(Extension, StringComparison.Ordinal))
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Where(name => name.Length > 0 && !name.StartsWith('.'))
                .Order(NaturalOrder.Instance)
                .ToArray();
            if (mice.Length == 0)
                throw new InputException(folder, $"holds no file named *{Extension}.", "give the folder that holds the Mouse*.h5 files themselves.");
            return new CohortFolder(folder, mice, CohortManifest.Read(folder), spacing);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new InputException(folder, $"cannot be listed: {error.Message}", "allow reading it.", error);
        }
    }

    /// <summary>The file of a mouse.</summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <exception cref="InputException">There is no such mouse here.</exception>
    public string PathOf(string mouse) => Mice.Contains(mouse)
        ? Path.Combine(Folder, mouse + Extension)
        : throw new InputException(Folder, $"there is no {mouse}{Extension}.", "check the name, and whether every file of the cohort is in the folder.");

    /// <summary>Reads the contoured frames of a mouse; the rest of the cine is not kept. ED and ES are assigned by <see cref="PublishedPhaseRule"/>,
    /// whose least component of 50 pixels of 0.1 × 0.1 mm is taken as an area of 0.5 mm² at other spacings.</summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <param name="requireImages">Whether a file without <c>Images</c> is refused; if not, its frames have no image.</param>
    /// <exception cref="InputException">The file is missing, damaged, or not as described above; the message says what and where.</exception>
    public MouseCase Read(string mouse, bool requireImages = true)
    {
        using var file = HdfFile.Open(PathOf(mouse));
        var masks = CineDataSet.Open(file, MasksName);
        var images = requireImages || file.Has(ImagesName) ? CineDataSet.Open(file, ImagesName) : null;
        if (images is not null && images.Shape != masks.Shape)
        {
            throw new InputException(
                file.Path,
                $"{ImagesName} is {images.Shape} and {MasksName} is {masks.Shape}.",
                "store both with the same rows, columns, slices and time frames.");
        }

        var indices = FrameIndices.Read(file, masks.Frames);
        var labels = FrameValues.Labels(file, masks, indices);
        var greys = images is null ? null : FrameValues.Images(file, images, indices);
        var phases = PublishedPhaseRule.Assign([.. indices.Zip(labels)], MinimumComponentPixels(Spacing));
        var frames = indices.Select((index, i) => new ContouredFrame(index, phases.PhaseOf(index), greys?[i], labels[i]));
        var empty = indices.Where((_, i) => !labels[i].Labels.ContainsAnyExcept((byte)0))
            .Select(index => $"frame {index} is listed as contoured, but no voxel of it is labelled.");
        string[] matlab = masks.IsReversed ? [MatlabWarning] : [];
        return new MouseCase(mouse, Spacing, [.. frames], [.. phases.Warnings, .. empty, .. matlab]) { CineFrames = masks.Frames };
    }

    /// <summary>
    /// Reads all frames of a mouse's <c>Images</c> in order of time, four bytes a voxel in memory. <c>Masks</c> and <c>Frames_with_ROI</c> may be missing
    /// and are not looked at.
    /// </summary>
    /// <param name="mouse">One of <see cref="Mice"/>.</param>
    /// <returns>F stacks of grey values as stored, of one size.</returns>
    /// <exception cref="InputException">The file is missing or damaged, has no <c>Images</c>, or more than 2²⁸ voxels of them; the message says what and where.</exception>
    public IReadOnlyList<ImageStack> ReadCine(string mouse)
    {
        using var file = HdfFile.Open(PathOf(mouse));
        var images = CineDataSet.Open(file, ImagesName);
        images.RequireWholeCine();
        return FrameValues.Images(file, images, [.. Enumerable.Range(0, images.Frames)]);
    }

    private static int MinimumComponentPixels(VoxelSpacing spacing)
    {
        var published = VoxelSpacing.Published;
        var area = PublishedPhaseRule.MinimumComponentPixels * published.RowMm * published.ColumnMm;
        return (int)Math.Clamp(Math.Round(area / (spacing.RowMm * spacing.ColumnMm)), 0, int.MaxValue);
    }
}

using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Hdf5;
using Bench.Data.Nifti;

namespace Bench.Data.Masks;

/// <summary>The masks of one file as they are stored: every frame, in HDF5 (<c>Masks</c>) or NIfTI.</summary>
/// <param name="Frames">Labels of every stored frame in order of time, at least one, of one size.</param>
/// <param name="Contoured">
/// 0-based frames that the file says were contoured (<c>Frames_with_ROI</c>), in order of time; null where it does not say, and every frame counts.
/// </param>
/// <param name="Spacing">Voxel spacing, mm; null where the file holds none (HDF5).</param>
/// <param name="FrameSeconds">Time between frames, s; 0 where the file does not say.</param>
/// <param name="Affine">NIfTI's voxel-to-millimetre matrix, three rows of four; null for HDF5.</param>
public sealed record StoredMasks(
    IReadOnlyList<LabelMap> Frames, IReadOnlyList<int>? Contoured, VoxelSpacing? Spacing, double FrameSeconds, IReadOnlyList<double>? Affine)
{
    private static readonly string[] Extensions = [".h5", ".nii", ".nii.gz"];

    /// <summary>Extent of a frame.</summary>
    public StackSize Size => Frames[0].Size;

    /// <summary>Frames whose labels mean something: the contoured ones where the file names them, else all.</summary>
    public IReadOnlyList<int> Known => Contoured ?? [.. Enumerable.Range(0, Frames.Count)];

    /// <summary>The mask files of a folder, Mouse2 before Mouse10.</summary>
    /// <param name="folder">The folder; files in folders below it are not looked at.</param>
    /// <returns>Paths, at least one.</returns>
    /// <exception cref="InputException">There is no such folder, or no such file in it.</exception>
    public static IReadOnlyList<string> FilesOf(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException(folder, "there is no such folder.", "give a folder of mask files.");
        var files = List(folder);
        return files.Count > 0
            ? files
            : throw new InputException(folder, $"holds no file named {string.Join(", ", Extensions.Select(e => "*" + e))}.", "give the folder that holds the mask files themselves.");
    }

    /// <summary>The mask files of a folder, Mouse2 before Mouse10; none where there is none.</summary>
    /// <param name="folder">A folder that exists.</param>
    internal static IReadOnlyList<string> List(string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder)
            .Where(f => !Path.GetFileName(f).StartsWith('.') && Extensions.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(f => Path.GetFileName(f), NaturalOrder.Instance),
    ];

    /// <summary>A file's name without folder and extension: the name of the mouse.</summary>
    /// <param name="path">A path of <see cref="FilesOf"/>.</param>
    public static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        var extension = Extensions.Where(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)).MaxBy(e => e.Length) ?? "";
        return name[..^extension.Length];
    }

    /// <summary>Reads every frame of a file.</summary>
    /// <param name="path">HDF5 (<c>.h5</c>), else NIfTI.</param>
    /// <param name="reading">What labels, axes and frame numbers mean; null for the published format.</param>
    /// <exception cref="InputException">Missing, damaged, with a label that has no meaning, or with labels where the list of contoured frames does not say.</exception>
    public static StoredMasks Read(string path, ReadingOptions? reading = null)
    {
        if (IsHdf(path))
            return MaskFile.ReadWhole(path, reading);
        var image = NiftiReader.Read(path);
        return new StoredMasks([.. image.Frames.Select((_, i) => image.Labels(i, path, reading))], null, image.Spacing, image.FrameSeconds, image.Affine);
    }

    /// <summary>Writes the masks in the form that the name asks for. The file appears whole or not at all.</summary>
    /// <param name="path">HDF5 (<c>.h5</c>), else NIfTI, compressed where the name ends in <c>.gz</c>.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    public void Write(string path)
    {
        if (IsHdf(path))
            MaskFile.WriteWhole(path, this);
        else
            NiftiWriter.Write(path, Frames, Spacing ?? VoxelSpacing.Published, FrameSeconds, Affine);
    }

    private static bool IsHdf(string path) => path.EndsWith(Extensions[0], StringComparison.OrdinalIgnoreCase);
}

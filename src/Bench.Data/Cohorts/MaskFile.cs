using Bench.Core;
using Bench.Data.Formats;

namespace Bench.Data.Cohorts;

/// <summary>Reads and writes single files of masks, in the format that their ending names.</summary>
public static class MaskFile
{
    /// <summary>The mask files of a folder, Mouse2 before Mouse10.</summary>
    /// <param name="folder">The folder; files in folders below it are not looked at.</param>
    /// <param name="formats">Formats that are looked for; null for the built-in ones.</param>
    /// <returns>Paths, at least one.</returns>
    /// <exception cref="InputException">There is no such folder, or no such file in it.</exception>
    public static IReadOnlyList<string> FilesOf(string folder, CohortFormats? formats = null)
    {
        formats ??= CohortFormats.BuiltIn;
        if (!Directory.Exists(folder))
            throw new InputException(folder, "there is no such folder.", "give a folder of mask files.");
        var files = List(folder, formats.Extensions);
        return files.Count > 0
            ? files
            : throw new InputException(
                folder,
                $"holds no file named {string.Join(", ", formats.Extensions.Select(e => "*" + e))}.",
                "give the folder that holds the mask files themselves.");
    }

    /// <summary>A file's name without folder and extension.</summary>
    /// <param name="path">A path of <see cref="FilesOf"/>.</param>
    /// <param name="formats">Formats whose endings are taken off; null for the built-in ones.</param>
    public static string NameOf(string path, CohortFormats? formats = null) =>
        FrameFiles.NameOf(Path.GetFileName(path), (formats ?? CohortFormats.BuiltIn).Extensions);

    /// <summary>Reads every frame of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reading">What labels, axes and frame numbers mean; null for the published format.</param>
    /// <param name="formats">Formats that may be read; null for the built-in ones.</param>
    /// <exception cref="InputException">
    /// Missing, damaged, with a label that has no meaning, or with labels where the list of contoured frames does not say.
    /// </exception>
    public static StoredMasks Read(string path, ReadingOptions? reading = null, CohortFormats? formats = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return (formats ?? CohortFormats.BuiltIn).OfMaskFile(path).ReadMasks(path, reading ?? ReadingOptions.Default);
    }

    /// <summary>Writes masks of every frame. The file appears whole or not at all.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="masks">The masks.</param>
    /// <param name="formats">Formats that may be written; null for the built-in ones.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    public static void Write(string path, StoredMasks masks, CohortFormats? formats = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(masks);
        (formats ?? CohortFormats.BuiltIn).OfMaskFile(path).WriteMasks(path, masks);
    }

    /// <summary>Writes masks of some frames of a cine.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <param name="size">Extent of a frame.</param>
    /// <param name="cineFrames">Frames of the cine, F, at least 1.</param>
    /// <param name="frames">The masks in order of time, at least one, each with its 0-based frame.</param>
    /// <exception cref="InputException">The folder or disk cannot be written to.</exception>
    /// <exception cref="ArgumentException">A mask of another size; frames that are none, out of order or out of range.</exception>
    public static void Write(string path, StackSize size, int cineFrames, IReadOnlyList<(int FrameIndex, LabelMap Mask)> frames) =>
        Write(path, StoredMasks.Of(size, cineFrames, frames));

    /// <summary>The mask files of a folder, Mouse2 before Mouse10; none where there is none.</summary>
    /// <param name="folder">A folder that exists.</param>
    /// <param name="extensions">Endings of mask files.</param>
    internal static IReadOnlyList<string> List(string folder, IEnumerable<string> extensions) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder)
            .Where(f => !Path.GetFileName(f).StartsWith('.') && extensions.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(f => Path.GetFileName(f), NaturalOrder.Instance),
    ];
}

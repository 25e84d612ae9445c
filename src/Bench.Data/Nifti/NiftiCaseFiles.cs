using Bench.Core;
using Bench.Data.Formats;

namespace Bench.Data.Nifti;

/// <summary>Which NIfTI files belong to a case.</summary>
/// <param name="Case">Its name.</param>
/// <param name="Images">Files of images; null where there are none.</param>
/// <param name="Masks">Files of masks; null where there are none.</param>
internal sealed record NiftiCaseFiles(string Case, FrameFiles? Images, FrameFiles? Masks)
{
    /// <summary>File of the whole cine, where <see cref="Images"/> are of single frames; else null.</summary>
    public FrameFiles? Cine { get; init; }

    /// <summary>Other files that belong to it, relative to the cohort's folder.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>Folder of files that belong to this case alone, relative to the cohort's; empty where cases share one.</summary>
    public string Place { get; init; } = "";

    /// <summary>Frames whose role their file names say; null where they do not.</summary>
    public IReadOnlyDictionary<int, CardiacPhase>? NamedPhases { get; init; }

    /// <summary>Folder where its images are expected, relative to the cohort's, for messages.</summary>
    public string ImagesPlace { get; init; } = "images";

    /// <summary>Folder where its masks are expected.</summary>
    public string MasksPlace { get; init; } = "masks";

    /// <summary>How a file of images would be named.</summary>
    public string ImageExample { get; init; } = $"{Case}.nii.gz there, or one file per frame, {Case}_frame000.nii.gz";

    /// <summary>How a file of masks would be named.</summary>
    public string MaskExample { get; init; } = $"{Case}.nii.gz there, or one file per frame, {Case}_frame000.nii.gz";

    /// <summary>All files, relative to the cohort's folder, images first.</summary>
    /// <param name="folder">The cohort's folder.</param>
    public IReadOnlyList<string> In(string folder) =>
    [
        .. new[] { Images, Cine, Masks }.OfType<FrameFiles>()
            .SelectMany(
                f =>
                    f.Names.Select(
                        name => Path.GetRelativePath(folder, f.PathOf(name)).Replace(Path.DirectorySeparatorChar, '/'))).Distinct(),
        .. Others,
    ];

    /// <summary>The refusal of a case that lacks something.</summary>
    /// <param name="folder">The cohort's folder.</param>
    /// <param name="what">An image or a mask.</param>
    /// <param name="place">Where it is expected.</param>
    /// <param name="example">How it would be named.</param>
    public InputException Lacks(string folder, string what, string place, string example) =>
        new(Path.Combine(folder, place), $"there is no {what} of {Case}.", $"store {example}.");
}

using Bench.Core.Studies;
using Bench.Data.Formats;
using Bench.Data.Nifti;

namespace Bench.Data.Layouts;

/// <summary>
/// All cases in one folder of NIfTI files, masks told from images by their names: <c>rat07.nii.gz</c> and <c>rat07_gt.nii.gz</c> (or
/// <c>_seg</c>, <c>_mask</c>, <c>_label</c>) with the whole cine, or <c>rat07_frame000</c>, or <c>rat07_ED</c> and <c>rat07_ES</c> for
/// frames.
/// </summary>
public sealed class FolderFormat : NiftiFormat
{
    /// <inheritdoc/>
    public override string Code => StudyLayouts.Folder;

    /// <inheritdoc/>
    public override bool IsOfMasks => false;

    /// <inheritdoc/>
    public override string Contents => "NIfTI files side by side (NAME.nii.gz and NAME_gt.nii.gz)";

    // Masks without such an ending are listed by the plain format.
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, FrameFiles> ListMasks(string folder, int firstFrame) =>
        FrameFiles.List(folder, Extensions, firstFrame, CaseFileName.WithoutMask);

    private protected override IReadOnlyList<NiftiCaseFiles> CasesOf(string folder, ReadingOptions reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var listing = new SideBySide(folder, Extensions, reading.FirstFrame);
        var cases = listing.FilesOf(folder).Where(f => f.Name.Case.Length > 0).GroupBy(f => f.Name.Case, StringComparer.Ordinal).ToArray();
        if (!cases.Any(files => files.Any(f => f.Name.IsMask)))
            return [];
        return
        [
            .. cases.Select(files => listing.Case(files.Key, [.. files]) with
            {
                ImagesPlace = "",
                MasksPlace = "",
                ImageExample = $"{files.Key}.nii.gz, or {files.Key}_frame000.nii.gz",
                MaskExample = $"{files.Key}_gt.nii.gz, or {files.Key}_frame000_gt.nii.gz",
            }),
        ];
    }
}

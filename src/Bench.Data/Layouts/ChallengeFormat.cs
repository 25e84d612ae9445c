using Bench.Core.Studies;
using Bench.Data.Formats;
using Bench.Data.Nifti;

namespace Bench.Data.Layouts;

/// <summary>
/// A folder for each case, as in the ACDC challenge: <c>patient001/patient001_frame01.nii.gz</c>, its mask
/// <c>patient001_frame01_gt.nii.gz</c>, <c>Info.cfg</c>, and the whole cine <c>patient001_4d.nii.gz</c> where it is given away. The
/// M&amp;Ms challenges' <c>A0S9V9/A0S9V9_sa.nii.gz</c> and <c>A0S9V9_sa_gt.nii.gz</c>, with masks in a few frames of the cine, are read
/// too.
/// </summary>
public sealed class ChallengeFormat : NiftiFormat
{
    /// <inheritdoc/>
    public override string Code => StudyLayouts.Challenge;

    /// <inheritdoc/>
    public override bool IsOfMasks => false;

    /// <inheritdoc/>
    public override string Contents => "folder for each case with NIfTI files (NAME/NAME_frame01.nii.gz and NAME_frame01_gt.nii.gz)";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, FrameFiles> ListMasks(string folder, int firstFrame)
    {
        var listing = new SideBySide(folder, Extensions, firstFrame);
        var found = new Dictionary<string, FrameFiles>(StringComparer.Ordinal);
        foreach (var (name, files) in Folders(folder, listing))
        {
            // Masks as the challenge names them; in a folder without any, a model's masks may be named as the images are.
            var masks = files.Where(f => f.Name.IsMask).ToArray();
            NamedFile[] used = masks.Length > 0 ? masks : [.. files.Select(f => f with { Name = f.Name with { IsMask = true } })];
            if (listing.Case(name, used).Masks is { } frames)
                found.Add(name, frames);
        }

        return found;
    }

    private protected override IReadOnlyList<NiftiCaseFiles> CasesOf(string folder, ReadingOptions reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var listing = new SideBySide(folder, Extensions, reading.FirstFrame);
        var info = reading.Study.Phases.Kind == PhaseSourceKind.InfoFile ? reading.Study.Phases.File : PhaseSource.InfoFileName;
        return
        [
            .. from found in Folders(folder, listing)
               let files = listing.Case(found.Name, found.Files)
               let hasInfo = File.Exists(Path.Combine(folder, found.Name, info))
               where found.Files.Count > 0 || hasInfo
               select files with
               {
                   Place = found.Name,
                   ImagesPlace = found.Name,
                   MasksPlace = found.Name,
                   ImageExample = $"{found.Name}_frame01.nii.gz there",
                   MaskExample = $"{found.Name}_frame01_gt.nii.gz there",
                   Others = hasInfo ? [$"{found.Name}/{info}"] : [],
               },
        ];
    }

    private static IEnumerable<(string Name, IReadOnlyList<NamedFile> Files)> Folders(string folder, SideBySide listing) =>
        from path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
        let name = Path.GetFileName(path)
        where !name.StartsWith('.')
        let files = listing.FilesOf(path).Where(f => f.Name.Case == name || f.Name.Case.Length == 0).ToArray()
        select (name, (IReadOnlyList<NamedFile>)files);
}

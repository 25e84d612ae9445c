using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Formats;
using Bench.Data.Nifti;

namespace Bench.Data.Layouts;

/// <summary>
/// A data set as nnU-Net has it: <c>dataset.json</c>, images <c>imagesTr/NAME_0000.nii.gz</c>, masks <c>labelsTr/NAME.nii.gz</c>, and the
/// same with <c>Ts</c> for testing. Frames of one case are recognised by their names: <c>NAME_frame07</c>, or <c>NAME_ED</c> and
/// <c>NAME_ES</c>.
/// </summary>
public sealed class NnunetFormat : NiftiFormat
{
    private const string FirstChannel = "_0000";

    private static readonly string[] Parts = ["Tr", "Ts"];

    /// <inheritdoc/>
    public override string Code => StudyLayouts.Nnunet;

    /// <inheritdoc/>
    public override bool IsOfMasks => false;

    /// <inheritdoc/>
    public override string Contents => "data set of nnU-Net (imagesTr/NAME_0000.nii.gz and labelsTr/NAME.nii.gz)";

    // Predictions of nnU-Net are a plain folder.
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, FrameFiles> ListMasks(string folder, int firstFrame) =>
        new Dictionary<string, FrameFiles>();

    private protected override IReadOnlyList<NiftiCaseFiles> CasesOf(string folder, ReadingOptions reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (!Parts.Any(part =>
            Directory.Exists(Path.Combine(folder, $"images{part}")) || Directory.Exists(Path.Combine(folder, $"labels{part}"))))
        {
            return [];
        }

        NnunetDescription.Check(folder, Extensions);
        var listing = new SideBySide(folder, Extensions, reading.FirstFrame);
        var cases = new Dictionary<string, NiftiCaseFiles>(StringComparer.Ordinal);
        foreach (var part in Parts)
        {
            var images = Files(listing, Path.Combine(folder, $"images{part}"), isMask: false);
            var masks = Files(listing, Path.Combine(folder, $"labels{part}"), isMask: true);
            foreach (var files in images.Concat(masks).GroupBy(f => f.Name.Case, StringComparer.Ordinal))
            {
                var made = listing.Case(files.Key, [.. files]) with
                {
                    ImagesPlace = $"images{part}",
                    MasksPlace = $"labels{part}",
                    ImageExample = $"{files.Key}_frame01{FirstChannel}.nii.gz there",
                    MaskExample = $"{files.Key}_frame01.nii.gz there",
                };
                if (!cases.TryAdd(files.Key, made))
                {
                    throw new InputException(folder, $"holds {files.Key} in imagesTr and in imagesTs.",
                        "keep the frames of a case in one of them.");
                }
            }
        }

        return [.. cases.Values];
    }

    private IEnumerable<NamedFile> Files(SideBySide listing, string folder, bool isMask)
    {
        if (!Directory.Exists(folder))
            return [];
        return listing.FilesOf(folder).Select(file =>
        {
            var name = FrameFiles.NameOf(Path.GetFileName(file.Path), Extensions);
            if (isMask)
                return file with { Name = CaseFileName.Of(name) with { IsMask = true } };
            return name.EndsWith(FirstChannel, StringComparison.Ordinal)
                ? file with { Name = CaseFileName.Of(name[..^FirstChannel.Length]) with { IsMask = false } }
                : null;
        }).OfType<NamedFile>();
    }
}

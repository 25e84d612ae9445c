using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Server.Wire;

namespace Bench.Server.Uploads;

/// <summary>
/// Puts the files of an upload where the readers of cohorts look for them: <c>hdf5/case1.h5</c>, <c>nifti/images/case2_frame003.nii.gz</c>.
/// All names on the disk are the server's own.
/// </summary>
internal sealed partial class FileSorting
{
    private const int MostNameLength = 120;
    private const int MostFrame = 9999;

    private static readonly string[] MaskFolders = ["masks", "mask", "labels", "labelstr", "gt", "segmentations"];
    private static readonly string[] HdfEndings = [".h5", ".hdf5", ".hdf", ".mat"];

    private readonly string _folder;
    private readonly List<SortedCase> _cases = [];
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private FileSorting(string folder) => _folder = folder;

    /// <summary>Sorts files; those that are used are moved.</summary>
    /// <param name="files">What came in.</param>
    /// <param name="folder">An empty folder.</param>
    public static SortedUpload Sort(IReadOnlyList<ReceivedFile> files, string folder)
    {
        var sorting = new FileSorting(folder);
        sorting.Place(files);
        return new SortedUpload(sorting._cases, sorting._problems, sorting._names);
    }

    private void Place(IReadOnlyList<ReceivedFile> files)
    {
        var parts = files.Select(Part).OfType<FilePart>().ToArray();
        PlaceManifest(files);
        foreach (var group in parts.GroupBy(p => (p.Format, p.Place, p.Stem.ToUpperInvariant())))
        {
            if (group.Key.Format == "hdf5")
                PlaceHdf([.. group]);
            else
                PlaceNifti([.. group]);
        }

        NameApart();
    }

    // Its spacing holds for HDF5 files, which store none.
    private void PlaceManifest(IEnumerable<ReceivedFile> files)
    {
        if (files.FirstOrDefault(f => LeafOf(f.Name) == CohortManifest.FileName) is { } manifest)
            Move(manifest, Path.Combine("hdf5", CohortManifest.FileName));
    }

    private void PlaceHdf(IReadOnlyList<FilePart> parts)
    {
        foreach (var part in parts)
        {
            var id = NewId();
            Move(part.File, Path.Combine("hdf5", $"{id}.h5"));
            _cases.Add(new SortedCase(id, part.Stem, part.Place, "hdf5"));
        }
    }

    private void PlaceNifti(IReadOnlyList<FilePart> parts)
    {
        FilePart[] images = [.. parts.Where(p => !p.IsMask)];
        if (images.Length == 0)
        {
            _problems.AddRange(parts.Select(p => new Problem(
                p.File.Name, "looks like a mask, by its name or folder, and its image is not there.", "send the image with it.")));
            return;
        }

        var id = NewId();
        var shift = FirstNumber(images);
        var isPlaced = PlaceFrames(images, id, "images", shift);
        _ = isPlaced && PlaceFrames([.. parts.Where(p => p.IsMask)], id, "masks", shift);
        if (isPlaced)
        {
            _cases.Add(new SortedCase(id, images[0].Stem, images[0].Place, "nifti")
            {
                Assumption = shift == 0 || images.All(i => i.Frame is null)
                    ? null
                    : $"The lowest number in the file names is taken for the first frame: it is {shift}.",
            });
        }
    }

    // A cine and single frames of it may lie side by side: the cine is what is wanted.
    private bool PlaceFrames(IReadOnlyList<FilePart> parts, string id, string kind, int shift)
    {
        FilePart[] whole = [.. parts.Where(p => p.Frame is null)];
        if (whole.Length > 1)
        {
            _problems.Add(new Problem(
                whole[1].File.Name, $"is there twice: {whole[0].File.Name} has the same name.", "send one of them, or name them apart."));
            return false;
        }

        if (whole.Length == 1)
        {
            Move(whole[0].File, Path.Combine("nifti", kind, id + whole[0].Ending));
            return true;
        }

        foreach (var frames in parts.GroupBy(p => p.Frame!.Value))
        {
            var (one, others) = (frames.First(), frames.Skip(1));
            _problems.AddRange(others.Select(o => new Problem(
                o.File.Name, $"is the same frame as {one.File.Name}.", "send one of them, or name them apart.")));
            var number = (frames.Key - shift).ToString("000", CultureInfo.InvariantCulture);
            Move(one.File, Path.Combine("nifti", kind, $"{id}_frame{number}{one.Ending}"));
        }

        return true;
    }

    private static int FirstNumber(IEnumerable<FilePart> images) =>
        images.Select(i => i.Frame).OfType<int>().DefaultIfEmpty(0).Min() == 1 ? 1 : 0;

    private FilePart? Part(ReceivedFile file)
    {
        var name = LeafOf(file.Name);
        if (name == CohortManifest.FileName)
            return null;
        var folders = file.Name.Split('/')[..^1];
        if (HdfEndings.FirstOrDefault(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } ending)
            return new FilePart(file, "hdf5", string.Join('/', folders), Shown(name[..^ending.Length]), null, false, ".h5");
        var nifti = NiftiName().Match(name);
        if (!nifti.Success)
        {
            _problems.Add(new Problem(
                file.Name,
                "is of no kind that is read.",
                "send NIfTI (.nii, .nii.gz) or HDF5 (.h5, .hdf5, .mat of MATLAB 7.3), or a zip file of them."));
            return null;
        }

        var isMask = nifti.Groups["mask"].Success || folders.Any(f => MaskFolders.Contains(f.ToLowerInvariant()));
        int? frame = nifti.Groups["frame"].Success ? int.Parse(nifti.Groups["frame"].Value, CultureInfo.InvariantCulture) : null;
        return new FilePart(
            file,
            "nifti",
            string.Join('/', folders.Where(f => !MaskFolders.Contains(f.ToLowerInvariant()) && f is not ("images" or "imagesTr"))),
            Shown(nifti.Groups["stem"].Value),
            frame is <= MostFrame ? frame : null,
            isMask,
            nifti.Groups["ending"].Value.ToLowerInvariant());
    }

    private static string LeafOf(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static string Shown(string name)
    {
        var shown = Printable.Line(name).Trim();
        return shown.Length == 0 ? "unnamed" : shown.Length <= MostNameLength ? shown : shown[..MostNameLength];
    }

    private string NewId() => FormattableString.Invariant($"case{_names.Count + 1}");

    private void Move(ReceivedFile file, string place)
    {
        var target = Path.Combine(_folder, place);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(file.Path, target, overwrite: true);
        _names[target] = file.Name;
    }

    // Cases are asked for by name.
    private void NameApart()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var twice = _cases.GroupBy(c => c.Name).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        for (var i = 0; i < _cases.Count; i++)
        {
            var one = _cases[i];
            var name = twice.Contains(one.Name) && one.Place.Length > 0 ? Shown($"{one.Place.Replace('/', ' ')} {one.Name}") : one.Name;
            for (var n = 2; !used.Add(name); n++)
                name = FormattableString.Invariant($"{one.Name} ({n})");
            _cases[i] = one with { Name = name };
        }
    }

    // A number is a frame's where a word says so: Mouse7.nii is a mouse.
    [GeneratedRegex(
        @"^(?<stem>.+?)(?:[_\-. ](?:frame|phase|time|tp|t|f)[_\-]?(?<frame>\d{1,6}))?(?<mask>[_\-.](?:gt|seg|segmentation|masks?|labels?))?"
            + @"(?<ending>\.nii(?:\.gz)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NiftiName();

    private sealed record FilePart(
        ReceivedFile File, string Format, string Place, string Stem, int? Frame, bool IsMask, string Ending);
}

/// <summary>Files of an upload, sorted.</summary>
/// <param name="Cases">What can be looked at.</param>
/// <param name="Problems">What cannot.</param>
/// <param name="Names">Names as sent, by the path on the disk.</param>
internal sealed record SortedUpload(
    IReadOnlyList<SortedCase> Cases, IReadOnlyList<Problem> Problems, IReadOnlyDictionary<string, string> Names);

/// <summary>A case among the files of an upload.</summary>
/// <param name="Id">Name of its files on the disk.</param>
/// <param name="Name">Its name, as the files are called.</param>
/// <param name="Place">Folder within the upload that it came in.</param>
/// <param name="Format">Folder that it was put in.</param>
internal sealed record SortedCase(string Id, string Name, string Place, string Format)
{
    /// <summary>What was taken to be so; null where nothing was.</summary>
    public string? Assumption { get; init; }
}

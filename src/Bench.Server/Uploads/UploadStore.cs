using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Server.Hosting;
using Bench.Server.Safety;
using Bench.Server.Wire;

namespace Bench.Server.Uploads;

/// <summary>The uploads of a server. What nobody asked for in a while is deleted.</summary>
/// <param name="root">Where files go.</param>
/// <param name="limits">How much may be sent.</param>
/// <param name="study">What uploads belong to.</param>
/// <param name="time">The clock.</param>
internal sealed class UploadStore(TemporaryRoot root, UploadLimits limits, Study study, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(30);
    private static readonly string[] Kinds = ["hdf5", "nifti"];

    private readonly Dictionary<string, Upload> _all = new(StringComparer.Ordinal);
    private readonly List<Upload> _deleted = [];

    /// <summary>The study that uploads belong to.</summary>
    public Study Study => study;

    /// <summary>How much may be sent.</summary>
    public UploadLimits Limits => limits;

    /// <summary>The cine that was looked at last: it is most likely the next to be segmented, and need not be read again.</summary>
    public Cine? Recent { get; set; }

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_all)
                return _all.Count;
        }
    }

    /// <summary>A new name that cannot be guessed.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    /// <summary>Makes room for another upload: those that nobody asked for longest are deleted, unless they are in use.</summary>
    /// <param name="bytes">Its length, as far as it is known.</param>
    /// <param name="inUse">Uploads that are needed still.</param>
    /// <exception cref="ApiException">There is no room.</exception>
    public void MakeRoom(long bytes, IReadOnlySet<string> inUse)
    {
        while (Full(bytes) is { } refusal)
        {
            string? oldest;
            lock (_all)
                oldest = _all.Values.Where(u => !inUse.Contains(u.Id)).MinBy(u => u.LastAsked)?.Id;
            if (oldest is null)
                throw refusal;
            Delete(oldest, inUse);
        }
    }

    private ApiException? Full(long bytes)
    {
        const string Remedy = "wait until segmentations are done, or delete uploads that are no longer needed.";
        lock (_all)
        {
            return _all.Count >= UploadLimits.MostUploads
                ? new ApiException(
                    StatusCodes.Status429TooManyRequests, "upload", $"{_all.Count} uploads are in use, which is the most.", Remedy)
                : _all.Values.Sum(u => u.Bytes) + bytes > limits.MostHeldBytes || bytes * 2 > FreeBytes()
                ? new ApiException(StatusCodes.Status507InsufficientStorage, "upload", "there is no room for it on the disk.", Remedy)
                : null;
        }
    }

    /// <summary>A new folder for an upload.</summary>
    public string NewFolder() => root.NewFolder("upload");

    /// <summary>Takes files.</summary>
    /// <param name="files">What was sent; moved away.</param>
    /// <param name="folder">A folder of <see cref="NewFolder"/>, which goes with the upload.</param>
    /// <param name="cancellation">Stops between blocks.</param>
    /// <exception cref="InputException">A zip file among them is refused, or none of them can be used.</exception>
    public Upload Add(IReadOnlyList<ReceivedFile> files, string folder, CancellationToken cancellation)
    {
        var sorted = FileSorting.Sort(Unpacked(files, folder, cancellation), Path.Combine(folder, "sorted"));
        var rename = Renaming(sorted, folder);
        var cohorts = Kinds.Where(kind => sorted.Cases.Any(c => c.Format == kind))
            .ToDictionary(kind => kind, kind => Open(Path.Combine(folder, "sorted", kind), rename));
        UploadedCase[] cases =
        [
            .. sorted.Cases.Where(c => cohorts[c.Format].Mice.Contains(c.Id)).Select(
                c => new UploadedCase(cohorts[c.Format], c.Id, c.Name, rename) { Assumption = c.Assumption }),
        ];
        return cases.Length == 0 && sorted.Problems.Count == 0
            ? throw ApiException.Malformed("upload", "holds no file.", "send NIfTI or HDF5 files, or a zip file of them.")
            : Keep(new Upload(NewId(), cases, sorted.Problems) { OwnFolder = folder, Bytes = LengthOf(folder) });
    }

    /// <summary>Takes a folder of the user's as it is.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="only">Name of the case that is wanted; null for all.</param>
    /// <exception cref="InputException">It holds nothing that can be read.</exception>
    public Upload AddFolder(string folder, string? only)
    {
        var cohort = CohortFolder.Open(folder, reading: ReadingOptions.Default.Under(study));
        if (only is not null && !cohort.Mice.Contains(only))
            throw ApiException.NotFound(only, $"there are {string.Join(", ", cohort.Mice.Take(5))}.");
        string Rename(string text) => text.Replace(folder, Path.GetFileName(folder), StringComparison.Ordinal);
        return Keep(new Upload(
            NewId(),
            [.. cohort.Mice.Where(m => only is null || m == only).Select(m => new UploadedCase(cohort, m, m, Rename))],
            []));
    }

    /// <summary>An upload.</summary>
    /// <param name="id">What the API calls it.</param>
    /// <exception cref="ApiException">There is none of that name.</exception>
    public Upload Of(string id)
    {
        lock (_all)
        {
            var found = _all.GetValueOrDefault(id) ?? throw ApiException.NotFound($"upload {id}", "send the files again.");
            found.LastAsked = time.GetUtcNow();
            return found;
        }
    }

    /// <summary>Deletes an upload and its files; those that a segmentation needs still go when it is over.</summary>
    /// <param name="id">What the API calls it.</param>
    /// <param name="inUse">Uploads that are needed still.</param>
    /// <returns>False where there was none.</returns>
    public bool Delete(string id, IReadOnlySet<string> inUse)
    {
        Upload? gone;
        lock (_all)
        {
            _all.Remove(id, out gone);
            if (gone is not null && inUse.Contains(id))
            {
                _deleted.Add(gone);
                return true;
            }
        }

        DeleteFiles(gone);
        return gone is not null;
    }

    /// <summary>Deletes what nobody asked for in a while.</summary>
    /// <param name="inUse">Uploads that are needed still.</param>
    public void DeleteForgotten(IReadOnlySet<string> inUse)
    {
        var oldest = time.GetUtcNow() - KeptFor;
        string[] forgotten;
        lock (_all)
            forgotten = [.. _all.Values.Where(u => u.LastAsked < oldest && !inUse.Contains(u.Id)).Select(u => u.Id)];
        Array.ForEach(forgotten, id => Delete(id, inUse));
        Upload[] over;
        lock (_all)
        {
            over = [.. _deleted.Where(u => !inUse.Contains(u.Id))];
            _deleted.RemoveAll(over.Contains);
        }

        Array.ForEach(over, DeleteFiles);
        if (forgotten.Length > 0 || Count == 0)
            Recent = null;
    }

    private static void DeleteFiles(Upload? upload)
    {
        if (upload?.OwnFolder is { } folder)
            TemporaryRoot.Delete(folder);
    }

    private Upload Keep(Upload upload)
    {
        upload.LastAsked = time.GetUtcNow();
        lock (_all)
            _all.Add(upload.Id, upload);
        return upload;
    }

    private List<ReceivedFile> Unpacked(IReadOnlyList<ReceivedFile> files, string folder, CancellationToken cancellation)
    {
        var unpacked = Directory.CreateDirectory(Path.Combine(folder, "unpacked")).FullName;
        var count = 0;
        var all = new List<ReceivedFile>();
        foreach (var file in files)
        {
            if (!IsZip(file.Path))
            {
                all.Add(file);
                continue;
            }

            all.AddRange(new ZipUnpacking(limits).Unpack(
                file, () => Path.Combine(unpacked, FormattableString.Invariant($"{count++}")), cancellation));
            File.Delete(file.Path);
        }

        return all.Count <= UploadLimits.MostFiles
            ? all
            : throw ApiException.Malformed(
                "upload", $"holds {all.Count} files; {UploadLimits.MostFiles} are taken.", "send fewer at a time.");
    }

    private static bool IsZip(string path)
    {
        using var file = File.OpenRead(path);
        var first = new byte[4];
        return file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length && ZipDirectory.Is(first);
    }

    private CohortFolder Open(string folder, Func<string, string> rename)
    {
        try
        {
            return CohortFolder.Open(folder, reading: ReadingOptions.Default.Under(study));
        }
        catch (InputException problem)
        {
            var shown = Problem.Of(problem, rename);
            throw new InputException(shown.File ?? "upload", shown.Reason, shown.Remedy, problem);
        }
    }

    // All at once, so that what a name was replaced by is not replaced again; longest first, as one path may begin as another does.
    private static Func<string, string> Renaming(SortedUpload sorted, string folder)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { [Path.Combine(folder, "sorted")] = "upload" };
        foreach (var (path, name) in sorted.Names)
        {
            names[path] = name;
            names[Path.GetFileName(path)] = name;
        }

        foreach (var one in sorted.Cases)
            names[one.Id] = one.Name;
        var known = new Regex(string.Join('|', names.Keys.OrderByDescending(n => n.Length).Select(Regex.Escape)), RegexOptions.None);
        return text => known.Replace(text, match => names[match.Value]);
    }

    private long FreeBytes()
    {
        try
        {
            return new DriveInfo(root.Path).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Where the system does not say, writing will.
            return long.MaxValue;
        }
    }

    private static long LengthOf(string folder) =>
        new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
}

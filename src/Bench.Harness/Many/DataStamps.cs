using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Hashing;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;

namespace Bench.Harness.Many;

/// <summary>
/// The content of <c>data-files.json</c>: size, time and hash of every data file when a run of several trainings was planned. A training
/// reads the bytes again only of files whose size or time is another one; the merge reads all. Either refuses a file that has changed.
/// </summary>
/// <param name="SchemaVersion">Version of this form.</param>
/// <param name="Files">Each file, by its path within the cohort.</param>
internal sealed record DataStamps(int SchemaVersion, IReadOnlyDictionary<string, DataStamp> Files)
{
    private const int CurrentSchemaVersion = 1;

    /// <summary>The files of a run as they are now.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="hashes">Their hashes.</param>
    /// <exception cref="InputException">A file is gone.</exception>
    public static DataStamps Of(CohortFolder cohort, IReadOnlyDictionary<string, string> hashes) =>
        new(CurrentSchemaVersion, hashes.ToDictionary(f => f.Key, f => DataStamp.Of(Path.Combine(cohort.Folder, f.Key), f.Value)));

    /// <summary>Reads those of a run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <returns>Null where it was planned by a version that wrote none.</returns>
    /// <exception cref="InputException">They are damaged, or of another version.</exception>
    public static DataStamps? Read(RunFolder folder)
    {
        if (!File.Exists(folder.DataStamps))
            return null;
        ResultJson.RequireVersion(folder.DataStamps, CurrentSchemaVersion, "go on with the version of Bench that wrote it.");
        return ResultJson.Read<DataStamps>(folder.DataStamps, "a list of data files", "repeat the `bench run` that made it.");
    }

    /// <summary>Writes them.</summary>
    /// <param name="folder">The run's folder.</param>
    public void Write(RunFolder folder) => ResultJson.Write(this, folder.DataStamps);

    /// <summary>Hashes of files: those of the plan where size and time are as they were, else made again.</summary>
    /// <param name="cohort">The cohort.</param>
    /// <param name="mice">Cases whose files are wanted.</param>
    /// <param name="readsAll">Whether the bytes of all files are read, whatever size and time are.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <exception cref="InputException">A file is not what it was; it is named.</exception>
    public IReadOnlyDictionary<string, string> Hashes(
        CohortFolder cohort, IEnumerable<string> mice, bool readsAll, CancellationToken cancellation)
    {
        string[] files = [.. mice.SelectMany(cohort.FilesOf).Distinct(StringComparer.Ordinal)];
        string[] doubtful =
        [
            .. files.Where(f => readsAll || !Files.TryGetValue(f, out var known)
                || known != DataStamp.Of(Path.Combine(cohort.Folder, f), known.Sha256)),
        ];
        var again = CohortHash.OfFiles(cohort.Folder, doubtful, cancellation: cancellation);
        if (again.FirstOrDefault(f => Files.TryGetValue(f.Key, out var known) && known.Sha256 != f.Value) is { Key: { } changed })
        {
            throw new InputException(
                Path.Combine(cohort.Folder, changed),
                "is not what it was when the run was planned: its bytes have changed.",
                "put the file back as it was, or begin a run of its own with another --out.");
        }

        return new SortedDictionary<string, string>(
            files.ToDictionary(f => f, f => again.TryGetValue(f, out var hash) ? hash : Files[f].Sha256), StringComparer.Ordinal);
    }
}

/// <summary>A data file.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Modified">When it was written last, UTC.</param>
/// <param name="Sha256">Its hash, 64 lower-case hexadecimal digits.</param>
internal sealed record DataStamp(long Bytes, [property: JsonRequired] DateTime Modified, string Sha256)
{
    /// <summary>A file as it is now.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sha256">Its hash, as far as it is known.</param>
    /// <exception cref="InputException">It is gone.</exception>
    public static DataStamp Of(string path, string sha256)
    {
        var file = new FileInfo(path);
        return file.Exists
            ? new DataStamp(file.Length, file.LastWriteTimeUtc, sha256)
            : throw new InputException(path, "is gone.", "put the file back.");
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Core.IO;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Hashing;

namespace Bench.Data.Verification;

/// <summary>What a cohort's folder holds, file by file: kept beside a result, it says later whether the data are still the same.</summary>
/// <param name="SchemaVersion">Version of this form.</param>
/// <param name="Description">What the mice are.</param>
/// <param name="DataSha256">One hash over all files; see <see cref="CohortHash.Combine"/>.</param>
/// <param name="Summary">Counts.</param>
/// <param name="Mice">What was found, mouse by mouse, in natural order.</param>
public sealed record DataManifest(
    int SchemaVersion, string Description, string DataSha256, CohortSummary Summary, IReadOnlyList<MouseRecord> Mice)
{
    /// <summary>The version that this build writes and reads.</summary>
    public const int CurrentSchemaVersion = 1;

    // Each holds a whole cine: 50 to 150 MiB.
    private const int MostAtOnce = 4;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions Strict = JsonFile.Strict(Options);

    /// <summary>Whether every promise of the format is kept.</summary>
    [JsonIgnore]
    public bool IsSound => Mice.All(m => m.Problems.Count == 0);

    /// <summary>Looks at every mouse of a folder, several at a time.</summary>
    /// <param name="cohort">The folder.</param>
    /// <param name="progress">Told of mice done and mice in all; may be called from any thread, one call at a time.</param>
    /// <param name="cancellation">Stops between mice.</param>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static DataManifest Of(CohortFolder cohort, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cohort);
        var mice = new MouseRecord[cohort.Mice.Count];
        var done = 0;
        var turn = new Lock();
        Parallel.For(
            0,
            mice.Length,
            new ParallelOptions
            {
                CancellationToken = cancellation,
                MaxDegreeOfParallelism = Math.Min(MostAtOnce, Environment.ProcessorCount),
            },
            i =>
        {
            mice[i] = Record(cohort, cohort.Mice[i]);
            lock (turn)
                progress?.Invoke(++done, mice.Length);
        });
        var files = mice.SelectMany(m => m.Files).DistinctBy(f => f.Key).ToDictionary(f => f.Key, f => f.Value);
        return new DataManifest(CurrentSchemaVersion, cohort.Description, CohortHash.Combine(files), CohortSummary.Of(mice), mice);
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">Missing, or not a manifest of this version.</exception>
    public static DataManifest Read(string path)
    {
        const string Remedy = "make it with bench verify-data DIR --out FILE.";
        var manifest = JsonFile.Read<DataManifest>(path, Strict, "a data manifest", Remedy);
        if (manifest.SchemaVersion != CurrentSchemaVersion)
        {
            throw new InputException(
                path, $"it has schema version {manifest.SchemaVersion}; this build reads version {CurrentSchemaVersion}.", Remedy);
        }

        return manifest.Mice.DistinctBy(m => m.Mouse).Count() == manifest.Mice.Count
            ? manifest
            : throw new InputException(path, "it names a mouse twice.", Remedy);
    }

    /// <summary>Writes the manifest as JSON.</summary>
    /// <param name="path">The file; its folder is made if missing.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.WriteText(path, JsonSerializer.Serialize(this, Options) + "\n");

    private static MouseRecord Record(CohortFolder cohort, string mouse)
    {
        var record = cohort.Examine(mouse);
        try
        {
            return record with { Files = cohort.FilesOf(mouse).ToDictionary(f => f, f => FileHash.Sha256(Path.Combine(cohort.Folder, f))) };
        }
        catch (InputException refusal)
        {
            // Examine has said the same of a file that it could not open either.
            return record.Problems.Count > 0 ? record : record with { Problems = [refusal.Reason] };
        }
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Core.IO;
using Bench.Harness.Folders;

namespace Bench.Harness.Records;

/// <summary>
/// An unsigned in-toto statement (in-toto Attestation Framework, Statement v1) with the predicate SLSA Provenance v1: the SHA-256 of every
/// file of a run, and what they were made from. Whoever knows the SHA-256 of the statement can check everything else.
/// </summary>
/// <param name="Type">Which form this is.</param>
/// <param name="Subject">The files.</param>
/// <param name="PredicateType">What is said of them.</param>
/// <param name="Predicate">How they were made.</param>
internal sealed record RunStatement(
    [property: JsonPropertyName("_type")] string Type,
    IReadOnlyList<RunStatement.Resource> Subject,
    string PredicateType,
    RunStatement.Provenance Predicate)
{
    public const string FileName = RunFolder.StatementName;

    public const string StatementType = "https://in-toto.io/Statement/v1";

    public const string ProvenanceType = "https://slsa.dev/provenance/v1";

    /// <summary>What names of data files begin with.</summary>
    public const string DataPrefix = "data/";

    private const int CommitDigits = 40;

    private static readonly JsonSerializerOptions Options = JsonFile.Strict(new JsonSerializerOptions
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>When the run was made.</summary>
    [JsonIgnore]
    public RunTimes Times => new(Predicate.RunDetails.Metadata.StartedOn, Predicate.RunDetails.Metadata.FinishedOn);

    /// <summary>Makes the statement of a run.</summary>
    /// <param name="manifest">What it was made from.</param>
    /// <param name="files">Its files.</param>
    /// <param name="times">When it was made.</param>
    public static RunStatement Of(RunManifest manifest, IEnumerable<RecordedFile> files, RunTimes times)
    {
        var (made, settings) = (manifest.Provenance, manifest.Settings);
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["command"] = made.Command,
            ["cleaning"] = settings.Cleaning.Rule,
            ["study"] = settings.Study,
        };
        if (settings.Profile.Length > 0)
        {
            parameters["profile"] = settings.Profile;
            parameters["seeds"] = string.Join(',', settings.Seeds);
        }

        var machine = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["device"] = made.Device,
            ["operatingSystem"] = made.OperatingSystem,
            ["processor"] = made.Processor,
            ["threads"] = made.Threads.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        var versions = new SortedDictionary<string, string>(made.Packages.ToDictionary(), StringComparer.Ordinal)
        {
            ["bench"] = made.BenchVersion,
            ["runtime"] = made.Runtime,
        };
        return new RunStatement(
            StatementType,
            [.. files.Select(f => new Resource(f.Path, Sha256(f.Sums.Sha256)))],
            ProvenanceType,
            new Provenance(
                new Definition("urn:x-bench:evaluation:v1", parameters, machine, [.. Dependencies(manifest)]),
                new Details(
                    new Builder($"urn:x-bench:{made.BenchVersion}", versions),
                    new Moments(manifest.RunId, times.Started, times.Ended))));
    }

    /// <summary>Reads the statement of a run.</summary>
    /// <param name="root">The run's folder.</param>
    /// <exception cref="InputException">There is none, it is damaged, or it names files outside the folder.</exception>
    public static RunStatement Read(string root)
    {
        var path = Path.Combine(root, FileName);
        if (!File.Exists(path))
        {
            throw new InputException(
                root,
                $"it has no {FileName}, so nothing says what its files should be.",
                "name the folder of a run that this version of Bench finished; bench report RUN does not make one for older runs.");
        }

        const string Remedy = "fetch the folder again from where it was archived.";
        var statement = JsonFile.Read<RunStatement>(path, Options, "a statement on a run's files", Remedy);
        return (statement.Type, statement.PredicateType) != (StatementType, ProvenanceType)
            ? throw new InputException(path, $"is no in-toto statement v1 with SLSA provenance v1, but '{statement.Type}'.", Remedy)
            : statement.Subject.Concat(statement.Predicate.BuildDefinition.ResolvedDependencies)
                .FirstOrDefault(s => !IsInside(s.Name)) is { } outside
            ? throw new InputException(path, $"'{outside.Name}' is not a file within the folder.", Remedy)
            : statement;
    }

    /// <summary>The statement as it is stored.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    private static bool IsInside(string name) =>
        name.Length > 0
            && !Path.IsPathRooted(name)
            && !name.Contains('\\', StringComparison.Ordinal)
            && !name.Contains(':', StringComparison.Ordinal)
            && name.Split('/').All(part => part is not ("" or "." or ".."));

    private static SortedDictionary<string, string> Sha256(string hash) => new(StringComparer.Ordinal) { ["sha256"] = hash };

    private static IEnumerable<Resource> Dependencies(RunManifest manifest)
    {
        if (manifest.Provenance.Commit is { Length: >= CommitDigits } commit && commit[..CommitDigits].All(char.IsAsciiHexDigitLower))
        {
            yield return new Resource("bench", new SortedDictionary<string, string> { ["gitCommit"] = commit[..CommitDigits] });
        }

        foreach (var (name, hash) in manifest.Provenance.Hashes
            .Where(h => !h.Key.StartsWith("weights/", StringComparison.Ordinal))
            .OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            yield return new Resource(name, Sha256(hash));
        }

        foreach (var (name, hash) in manifest.DataFiles.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            yield return new Resource(DataPrefix + name, Sha256(hash));
        }
    }

    /// <summary>A file, or what stands for many.</summary>
    internal sealed record Resource(string Name, SortedDictionary<string, string> Digest);

    /// <summary>How the files were made.</summary>
    internal sealed record Provenance(Definition BuildDefinition, Details RunDetails);

    /// <summary>From what.</summary>
    internal sealed record Definition(
        string BuildType,
        SortedDictionary<string, string> ExternalParameters,
        SortedDictionary<string, string> InternalParameters,
        IReadOnlyList<Resource> ResolvedDependencies);

    /// <summary>By what and when.</summary>
    internal sealed record Details(Builder Builder, Moments Metadata);

    /// <summary>The program.</summary>
    internal sealed record Builder(string Id, SortedDictionary<string, string> Version);

    /// <summary>When.</summary>
    internal sealed record Moments(string InvocationId, DateTimeOffset StartedOn, DateTimeOffset FinishedOn);
}

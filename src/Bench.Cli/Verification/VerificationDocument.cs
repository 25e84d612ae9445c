using System.Text.Json.Serialization;
using Bench.Data.Verification;

namespace Bench.Cli.Verification;

/// <summary>What <c>bench verify-data --json</c> prints.</summary>
/// <param name="Sound">Whether there is no problem, no duplicate and no difference.</param>
/// <param name="Published">Counts beside the published ones; none for other cohorts.</param>
/// <param name="Differences">From the earlier manifest; null where none was given.</param>
/// <param name="Manifest">What is in the folder.</param>
internal sealed record VerificationDocument(
    bool Sound, IReadOnlyList<PublishedCount> Published, IReadOnlyList<string>? Differences, DataManifest Manifest)
{
    /// <summary>Mice that share files or images.</summary>
    public IReadOnlyList<DuplicatePair> Duplicates { get; init; } = [];

    /// <summary>What is odd about the folder as a whole.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Name of the study that the data are; left out for mice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Study { get; init; }

    /// <summary>Volumes and masses by the experts, in the study's units; left out for mice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CaseVolumes>? Volumes { get; init; }
}

using Bench.Core;
using Bench.Server.Wire;

namespace Bench.Server.Uploads;

/// <summary>Files that were sent, or a folder that was picked, and the cases in it.</summary>
/// <param name="id">What the API calls it.</param>
/// <param name="cases">Its cases.</param>
/// <param name="problems">What in it cannot be used.</param>
internal sealed class Upload(string id, IReadOnlyList<UploadedCase> cases, IReadOnlyList<Problem> problems)
{
    private readonly Dictionary<string, UploadedCase> _byName = cases.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>What the API calls it.</summary>
    public string Id => id;

    /// <summary>Its cases, in natural order.</summary>
    public IReadOnlyList<UploadedCase> Cases { get; } = [.. cases.OrderBy(c => c.Name, NaturalOrder.Instance)];

    /// <summary>What in it cannot be used.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>Folder of the server that goes with it; null for a folder of the user's, which stays.</summary>
    public string? OwnFolder { get; init; }

    /// <summary>Bytes on the disk that it takes.</summary>
    public long Bytes { get; init; }

    /// <summary>When somebody last asked for it.</summary>
    public DateTimeOffset LastAsked { get; set; }

    /// <summary>A case.</summary>
    /// <param name="name">Its name for the user.</param>
    /// <exception cref="ApiException">There is none of that name.</exception>
    public UploadedCase Of(string name) => _byName.TryGetValue(name, out var found)
        ? found
        : throw ApiException.NotFound($"case {name}", $"there are {string.Join(", ", Cases.Take(5).Select(c => c.Name))}.");
}

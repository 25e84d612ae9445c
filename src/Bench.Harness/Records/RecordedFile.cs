namespace Bench.Harness.Records;

/// <summary>One file of a run's folder.</summary>
/// <param name="Path">Path within the folder, with <c>/</c> between folders.</param>
/// <param name="Sums">What it holds.</param>
internal sealed record RecordedFile(string Path, BlockSums Sums)
{
    /// <summary>Its path as part of a URI.</summary>
    public string Uri => UriOf(Path);

    /// <summary>Internet media type, by its name.</summary>
    public string MediaType => System.IO.Path.GetExtension(Path) switch
    {
        ".json" => "application/json",
        ".csv" => "text/csv",
        ".md" => "text/markdown",
        ".tex" => "application/x-tex",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".pdf" => "application/pdf",
        ".html" => "text/html",
        ".py" => "text/x-python",
        ".toml" => "application/toml",
        ".h5" => "application/x-hdf5",
        _ => "application/octet-stream",
    };

    /// <summary>A path as part of a URI.</summary>
    /// <param name="path">The path, with <c>/</c> between folders.</param>
    public static string UriOf(string path) => string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));
}

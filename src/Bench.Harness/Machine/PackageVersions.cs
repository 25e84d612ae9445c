using System.Text.Json;

namespace Bench.Harness.Machine;

/// <summary>Versions of the packages in this build that can change a number or a picture.</summary>
internal static class PackageVersions
{
    private static readonly string[] Watched = ["TorchSharp", "ScottPlot", "SkiaSharp"];

    /// <summary>Reads them from the program's dependency file.</summary>
    /// <param name="libTorch">The libtorch that ran, which may be the user's; null where none did.</param>
    /// <returns>Name to version, in the order of names; empty where the file is missing.</returns>
    public static IReadOnlyDictionary<string, string> Read(string? libTorch = null)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "bench.deps.json");
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (libTorch is not null)
        {
            versions["libtorch"] = libTorch;
        }

        if (!File.Exists(file))
        {
            return versions;
        }

        using var stream = File.OpenRead(file);
        using var document = JsonDocument.Parse(stream);
        foreach (var library in document.RootElement.GetProperty("libraries").EnumerateObject())
        {
            var parts = library.Name.Split('/');
            if (parts.Length == 2 && library.Value.GetProperty("type").GetString() == "package" && Watched.Contains(parts[0]))
            {
                versions[parts[0]] = parts[1];
            }
        }

        return versions;
    }
}

using System.Text.Json;

namespace Bench.Harness.Machine;

/// <summary>Versions of the packages in this build that can change a number or a picture.</summary>
internal static class PackageVersions
{
    private static readonly string[] Watched = ["TorchSharp", "libtorch-", "MathNet.Numerics", "ScottPlot", "SkiaSharp"];

    /// <summary>Reads them from the program's dependency file.</summary>
    /// <returns>Name to version, in the order of names; empty where the file is missing.</returns>
    public static IReadOnlyDictionary<string, string> Read()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "bench.deps.json");
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(file))
        {
            return versions;
        }

        using var stream = File.OpenRead(file);
        using var document = JsonDocument.Parse(stream);
        foreach (var library in document.RootElement.GetProperty("libraries").EnumerateObject())
        {
            var parts = library.Name.Split('/');
            if (parts.Length == 2 && library.Value.GetProperty("type").GetString() == "package" && IsWatched(parts[0]))
            {
                versions[parts[0]] = parts[1];
            }
        }

        return versions;
    }

    private static bool IsWatched(string name) =>
        Array.Exists(Watched, w => w.EndsWith('-') ? name.StartsWith(w, StringComparison.Ordinal) : name == w);
}

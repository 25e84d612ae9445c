using Bench.Harness.Options;
using Bench.Server.Segmenting;

namespace Bench.Server.Runs;

/// <summary>The networks that runs trained, found in their folders.</summary>
internal static class RunNetworks
{
    private const int Most = 100;

    /// <summary>Those of finished runs, the latest run first.</summary>
    /// <param name="runs">The runs.</param>
    public static IEnumerable<Network> Of(RunList runs)
    {
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        return runs.All().Where(r => r.State == RunState.Done && Directory.Exists(Path.Combine(r.Folder, "weights")))
            .SelectMany(r => Directory.EnumerateFiles(Path.Combine(r.Folder, "weights"), "*.safetensors", options)
                .Order(StringComparer.Ordinal)
                .Select(file => new Network(
                    $"{r.Id}-{Path.GetFileNameWithoutExtension(file)}",
                    $"{Path.GetFileNameWithoutExtension(file)} of {r.Name}",
                    $"Trained by the run {r.Name}{(r.Glance is { } g ? $", study {g.Study}" : "")}.",
                    file,
                    ModelFileKind.Weights)))
            .Take(Most);
    }
}

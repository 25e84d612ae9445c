using System.Text.Json;
using Bench.Core;
using Bench.Data.Splits;
using Bench.Learning.Weights;

namespace Bench.Cli.Stages;

/// <summary>
/// Which files a network has seen in training, kept in its weights' metadata, so that masks which it makes of the same files are never taken for
/// predictions of unseen mice. Validation mice count too: they decided when training stopped.
/// </summary>
internal static class TrainedMice
{
    private const string Key = "bench.trained_on";
    private const int Digits = 16;

    /// <summary>Writes the list into weights.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="split">Whose training and validation mice were used.</param>
    /// <param name="cohort">SHA-256 of each file, by file name.</param>
    public static NetworkWeights Record(NetworkWeights weights, Split split, IReadOnlyDictionary<string, string> cohort)
    {
        var seen = split.Train.Concat(split.Validation).ToHashSet(StringComparer.Ordinal);
        var files = cohort.Where(f => seen.Any(m => IsOf(f.Key, m))).OrderBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Value[..Digits]);
        return weights.WithMetadata(Key, JsonSerializer.Serialize(files));
    }

    /// <summary>Reads the list.</summary>
    /// <param name="metadata">Of weights, or of an ONNX model made of them.</param>
    /// <returns>The first digits of each file's SHA-256, by file name; empty where the metadata do not say.</returns>
    /// <exception cref="InputException">The list is damaged.</exception>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, string> metadata)
    {
        try
        {
            return metadata.TryGetValue(Key, out var text) ? JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? [] : [];
        }
        catch (JsonException e)
        {
            throw new InputException($"metadata '{Key}'", $"is no list of files: {e.Message}", "use weights as this program wrote them.", e);
        }
    }

    /// <summary>Files that were trained on, of those that are to be measured.</summary>
    /// <param name="seen">What <see cref="Of"/> gave.</param>
    /// <param name="files">SHA-256 of each file to be measured, by file name.</param>
    /// <returns>Names of the files here.</returns>
    public static IReadOnlyList<string> Among(IReadOnlyDictionary<string, string> seen, IReadOnlyDictionary<string, string> files)
    {
        var known = seen.Values.ToHashSet(StringComparer.Ordinal);
        return [.. files.Where(f => known.Contains(f.Value[..Digits])).Select(f => f.Key)];
    }

    /// <summary>Whether a file is one of a mouse's.</summary>
    /// <param name="file">Path within the cohort.</param>
    /// <param name="mouse">Name of the mouse.</param>
    public static bool IsOf(string file, string mouse)
    {
        var name = file[(file.LastIndexOf('/') + 1)..];
        return name.StartsWith(mouse, StringComparison.Ordinal) && (name.Length == mouse.Length || name[mouse.Length] is '.' or '_');
    }
}

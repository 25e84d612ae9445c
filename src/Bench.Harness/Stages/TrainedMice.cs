using System.Text.Json;
using Bench.Core;
using Bench.Data.Layouts;
using Bench.Learning.Weights;

namespace Bench.Harness.Stages;

/// <summary>
/// Which files a network has seen in training, kept in its weights' metadata, so that masks which it makes of the same files are never
/// taken for predictions of unseen mice. Validation mice count too: they decided when training stopped.
/// </summary>
internal static class TrainedMice
{
    private const string Key = "bench.trained_on";
    private const int Digits = 16;

    /// <summary>Writes the list into weights.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="seen">SHA-256 of each file of a training or validation mouse, by file name.</param>
    public static NetworkWeights Record(NetworkWeights weights, IReadOnlyDictionary<string, string> seen)
    {
        var files = seen.OrderBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Value[..Digits]);
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
            throw new InputException(
                $"metadata '{Key}'", $"is not a list of files: {e.Message}", "use weights as this program wrote them.", e);
        }
    }

    /// <summary>Files that were trained on, of those that are to be measured.</summary>
    /// <param name="seen">What <see cref="Of"/> gave.</param>
    /// <param name="files">SHA-256 of each file to be measured, by file name.</param>
    /// <returns>Names of the files here. Files of facts (<c>Info.cfg</c>) are left out: two patients' may well be the same.</returns>
    public static IReadOnlyList<string> Among(IReadOnlyDictionary<string, string> seen, IReadOnlyDictionary<string, string> files)
    {
        var known = seen.Values.ToHashSet(StringComparer.Ordinal);
        return [.. files.Where(f => !InfoFile.Is(f.Key) && known.Contains(f.Value[..Digits])).Select(f => f.Key)];
    }
}

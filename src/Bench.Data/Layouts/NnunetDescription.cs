using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Data.Layouts;

/// <summary>What <c>dataset.json</c> of nnU-Net says (documentation/dataset_format.md of its repository).</summary>
/// <param name="Labels">Name and number of each label; regions of several labels are left out.</param>
/// <param name="FileEnding">Ending of the files.</param>
public sealed record NnunetDescription(IReadOnlyDictionary<string, int> Labels, string FileEnding)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "dataset.json";

    private const string Remedy = "write it as nnU-Net asks for it, with channel_names, labels and file_ending.";

    /// <summary>Reads the description of a data set.</summary>
    /// <param name="folder">Its folder.</param>
    /// <returns>Null where there is none.</returns>
    /// <exception cref="InputException">It is there and is not of that form.</exception>
    public static NnunetDescription? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) ? JsonFile.ReadDocument(path, root => Of(path, root), "a description of a data set", Remedy) : null;
    }

    /// <summary>Refuses data sets whose files Bench does not read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="extensions">Endings that are read.</param>
    /// <exception cref="InputException">The description is damaged, or names other files.</exception>
    internal static void Check(string folder, IReadOnlyList<string> extensions)
    {
        if (Read(folder) is { } found && !extensions.Contains(found.FileEnding, StringComparer.OrdinalIgnoreCase))
        {
            throw new InputException(
                Path.Combine(folder, FileName),
                $"$.file_ending is \"{Printable.Line(found.FileEnding)}\".",
                $"convert the images to NIfTI; {string.Join(" and ", extensions)} are read.");
        }
    }

    private static NnunetDescription Of(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("labels", out var labels)
            || labels.ValueKind != JsonValueKind.Object)
        {
            throw new InputException(path, "$.labels is missing or no object.", Remedy);
        }

        var ending = root.TryGetProperty("file_ending", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()!
            : ".nii.gz";
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var label in labels.EnumerateObject())
        {
            // Version 1 wrote them the other way round: {"1": "RV"}.
            if (label.Value.ValueKind == JsonValueKind.Number && label.Value.TryGetInt32(out var number))
                found[label.Name] = number;
            else if (label.Value.ValueKind == JsonValueKind.String && int.TryParse(label.Name, out var key))
                found[label.Value.GetString()!] = key;
        }

        return new NnunetDescription(found, ending);
    }
}

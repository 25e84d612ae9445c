using System.Text.Json;
using Bench.Core;
using Bench.Core.IO;

namespace Bench.Data.Cohorts;

/// <summary>What <c>cohort.json</c> beside the files says of them. Every entry may be missing, and so may the file.</summary>
/// <param name="Kind"><c>phantom</c> for mice that were computed, anything else for scanned ones.</param>
/// <param name="Description">A sentence about the cohort; empty where there is none.</param>
/// <param name="Spacing">Voxel spacing, or null.</param>
public sealed record CohortManifest(string Kind, string Description, VoxelSpacing? Spacing)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "cohort.json";

    // A sentence: it is printed on screen, in reports and in every result.
    private const int MostCharacters = 1000;
    private const int MostShown = 60;
    private const long MostBytes = 1 << 20;

    private const string Example = """write it like {"kind":"phantom","description":"…","voxel_spacing_mm":[0.1,0.1,1]}, or remove it.""";

    /// <summary>Reads the manifest of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It is there and is not of that form.</exception>
    public static CohortManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return new CohortManifest("", "", null);
        return JsonFile.ReadDocument(path, root => Of(path, root), "a description of a cohort", Example, MostBytes);
    }

    private static CohortManifest Of(string path, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InputException(path, "is not a JSON object.", Example);
        var description = Text(path, root, "description");
        return new CohortManifest(
            Text(path, root, "kind"),
            description.Length <= MostCharacters ? description : $"{description[..MostCharacters]}…",
            SpacingOf(path, root));
    }

    private static string Shown(JsonElement value) =>
        value.GetRawText() is var text && text.Length > MostShown ? $"{text[..MostShown]}…" : text;

    private static string Text(string path, JsonElement root, string key)
    {
        if (!root.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return "";
        return value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new InputException(path, $"\"{key}\" is {Shown(value)}, not a text.", Example);
    }

    private static VoxelSpacing? SpacingOf(string path, JsonElement root)
    {
        const string Key = "voxel_spacing_mm";
        if (!root.TryGetProperty(Key, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (
            value.ValueKind == JsonValueKind.Array
                && value.GetArrayLength() == 3
                && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Number))
        {
            var spacing = new VoxelSpacing(value[0].GetDouble(), value[1].GetDouble(), value[2].GetDouble());
            if (spacing.IsValid)
                return spacing;
        }

        throw new InputException(
            path, $"\"{Key}\" is {Shown(value)}, not three numbers (row, column, slice) from {VoxelSpacing.ValidRange}.", Example);
    }
}

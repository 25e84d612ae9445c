using System.Text.Json;
using Bench.Core;

namespace Bench.Data.Hdf5;

/// <summary>What <c>cohort.json</c> beside the files says of them. Every entry may be missing, and so may the file.</summary>
/// <param name="Kind"><c>phantom</c> for mice that were computed, anything else for scanned ones.</param>
/// <param name="Description">A sentence about the cohort; empty where there is none.</param>
/// <param name="Spacing">Voxel spacing, or null.</param>
internal sealed record CohortManifest(string Kind, string Description, VoxelSpacing? Spacing)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "cohort.json";

    private const string Example = """write it like {"kind":"phantom","description":"…","voxel_spacing_mm":[0.1,0.1,1]}, or take it away.""";

    /// <summary>Reads the manifest of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InputException">It is there and is not of that form.</exception>
    public static CohortManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return new CohortManifest("", "", null);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new InputException(path, "is not a JSON object.", Example);
            return new CohortManifest(Text(path, root, "kind"), Text(path, root, "description"), SpacingOf(path, root));
        }
        catch (JsonException error)
        {
            throw new InputException(path, $"is not JSON: {error.Message}", Example, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {error.Message}", "allow reading it.", error);
        }
    }

    private static string Text(string path, JsonElement root, string key)
    {
        if (!root.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return "";
        return value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new InputException(path, $"\"{key}\" is {value.GetRawText()}, not a text.", Example);
    }

    private static VoxelSpacing? SpacingOf(string path, JsonElement root)
    {
        const string Key = "voxel_spacing_mm";
        if (!root.TryGetProperty(Key, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 3 && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Number))
        {
            var spacing = new VoxelSpacing(value[0].GetDouble(), value[1].GetDouble(), value[2].GetDouble());
            if (spacing.IsValid)
                return spacing;
        }

        throw new InputException(path, $"\"{Key}\" is {value.GetRawText()}, not three positive numbers (row, column, slice).", Example);
    }
}

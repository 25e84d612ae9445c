using System.Text.Json.Nodes;
using Bench.Harness.Folders;
using static Bench.Harness.Records.LinkedData;

namespace Bench.Harness.Records;

/// <summary>
/// What went into a run, for its crate. It stays where it was, as it may not be the user's to publish: here are its names and hashes.
/// </summary>
internal static class RunInputs
{
    /// <summary>Each as an entity, and whether it is an input of its own or part of another.</summary>
    /// <param name="manifest">What the run was made from.</param>
    public static IEnumerable<(string Id, JsonObject Entity, bool IsInput)> Of(RunManifest manifest)
    {
        foreach (var (key, hash) in manifest.Provenance.Hashes.OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            if (key == "data")
            {
                yield return ("#data", Cases(manifest, hash), true);
            }
            else if (key == "split")
            {
                yield return (
                    "#split",
                    Entity("#split", "CreativeWork", ("name", $"Split {manifest.Settings.Split}".TrimEnd()), ("sha256", hash)),
                    true);
            }
            else if (!key.StartsWith("weights/", StringComparison.Ordinal))
            {
                var id = "#" + RecordedFile.UriOf(key);
                yield return (
                    id,
                    Entity(
                        id,
                        "Collection",
                        ("name", key),
                        ("description", "Masks made elsewhere. Not part of this folder."),
                        ("sha256", hash)),
                    true);
            }
        }

        foreach (var (name, hash) in manifest.DataFiles)
        {
            yield return (Data(name), Entity(Data(name), "CreativeWork", ("name", name), ("sha256", hash)), false);
        }

        foreach (var (name, value) in Parameters(manifest))
        {
            var id = $"#parameter-{name}";
            yield return (id, Entity(id, "PropertyValue", ("name", name), ("value", value)), true);
        }
    }

    private static JsonObject Cases(RunManifest manifest, string hash)
    {
        var entity = Entity(
            "#data",
            "Collection",
            ("name", manifest.Settings.DataSource),
            ("description", "The cases: images and the reference masks. Not part of this folder."),
            ("sha256", hash),
            ("hasPart", Refs([.. manifest.DataFiles.Keys.Select(Data)])));
        if (!manifest.Settings.IsPhantom && manifest.Settings.Terms is { Licence.Length: > 0 } terms)
        {
            entity["license"] = terms.Licence;
        }

        return entity;
    }

    private static IEnumerable<(string Name, string Value)> Parameters(RunManifest manifest)
    {
        yield return ("cleaning", manifest.Settings.Cleaning.Rule);
        if (manifest.Settings.Profile.Length > 0)
        {
            yield return ("profile", manifest.Settings.Profile);
            yield return ("seeds", string.Join(',', manifest.Settings.Seeds));
        }
    }

    private static string Data(string name) => "#data/" + RecordedFile.UriOf(name.Replace('\\', '/'));
}

/// <summary>Entities of JSON-LD and references between them, flat as RO-Crate wants them.</summary>
internal static class LinkedData
{
    public static JsonObject Entity(string id, string type, params (string Name, JsonNode Value)[] properties)
    {
        var entity = new JsonObject { ["@id"] = id, ["@type"] = type };
        foreach (var (name, value) in properties)
        {
            entity[name] = value;
        }

        return entity;
    }

    public static string[] If(bool holds, string id) => holds ? [id] : [];

    public static JsonObject Ref(string id) => new() { ["@id"] = id };

    public static JsonArray Refs(IReadOnlyList<string> ids) => new([.. ids.Select(Ref)]);
}

using System.Text.Json.Nodes;

namespace Bench.Harness.Records;

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

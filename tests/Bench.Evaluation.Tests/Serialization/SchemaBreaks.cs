using System.Text.Json.Nodes;

namespace Bench.Evaluation.Tests.Serialization;

/// <summary>Breaks each rule of a JSON Schema, one at a time, wherever a document has something that the rule speaks of.</summary>
internal sealed class SchemaBreaks
{
    private readonly JsonNode _schema;
    private readonly JsonNode _document;
    private readonly List<(string What, JsonNode Document)> _found = [];
    private readonly HashSet<string> _seen = [];

    private SchemaBreaks(JsonNode schema, JsonNode document) => (_schema, _document) = (schema, document);

    /// <summary>Documents with one rule broken each; rules of one place in the schema are broken once.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">A document that fits it.</param>
    public static IReadOnlyList<(string What, JsonNode Document)> Of(JsonNode schema, JsonNode document)
    {
        var breaks = new SchemaBreaks(schema, document);
        breaks.Walk(schema.AsObject(), document, "$");
        return breaks._found;
    }

    private void Walk(JsonObject rules, JsonNode value, string schemaPlace)
    {
        if (rules["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>().Split('/')[^1];
            Walk(_schema["$defs"]![name]!.AsObject(), value, name);
        }

        foreach (var (keyword, rule) in rules)
        {
            foreach (var (how, broken) in Broken(keyword, rule!, value))
                Add($"{schemaPlace}: {keyword} {how}", value, broken);
        }

        if (value is JsonObject members)
        {
            foreach (var (key, member) in members.ToArray())
            {
                if (rules["properties"]?[key] is JsonObject known)
                    Walk(known, member!, $"{schemaPlace}.{key}");
                else if (rules["additionalProperties"] is JsonObject any)
                    Walk(any, member!, $"{schemaPlace}.*");
            }
        }

        if (value is JsonArray { Count: > 0 } list && rules["items"] is JsonObject ofItems)
        {
            foreach (var item in list.ToArray())
                Walk(ofItems, item!, $"{schemaPlace}[]");
        }
    }

    private static IEnumerable<(string How, JsonNode? Broken)> Broken(string keyword, JsonNode rule, JsonNode value) => keyword switch
    {
        "required" => rule.AsArray().Select(key => ($"{key}", (JsonNode?)With(value, o => o.Remove(key!.GetValue<string>())))),
        "additionalProperties" when rule is JsonValue => [("", With(value, o => o["no_such_field"] = 1))],
        "minProperties" => [("", new JsonObject())],
        "propertyNames" => [("", With(value, o => o["no-such-name"] = o.First().Value!.DeepClone()))],
        "type" => [("", rule.GetValue<string>() is "string" or "object" or "array" ? 1.5 : "text"), ("whole", rule.GetValue<string>() == "integer" ? 1.5 : true)],
        "enum" => [("", value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? 17 : "no_such_word")],
        "pattern" => [("", "?! \n")],
        "minLength" => [("", "")],
        "maxLength" => [("", new string('x', rule.GetValue<int>() + 1))],
        "minimum" => [("", rule.GetValue<double>() - 1e-7), ("far", rule.GetValue<double>() - 100)],
        "exclusiveMinimum" => [("", rule.GetValue<double>()), ("far", rule.GetValue<double>() - 100)],
        "maximum" => [("", rule.GetValue<double>() * 1.1), ("far", rule.GetValue<double>() * 100)],
        "minItems" => [("", new JsonArray([.. value.AsArray().Take(rule.GetValue<int>() - 1).Select(i => i!.DeepClone())]))],
        "maxItems" => [("", new JsonArray([.. value.AsArray().Concat(value.AsArray()).Select(i => i!.DeepClone())]))],
        "uniqueItems" => [("", new JsonArray([.. value.AsArray().Append(value[0]).Select(i => i!.DeepClone())]))],
        "allOf" => rule.AsArray().SelectMany(part => part!["contains"] is { } contained
            ? [($"{contained["const"]}", (JsonNode?)Without(value, contained["const"]!))]
            : Holds(part["if"]!["properties"]!.AsObject(), value) ? Broken("required", part["then"]!["required"]!, value) : []),
        "oneOf" => [("none", new JsonObject())],
        _ => [],
    };

    private static JsonArray Without(JsonNode list, JsonNode entry) =>
        new([.. list.AsArray().Where(i => !JsonNode.DeepEquals(i, entry)).Select(i => i!.DeepClone())]);

    private static bool Holds(JsonObject condition, JsonNode value) =>
        condition.All(c => c.Value!["enum"]!.AsArray().Any(word => JsonNode.DeepEquals(word, value[c.Key])));

    private static JsonObject With(JsonNode value, Action<JsonObject> change)
    {
        var copy = value.DeepClone().AsObject();
        change(copy);
        return copy;
    }

    private void Add(string what, JsonNode place, JsonNode? broken)
    {
        if (!_seen.Add(what))
            return;
        var path = place.GetPath();
        var copy = _document.DeepClone();
        if (path == "$")
            copy = broken!;
        else
            Find(copy, place).ReplaceWith(broken);
        _found.Add(($"{what} at {path}", copy));
    }

    // The same place in a copy.
    private static JsonNode Find(JsonNode copy, JsonNode place) => place.Parent switch
    {
        null => copy,
        JsonObject parent => Find(copy, parent)[place.GetPropertyName()]!,
        var parent => Find(copy, parent)[place.GetElementIndex()]!,
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bench.Evaluation.Serialization;

/// <summary>
/// Holds JSON to a schema: those keywords of JSON Schema 2020-12 that the schemas of this project use (type, enum, required, properties,
/// additionalProperties: false, minProperties, items, minItems, maxItems, minLength, minimum, exclusiveMinimum, pattern, allOf, if, then,
/// $ref to $defs).
/// </summary>
/// <param name="schema">The schema.</param>
internal sealed class JsonSchemaCheck(JsonNode schema)
{
    private static readonly HashSet<string> Annotations =
    [
        "$schema", "$id", "$defs", "title", "description", "default", "examples", "properties", "then",
    ];

    /// <summary>Finds what does not fit.</summary>
    /// <param name="document">The document.</param>
    /// <returns>Problems, outermost first; none where it fits.</returns>
    /// <exception cref="NotSupportedException">The schema uses a keyword that is not known here.</exception>
    public IEnumerable<SchemaProblem> Check(JsonNode? document) => Check(document, schema.AsObject(), []);

    private IEnumerable<SchemaProblem> Check(JsonNode? value, JsonObject rules, string[] path)
    {
        foreach (var (keyword, rule) in rules)
        {
            foreach (var problem in Apply(keyword, rule!, value, rules, path))
            {
                yield return problem;
            }
        }

        if (value is JsonObject members && rules["properties"] is JsonObject known)
        {
            foreach (var (key, member) in members.Where(m => known.ContainsKey(m.Key)))
            {
                foreach (var problem in Check(member, known[key]!.AsObject(), [.. path, key]))
                {
                    yield return problem;
                }
            }
        }
    }

    private IEnumerable<SchemaProblem> Apply(
        string keyword, JsonNode rule, JsonNode? value, JsonObject rules, string[] path) => keyword switch
        {
            "$ref" => Check(value, schema["$defs"]![rule.GetValue<string>().Split('/')[^1]]!.AsObject(), path),
            "allOf" => rule.AsArray().SelectMany(r => Check(value, r!.AsObject(), path)),
            "if" => Check(value, rule.AsObject(), path).Any() ? [] : Check(value, rules["then"]!.AsObject(), path),
            "required" =>
                value is JsonObject o
                    ? rule.AsArray()
                        .Select(k => k!.GetValue<string>())
                        .Where(k => !o.ContainsKey(k))
                        .Select(k => new SchemaProblem([.. path, k], "it is missing."))
                    : [],
            "additionalProperties" => value is JsonObject o
                ? o.Where(m => !rules["properties"]!.AsObject().ContainsKey(m.Key)).Select(
                    m => new SchemaProblem([.. path, m.Key], "there is no such field."))
                : [],
            "items" => value is JsonArray a ? a.SelectMany((item, i) => Check(item, rule.AsObject(), [.. path, $"{i}"])) : [],
            _ when Annotations.Contains(keyword) => [],
            _ => Fits(keyword, rule, value) ? [] : [new SchemaProblem(path, $"{Shown(value)} {Failure(keyword, rule, rules)}.")],
        };

    private static bool Fits(string keyword, JsonNode rule, JsonNode? value) => keyword switch
    {
        "type" => IsOf(rule.GetValue<string>(), value),
        "enum" => rule.AsArray().Any(e => JsonNode.DeepEquals(e, value)),
        "minProperties" => value is not JsonObject o || o.Count >= rule.GetValue<int>(),
        "minItems" => value is not JsonArray a || a.Count >= rule.GetValue<int>(),
        "maxItems" => value is not JsonArray a || a.Count <= rule.GetValue<int>(),
        "minLength" => Text(value) is not { } t || t.Length >= rule.GetValue<int>(),
        "minimum" => Number(value) is not { } x || x >= rule.GetValue<double>(),
        "exclusiveMinimum" => Number(value) is not { } x || x > rule.GetValue<double>(),
        "pattern" => Text(value) is not { } t || Regex.IsMatch(t, rule.GetValue<string>(), RegexOptions.CultureInvariant),
        _ => throw new NotSupportedException($"the schema keyword '{keyword}' is not known here."),
    };

    private static string Failure(string keyword, JsonNode rule, JsonObject rules) => keyword switch
    {
        "type" => $"is not of type {rule.GetValue<string>()}",
        "enum" => $"is not one of {string.Join(", ", rule.AsArray().Select(e => e!.ToString()))}",
        "minProperties" => $"has fewer than {rule} fields",
        "minItems" => $"has fewer than {rule} entries",
        "maxItems" => $"has more than {rule} entries",
        "minLength" => "is too short",
        "minimum" => $"is below {rule}",
        "exclusiveMinimum" => $"is not above {rule}",
        _ => $"does not fit: {(rules["description"]?.GetValue<string>() ?? $"the pattern is {rule}").TrimEnd('.')}",
    };

    private static bool IsOf(string type, JsonNode? value) => type switch
    {
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => Number(value) is { } x && x == Math.Floor(x),
        _ => throw new NotSupportedException($"the schema type '{type}' is not known here."),
    };

    private static double? Number(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number ? value.GetValue<JsonElement>().GetDouble() : null;

    private static string? Text(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static string Shown(JsonNode? value) => value switch
    {
        null => "null",
        JsonObject => "an object",
        JsonArray => "a list",
        _ => value.ToJsonString(ResultJson.Options),
    };
}

/// <summary>Where a document does not fit its schema.</summary>
/// <param name="Path">Keys and indices from the root.</param>
/// <param name="Message">What is wrong there.</param>
internal sealed record SchemaProblem(string[] Path, string Message);

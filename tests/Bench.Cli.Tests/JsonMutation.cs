using System.Text;
using System.Text.Json.Nodes;

namespace Bench.Cli.Tests;

/// <summary>Damages JSON: whole values by others, members removed or repeated, and bytes. The same seed damages in the same way.</summary>
internal static class JsonMutation
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "0",
        "-1",
        "1e308",
        "-1e308",
        "1e999",
        "2147483648",
        "99999999999999999999",
        "0.1",
        "\"\"",
        "\" \"",
        "\"x\"",
        "\"=cmd()\"",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\u001b[2J\"",
        "\"\\u202e\"",
        "\"../../x\"",
        "\"/etc/passwd\"",
        "NaN",
        "Infinity",
        "01",
        "'x'",
        "\"unended",
        "{\"x\":",
        "DEEP",
        "LONG",
    ];

    public static byte[] Of(string json, int seed)
    {
        var random = new Random(seed);
        return (seed % 4) switch
        {
            0 => Bytes(Encoding.UTF8.GetBytes(json), random),
            _ => Encoding.UTF8.GetBytes(Members(json, random, seed % 4)),
        };
    }

    private static byte[] Bytes(byte[] json, Random random)
    {
        switch (random.Next(3))
        {
            case 0:
                return json[..random.Next(json.Length)];
            case 1:
                for (var i = 0; i < 1 + random.Next(4); i++)
                    json[random.Next(json.Length)] = (byte)random.Next(256);
                return json;
            default:
                var from = random.Next(json.Length);
                return [.. json[..from], .. json[Math.Min(json.Length, from + random.Next(200))..]];
        }
    }

    // A marker takes the place of the value, and text the place of the marker: so values can be written that no tree holds.
    private static string Members(string json, Random random, int kind)
    {
        const string Marker = "\"MARKED BY A MUTATION\"";
        var root = JsonNode.Parse(json)!;
        var places = Places(root).ToArray();
        var (parent, key, index) = places[random.Next(places.Length)];
        if (kind == 1 && parent is JsonObject owner)
        {
            owner.Remove(key!);
            return root.ToJsonString();
        }

        if (kind == 2 && parent is JsonArray list)
        {
            list.Insert(index, list[index]?.DeepClone());
            return root.ToJsonString();
        }

        var value = Values[random.Next(Values.Length)];
        value = value switch { "DEEP" => new string('[', 5000), "LONG" => $"\"{new string('m', 200_000)}\"", _ => value };
        var mark = JsonNode.Parse(Marker);
        if (parent is JsonObject members)
            members[key!] = mark;
        else
            ((JsonArray)parent)[index] = mark;
        return root.ToJsonString().Replace(Marker, value, StringComparison.Ordinal);
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(m => (m.Value is null ? [] : Places(m.Value)).Prepend((members, m.Key, 0))),
        JsonArray list => list.Take(20).SelectMany((e, i) => (e is null ? [] : Places(e)).Prepend((list, (string?)null, i))),
        _ => [],
    };
}

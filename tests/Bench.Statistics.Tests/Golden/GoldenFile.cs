using System.Globalization;
using System.Text.Json;
using Bench.Testing;

namespace Bench.Statistics.Tests.Golden;

/// <summary>golden.json, made by make_golden.py beside it with the tools and seed named in it.</summary>
internal static class GoldenFile
{
    public static JsonElement Root { get; } =
        JsonDocument.Parse(
            File.ReadAllText(RepositoryFolder.Combine("tests", "Bench.Statistics.Tests", "Golden", "golden.json"))).RootElement;

    public static IEnumerable<JsonElement> All(string section, string part) => Root.GetProperty(section).GetProperty(part).EnumerateArray();

    public static JsonElement Pair(string name) =>
        Root.GetProperty("pairs").EnumerateArray().Single(p => p.GetProperty("name").GetString() == name);

    public static double Number(this JsonElement element, string name) => Number(element.GetProperty(name));

    public static double Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture) : element.GetDouble();

    public static double[] Numbers(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(Number)];

    public static double[][] Tables(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(Number).ToArray())];

    public static bool Has(this JsonElement element, string name) => element.TryGetProperty(name, out _);
}

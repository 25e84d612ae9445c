using System.Text.Json;

namespace Bench.Learning.Keras;

/// <summary>One layer of a model configuration.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Keras's class, such as <c>Conv2D</c>.</param>
/// <param name="Config">Its settings.</param>
/// <param name="Calls">For each time it is applied, what it receives: layers, and which of their calls.</param>
internal sealed record KerasNode(string Name, string Kind, JsonElement Config, IReadOnlyList<IReadOnlyList<KerasNode.Link>> Calls)
{
    /// <summary>A setting as text; null where the configuration does not mention it, or says null.</summary>
    public string? Text(string key) =>
        Config.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null
            ? (value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText())
            : null;

    /// <summary>
    /// A setting that is a number or a list of equal numbers; null where the configuration does not mention it, NaN where it is anything
    /// else.
    /// </summary>
    public double? Number(string key)
    {
        if (!Config.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var numbers = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value];
        return numbers.Length > 0
            && numbers.All(n => n.ValueKind == JsonValueKind.Number)
            && numbers.Select(n => n.GetDouble()).Distinct().Count() == 1
            ? numbers[0].GetDouble()
            : double.NaN;
    }

    /// <summary>The output of a layer's call.</summary>
    /// <param name="Layer">The layer.</param>
    /// <param name="Call">Which of its calls, from 0.</param>
    internal readonly record struct Link(string Layer, int Call);
}

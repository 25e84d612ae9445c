using System.Text.Json;
using Bench.Core;

namespace Bench.Learning.Keras;

/// <summary>Layers and their connections, from a model's configuration as Keras 2 (or the HDF5 route of Keras 3) writes it.</summary>
internal sealed class KerasGraph
{
    private readonly Dictionary<string, KerasNode> _nodes = new(StringComparer.Ordinal);

    private KerasGraph()
    {
    }

    /// <summary>All layers in the order of the file.</summary>
    public IReadOnlyCollection<KerasNode> Nodes => _nodes.Values;

    /// <summary>What the model gives; empty where the configuration does not say.</summary>
    public IReadOnlyList<KerasNode.Link> Outputs { get; private set; } = [];

    /// <summary>Whether the configuration says what is connected to what.</summary>
    public bool HasConnections => Nodes.Any(n => n.Calls.Count > 0);

    /// <summary>A layer; null where there is none of that name.</summary>
    public KerasNode? Find(string name) => _nodes.GetValueOrDefault(name);

    /// <summary>Reads a configuration; null where it lists no layers, and so says nothing.</summary>
    /// <param name="json">The attribute <c>model_config</c>.</param>
    /// <param name="source">The file, for messages.</param>
    /// <exception cref="InputException">Not such a configuration, or two layers of one name.</exception>
    public static KerasGraph? Parse(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
            var root = document.RootElement.Clone();
            if (!root.TryGetProperty("config", out var config) || !config.TryGetProperty("layers", out var layers))
            {
                return null;
            }

            var graph = new KerasGraph();
            foreach (var layer in layers.EnumerateArray())
            {
                var settings = layer.GetProperty("config");
                var name = (layer.TryGetProperty("name", out var own) ? own : settings.GetProperty("name")).GetString()!;
                var calls = layer.TryGetProperty("inbound_nodes", out var inbound) ? inbound.EnumerateArray().Select(Links).ToArray() : [];
                if (!graph._nodes.TryAdd(name, new KerasNode(name, layer.GetProperty("class_name").GetString()!, settings, calls)))
                {
                    throw new InputException(source, $"model_config has layer '{name}' twice.", "save the model again.");
                }
            }

            graph.Outputs = config.TryGetProperty("output_layers", out var outputs) ? Links(outputs) : [];
            return graph;
        }
        catch (Exception error) when (
            error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentNullException or FormatException)
        {
            throw new InputException(
                source,
                $"its model_config cannot be understood: {error.Message}",
                "save the model again from Keras 2, or its weights only.",
                error);
        }
    }

    // Keras 2 nests ["layer", call, tensor, {}] in lists to varying depth; Keras 3 hides ["layer", call, tensor] under "keras_history".
    private static List<KerasNode.Link> Links(JsonElement element)
    {
        var links = new List<KerasNode.Link>();
        Collect(element, links);
        return links;
    }

    private static void Collect(JsonElement element, List<KerasNode.Link> links)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                Collect(property.Value, links);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            if (
                element.GetArrayLength() >= 3
                    && element[0].ValueKind == JsonValueKind.String
                    && element[1].ValueKind == JsonValueKind.Number)
            {
                links.Add(new KerasNode.Link(element[0].GetString()!, element[1].GetInt32()));
                return;
            }

            foreach (var item in element.EnumerateArray())
            {
                Collect(item, links);
            }
        }
    }
}

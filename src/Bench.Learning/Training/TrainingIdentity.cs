using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Bench.Learning.Runtime;

namespace Bench.Learning.Training;

/// <summary>
/// Everything that decides the bits of a training run, apart from the machine: two runs of equal identity on one kind of machine end in the
/// same weights. Work of another identity is never gone on with.
/// </summary>
/// <param name="Options">Options.</param>
/// <param name="Threads">Threads that libtorch computes with: sums are grouped by them.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="TrainingData">SHA-256 of what is learnt from.</param>
/// <param name="ValidationData">SHA-256 of what decides when to stop.</param>
public sealed record TrainingIdentity(TrainingOptions Options, int Threads, string Device, string TrainingData, string ValidationData)
{
    /// <summary>What was computed with; null for float32 on a CPU, as in files of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Precision { get; init; }

    /// <summary>The identity of a training on a device.</summary>
    /// <param name="options">Options.</param>
    /// <param name="runtime">libtorch, with its device and precision.</param>
    /// <param name="trainingData">SHA-256 of what is learnt from.</param>
    /// <param name="validationData">SHA-256 of what decides when to stop.</param>
    public static TrainingIdentity On(TrainingOptions options, TorchRuntime runtime, string trainingData, string validationData) =>
        new(options, runtime.Threads, runtime.DeviceName, trainingData, validationData)
        {
            Precision = runtime is { Gpu: null, Precision: ComputePrecision.Full } ? null : runtime.Precision.Word(),
        };

    /// <summary>Enumerations by their names.</summary>
    internal static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>One line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>What differs between a stored identity and this one.</summary>
    /// <param name="stored">What <see cref="ToJson"/> gave for the other one.</param>
    /// <returns>One entry a setting: name, its value there and here; empty where all agree.</returns>
    /// <exception cref="JsonException"><paramref name="stored"/> is not JSON.</exception>
    public IReadOnlyList<string> DifferencesFrom(string stored)
    {
        var theirs = Flatten(JsonNode.Parse(stored), string.Empty).ToDictionary(e => e.Path, e => e.Value);
        var ours = Flatten(JsonNode.Parse(ToJson()), string.Empty).ToDictionary(e => e.Path, e => e.Value);
        return [.. theirs.Keys.Union(ours.Keys).Order(StringComparer.Ordinal)
            .Where(k => theirs.GetValueOrDefault(k) != ours.GetValueOrDefault(k))
            .Select(k => $"{k} was {theirs.GetValueOrDefault(k, "absent")}, is {ours.GetValueOrDefault(k, "absent")}")];
    }

    private static IEnumerable<(string Path, string Value)> Flatten(JsonNode? node, string path) => node switch
    {
        JsonObject parts => parts.SelectMany(p => Flatten(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}")),
        JsonArray items => [(path, items.ToJsonString())],
        _ => [(path, node?.ToJsonString() ?? "null")],
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Learning.Weights;

namespace Bench.Learning.Training;

/// <summary>
/// Checkpoints of one run: <c>checkpoint-000012.safetensors</c> after 12 epochs, the last two kept. Each is written beside its place and
/// moved there, and carries a hash of its numbers, so that a run killed at any moment finds a whole one.
/// </summary>
internal sealed class CheckpointFolder
{
    private const int Kept = 2;
    private const string ConfigurationKey = "configuration";
    private const string StateKey = "state";
    private const string CurrentPrefix = "current/";
    private const string BestPrefix = "best/";
    private const string MomentPrefix = "adam/";

    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly string _folder;
    private readonly string _configuration;

    /// <summary>Opens or makes a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="configuration">What the run is: any record that serialises to JSON.</param>
    /// <exception cref="InputException">The folder cannot be made or written to.</exception>
    public CheckpointFolder(string folder, object configuration)
    {
        _folder = folder;
        _configuration = JsonSerializer.Serialize(configuration, Json);
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".writable");
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(folder, $"checkpoints cannot be written here: {e.Message}", "choose a folder that can be written to.", e);
        }
    }

    /// <summary>The newest whole checkpoint, or null where there is none.</summary>
    /// <exception cref="CheckpointMismatchException">It belongs to another configuration.</exception>
    public TrainingSnapshot? Latest()
    {
        foreach (var path in Paths().Reverse())
        {
            SafetensorsFile file;
            try
            {
                file = SafetensorsFile.Read(path);
            }
            catch (InputException)
            {
                continue; // Damaged: the one before it serves.
            }

            if (!file.Metadata.TryGetValue(ConfigurationKey, out var configuration) || !file.Metadata.TryGetValue(StateKey, out var state))
            {
                continue;
            }

            var differences = Differences(configuration);
            if (differences.Count > 0)
            {
                throw new CheckpointMismatchException(path, differences);
            }

            return new TrainingSnapshot(
                JsonSerializer.Deserialize<TrainingState>(state, Json)!,
                Under(file, CurrentPrefix, strip: true),
                Under(file, BestPrefix, strip: true),
                Under(file, MomentPrefix, strip: false));
        }

        return null;
    }

    /// <summary>Writes a checkpoint and deletes all but the last two.</summary>
    public void Save(TrainingSnapshot snapshot)
    {
        var metadata = new Dictionary<string, string>
        {
            [ConfigurationKey] = _configuration,
            [StateKey] = JsonSerializer.Serialize(snapshot.State, Json),
        };
        IEnumerable<NamedArray> arrays =
        [
            .. snapshot.Current.Select(a => a with { Name = CurrentPrefix + a.Name }),
            .. snapshot.Best.Select(a => a with { Name = BestPrefix + a.Name }),
            .. snapshot.Moments,
        ];
        new SafetensorsFile([.. arrays], metadata).Write(Path.Combine(_folder, FormattableString.Invariant($"checkpoint-{snapshot.State.EpochsDone:D6}.safetensors")));
        foreach (var old in Paths().SkipLast(Kept))
        {
            File.Delete(old);
        }
    }

    private static List<NamedArray> Under(SafetensorsFile file, string prefix, bool strip) =>
        [.. file.Arrays.Where(a => a.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(a => strip ? a with { Name = a.Name[prefix.Length..] } : a)];

    private static IEnumerable<(string Path, string Value)> Flatten(JsonNode? node, string path) => node switch
    {
        JsonObject parts => parts.SelectMany(p => Flatten(p.Value, path.Length == 0 ? p.Key : $"{path}.{p.Key}")),
        JsonArray items => [(path, items.ToJsonString())],
        _ => [(path, node?.ToJsonString() ?? "null")],
    };

    private string[] Paths() => [.. Directory.GetFiles(_folder, "checkpoint-*.safetensors").Order(StringComparer.Ordinal)];

    private List<string> Differences(string there)
    {
        var theirs = Flatten(JsonNode.Parse(there), string.Empty).ToDictionary(e => e.Path, e => e.Value);
        var ours = Flatten(JsonNode.Parse(_configuration), string.Empty).ToDictionary(e => e.Path, e => e.Value);
        return [.. theirs.Keys.Union(ours.Keys).Order(StringComparer.Ordinal)
            .Where(k => theirs.GetValueOrDefault(k) != ours.GetValueOrDefault(k))
            .Select(k => $"{k} was {theirs.GetValueOrDefault(k, "absent")}, is {ours.GetValueOrDefault(k, "absent")}")];
    }
}

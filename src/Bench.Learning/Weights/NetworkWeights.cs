using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Preprocessing;
using StudyGrid = Bench.Core.Studies.WorkingGrid;

namespace Bench.Learning.Weights;

/// <summary>
/// A network's weights and moving statistics, apart from libtorch, with the architecture and the working resolution they belong to.
/// </summary>
public sealed class NetworkWeights
{
    private const string NetworkKey = "network";
    private const string WorkingSizeKey = "working_size";
    private const string StructuresKey = "structures";
    private const string SealKey = "network_sha256";
    private const string FormatKey = "format";
    private const string Format = "bench-weights-1";

    // Words for readers in other languages; numbers, as earlier files have, are read too.
    private static readonly JsonSerializerOptions NetworkJson = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Joins weights with what they belong to.</summary>
    /// <param name="network">Architecture.</param>
    /// <param name="workingSize">Longest side, pixels, at which the network looks at images; 0 for native size.</param>
    /// <param name="arrays">All parameters and moving statistics, by state-dict key.</param>
    /// <param name="metadata">What else is known: training run, split and data hashes.</param>
    public NetworkWeights(
        NetworkOptions network, int workingSize, IReadOnlyList<NamedArray> arrays, IReadOnlyDictionary<string, string> metadata)
    {
        Network = network;
        WorkingSize = workingSize;
        Arrays = arrays;
        Metadata = metadata;
    }

    /// <summary>Architecture.</summary>
    public NetworkOptions Network { get; }

    /// <summary>Longest side, pixels, at which the network looks at images; 0 for native size.</summary>
    public int WorkingSize { get; }

    /// <summary>The grid of the study that images are brought to first; null where the network looks at images on their own grid.</summary>
    public StudyGrid? Grid { get; init; }

    /// <summary>What the classes after the first, background, stand for.</summary>
    public IReadOnlyList<Structure> Structures => [.. Enumerable.Range(1, Network.Classes - 1).Select(label => (Structure)label)];

    /// <summary>All parameters and moving statistics, by state-dict key.</summary>
    public IReadOnlyList<NamedArray> Arrays { get; }

    /// <summary>What else is known: training run, split and data hashes.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>SHA-256 of all numbers in order, lower-case hexadecimal.</summary>
    public string Sha256 => new SafetensorsFile(Arrays, Metadata).ContentSha256;

    /// <summary>Number of values, moving statistics included, as Keras counts parameters.</summary>
    public long ParameterCount => Arrays.Sum(a => a.Count);

    /// <summary>How many of them are moving means and variances, which are not trained.</summary>
    public long MovingStatisticsCount => Arrays.Where(a => a.Name.Contains(".running_", StringComparison.Ordinal)).Sum(a => a.Count);

    /// <summary>The same weights with more said about them.</summary>
    /// <param name="key">Key of the metadata; an existing one is replaced.</param>
    /// <param name="value">Text.</param>
    public NetworkWeights WithMetadata(string key, string value) =>
        new(
            Network,
            WorkingSize,
            Arrays,
            new SortedDictionary<string,
            string>(Metadata.ToDictionary(), StringComparer.Ordinal)
            { [key] = value })
        { Grid = Grid };

    /// <summary>Throws where a weight cannot be one.</summary>
    /// <param name="source">What the message names: the file, or the network.</param>
    /// <exception cref="InputException">An array holds NaN, an infinity or a variance below zero; the message names it.</exception>
    public void RequireFinite(string source)
    {
        foreach (var array in Arrays)
        {
            var wrong = NetworkArrays.Impossible(array);
            if (wrong >= 0)
            {
                throw new InputException(
                    source,
                    string.Create(CultureInfo.InvariantCulture, $"'{array.Name}' holds {array.Values[wrong]} at position {wrong}."),
                    "use weights of a training that did not fail.");
            }
        }
    }

    /// <summary>Writes a safetensors file, atomically.</summary>
    /// <param name="path">Where to.</param>
    public void Save(string path)
    {
        var (network, size) = (JsonSerializer.Serialize(Network, NetworkJson), FormattableString.Invariant($"{WorkingSize}"));
        var grid = Grid is null ? null : GridText.Of(Grid);
        var metadata = new SortedDictionary<string, string>(Metadata.ToDictionary(), StringComparer.Ordinal)
        {
            [FormatKey] = Format,
            [NetworkKey] = network,
            [WorkingSizeKey] = size,
            [SealKey] = SealOf(network, size, grid),
        };

        // Files of networks that need neither stay as they are.
        if (grid is not null)
        {
            metadata[GridText.Key] = grid;
        }

        if (grid is not null || Network.Classes != LabelMap.ClassCount)
        {
            metadata[StructuresKey] = Words(Structures);
        }

        new SafetensorsFile(Arrays, metadata).Write(path);
    }

    /// <summary>
    /// Reads a file that <see cref="Save"/> wrote. Other programs may have sorted its arrays: then those are brought back into the
    /// network's order, in which the numbers were hashed.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">
    /// It is unreadable or damaged, does not say which network it belongs to, or holds the weights of another.
    /// </exception>
    public static NetworkWeights Load(string path)
    {
        var (file, stated) = SafetensorsFile.ReadUnchecked(path);
        var metadata = new SortedDictionary<string, string>(file.Metadata.ToDictionary(), StringComparer.Ordinal);
        if (
            !metadata.Remove(NetworkKey, out var json)
                || !metadata.Remove(WorkingSizeKey, out var size)
                || !int.TryParse(size, out var workingSize)
                || workingSize < 0)
        {
            throw new InputException(
                path,
                $"its metadata lacks '{NetworkKey}' or '{WorkingSizeKey}'.",
                "use a file that this program wrote, or import foreign weights first.");
        }

        metadata.Remove(SealKey, out var seal);
        metadata.Remove(FormatKey);
        metadata.Remove(GridText.Key, out var gridJson);
        metadata.Remove(StructuresKey, out var structures);
        var network = Described(json, path);
        RequireOurs(network, structures, path);
        var ordered = NetworkArrays.InOrder(file.Arrays, network, path);

        // The same numbers under another architecture of the same shapes give other masks. Files of earlier versions have no seal.
        if (seal is not null && seal != SealOf(json, size, gridJson))
        {
            throw new InputException(
                path,
                $"{(gridJson is null ? "" : $"'{GridText.Key}', ")}'{NetworkKey}' or '{WorkingSizeKey}' in its metadata is not what was "
                    + "written with these weights: the SHA-256 of them differs.",
                "use the file as it was written, or import foreign weights.");
        }

        var grid = gridJson is null ? null : GridText.Read(gridJson, path);
        var isAsWritten = stated is null || stated == file.ContentSha256;
        return isAsWritten || stated == new SafetensorsFile(ordered, metadata).ContentSha256
            ? new NetworkWeights(network, workingSize, isAsWritten ? file.Arrays : ordered, metadata) { Grid = grid }
            : throw SafetensorsFile.Changed(path);
    }

    private static string SealOf(string network, string workingSize, string? grid) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{network}\n{workingSize}{(grid is null ? "" : $"\n{grid}")}")));

    private static string Words(IEnumerable<Structure> structures) => string.Join(',', structures.Select(s => Vocabulary.Code(s)));

    private static void RequireOurs(NetworkOptions network, string? structures, string path)
    {
        if (network.Classes - 1 > LabelMap.HighestLabel || network.InputChannels != 1)
        {
            throw new InputException(
                path,
                $"its network has {network.Classes} classes and {network.InputChannels} input channel(s); images here have one "
                    + "channel, and labels are background, "
                    + "myocardium, blood pool and, in some studies, right ventricle.",
                "use weights of a network with three or four classes and one input channel.");
        }

        var wanted = Words(Enumerable.Range(1, network.Classes - 1).Select(label => (Structure)label));
        if (structures is not null && structures != wanted)
        {
            throw new InputException(
                path, $"its classes after background are '{structures}'; here they are '{wanted}'.", "use a file that this program wrote.");
        }
    }

    private static NetworkOptions Described(string json, string path)
    {
        try
        {
            var network = JsonSerializer.Deserialize<NetworkOptions>(json, NetworkJson) ?? throw new JsonException("empty");
            network.Validate();
            return network;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InputException(path, $"its metadata describes no network: {e.Message}", "use a file that this program wrote.", e);
        }
    }
}

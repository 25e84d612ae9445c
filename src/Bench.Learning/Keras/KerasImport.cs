using System.Globalization;
using Bench.Core;
using Bench.Core.Keras;
using Bench.Learning.Networks;
using Bench.Learning.Weights;

namespace Bench.Learning.Keras;

/// <summary>
/// Weights of a Keras model as weights of a network here. Nothing is taken on trust: the names and shapes of all layers, and where the file
/// has a configuration also what is connected to what and how each layer is set, must be those of the network.
/// </summary>
/// <param name="Weights">The weights, with their origin in the metadata.</param>
/// <param name="Skips">How the kind of skips is known.</param>
/// <param name="IsPublished">Whether the file is the published one, by SHA-256.</param>
public sealed record KerasImport(NetworkWeights Weights, SkipSource Skips, bool IsPublished)
{
    /// <summary>Judges and converts a model.</summary>
    /// <param name="model">From the file.</param>
    /// <param name="skips">
    /// Kind of skips, for a file of weights only, which cannot tell encoder from decoder skips; null for encoder.
    /// </param>
    /// <exception cref="InputException">It is not a network that Bench knows, or is damaged; the message names the layer.</exception>
    public static KerasImport Of(KerasModel model, SkipKind? skips = null)
    {
        var layers = new WeightLayers(model);
        var network = layers.Architecture();
        if ((network.Skips == SkipKind.Standard) != ((skips ?? network.Skips) == SkipKind.Standard))
        {
            throw new InputException(
                "--skips",
                $"{Word(skips!.Value)} skips do not fit {model.Path}, whose layers' names are those of "
                    + $"{(network.Skips == SkipKind.Standard ? "standard" : "encoder or decoder")} skips.",
                "leave --skips out.");
        }

        var arrays = ArrayMapping.Map(layers, network, model.Path);
        var graph = model.Configuration is { } json ? KerasGraph.Parse(json, model.Path) : null;
        var source = network.Skips == SkipKind.Standard ? SkipSource.LayerNames : skips is null ? SkipSource.Assumed : SkipSource.Option;
        network = network with { Skips = skips ?? network.Skips };
        if (graph is not null)
        {
            network = ConfigurationCheck.Settings(graph, layers, network, model.Path);
            if (graph.HasConnections)
            {
                network = network with { Skips = ConfigurationCheck.Skips(graph, network, skips, model.Path) };
                source = SkipSource.Configuration;
            }
        }

        var isPublished = model.Length == PublishedWeights.Length && model.Sha256 == PublishedWeights.Sha256;
        return new KerasImport(new NetworkWeights(network, 0, arrays, Metadata(model, source, isPublished)), source, isPublished);
    }

    /// <summary>One sentence on the kind of skips and how it is known.</summary>
    public string SkipsInWords() => Skips switch
    {
        SkipSource.Configuration => $"{Word(Weights.Network.Skips)}; model_config says so, and every connection was checked",
        SkipSource.LayerNames => $"{Word(Weights.Network.Skips)}, by the names of the layers",
        SkipSource.Option => $"{Word(Weights.Network.Skips)}, as --skips says; the file does not tell",
        _ =>
            $"{Word(Weights.Network.Skips)}, assumed: names and shapes do not tell encoder from decoder skips, and the file says no "
                + "more (--skips)",
    };

    private static string Word(SkipKind kind) => kind.ToString().ToLowerInvariant();

    private static SortedDictionary<string, string> Metadata(KerasModel model, SkipSource source, bool isPublished) =>
        new(StringComparer.Ordinal)
        {
            ["keras.file"] = Path.GetFileName(model.Path),
            ["keras.file_sha256"] = model.Sha256,
            ["keras.version"] = model.KerasVersion,
            [PublishedWeights.MetadataKey] = isPublished ? "true" : "false",
            ["keras.skips_known_from"] = source.ToString().ToLower(CultureInfo.InvariantCulture),
        };
}

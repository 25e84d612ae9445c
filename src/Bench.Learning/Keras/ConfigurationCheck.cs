using Bench.Core;
using Bench.Learning.Networks;

namespace Bench.Learning.Keras;

/// <summary>Holds a model's configuration against the network that its weights fit.</summary>
internal static class ConfigurationCheck
{
    private const string Remedy =
        "Bench runs networks as the published code builds them; for weights whose configuration is known to be wrong, save weights "
            + "only and name --skips.";

    /// <summary>
    /// Checks the settings of every layer with weights, and takes over what may vary: batch-norm constants and the dropout rate.
    /// </summary>
    /// <param name="graph">The configuration.</param>
    /// <param name="layers">The weights.</param>
    /// <param name="network">The network that the weights fit.</param>
    /// <param name="source">The file, for messages.</param>
    /// <exception cref="InputException">A layer is missing, or set in a way that the network cannot follow.</exception>
    public static NetworkOptions Settings(KerasGraph graph, WeightLayers layers, NetworkOptions network, string source)
    {
        foreach (var layer in layers.All)
        {
            var node = graph.Find(layer.Name)
                ?? throw new InputException(source, $"layer '{layer.Name}' has weights, and is missing in model_config.", Remedy);
            if (LayerSettings.Difference(node, layer) is { } difference)
            {
                throw new InputException(source, $"layer '{layer.Name}' {difference}.", Remedy);
            }
        }

        var rates = graph.Nodes.Where(n => n.Kind == "Dropout").Select(n => n.Number("rate") ?? network.DropoutRate).Distinct().ToArray();
        network = network with
        {
            BatchNormEpsilon = Common(graph, layers, "epsilon", source) ?? network.BatchNormEpsilon,
            BatchNormMomentum = Common(graph, layers, "momentum", source) ?? network.BatchNormMomentum,
            DropoutRate = rates.Length == 1 ? rates[0] : rates.Length == 0 && graph.HasConnections ? 0 : network.DropoutRate,
        };
        try
        {
            network.Validate();
            return network;
        }
        catch (ArgumentException error)
        {
            throw new InputException(source, $"its model_config has impossible settings: {error.Message}", Remedy, error);
        }
    }

    /// <summary>Finds the kind of skips whose connections the configuration has, all of them.</summary>
    /// <param name="graph">The configuration.</param>
    /// <param name="network">The network that the weights fit.</param>
    /// <param name="asked">Kind that the user named; null for none.</param>
    /// <param name="source">The file, for messages.</param>
    /// <exception cref="InputException">A layer receives something else than in any network that Bench knows.</exception>
    public static SkipKind Skips(KerasGraph graph, NetworkOptions network, SkipKind? asked, string source)
    {
        SkipKind[] candidates = asked is { } one
            ? [one]
            : network.Skips == SkipKind.Standard
            ? [SkipKind.Standard]
            : [SkipKind.Encoder, SkipKind.Decoder];
        var differences = candidates.Select(k => Differences(graph, network with { Skips = k }).ToArray()).ToArray();
        var best = Enumerable.Range(0, candidates.Length).MinBy(i => differences[i].Length);
        return differences[best].Length == 0
            ? candidates[best]
            : throw new InputException(
                source,
                $"model_config does not describe {(network with { Skips = candidates[best] }).ToString().Split(',')[0]}: "
                    + $"{differences[best][0]}.",
                Remedy);
    }

    private static IEnumerable<string> Differences(KerasGraph graph, NetworkOptions network)
    {
        var wiring = new KerasWiring(graph);
        var wanted = new ExpectedWiring(network);
        foreach (var (layer, expected) in wanted.Inputs())
        {
            var found = wiring.InputOf(graph.Find(layer)!);
            if (found != expected)
            {
                yield return $"layer '{layer}' receives {found}, not {expected}";
            }
        }

        var heads = wanted.Outputs();
        var outputs = graph.Outputs.Select(wiring.Output).ToArray();
        foreach (var output in outputs.Except(heads))
        {
            yield return $"an output is {output}, not one of {string.Join(", ", heads)}";
        }

        if (outputs.Length > 0 && !outputs.Contains(heads[0]))
        {
            yield return $"no output is {heads[0]}";
        }
    }

    private static double? Common(KerasGraph graph, WeightLayers layers, string key, string source)
    {
        var norms = layers.All
            .Select(l => graph.Find(l.Name)!)
            .Where(n => n.Kind == "BatchNormalization" && n.Number(key) is not null)
            .ToArray();
        return norms.FirstOrDefault(n => n.Number(key) != norms[0].Number(key)) is { } other
            ? throw new InputException(
                source, $"layer '{other.Name}' has {key} {other.Text(key)}, and '{norms[0].Name}' {norms[0].Text(key)}.", Remedy)
            : norms.FirstOrDefault()?.Number(key);
    }
}

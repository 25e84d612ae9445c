using System.Globalization;
using Bench.Harness.Options;
using Bench.Learning.Networks;

namespace Bench.Harness.Stages;

/// <summary>A network to be trained with one seed.</summary>
/// <param name="Network">Name of the network, e.g. <c>unet3plus</c>.</param>
/// <param name="Seed">Seed of the training.</param>
/// <param name="Name">Name in files and tables: the network's, with its seed where there are several.</param>
/// <param name="Label">Name for readers.</param>
internal sealed record PlannedModel(string Network, int Seed, string Name, string Label)
{
    /// <summary>Every network with every seed, network by network.</summary>
    /// <param name="options">What was asked for.</param>
    public static IReadOnlyList<PlannedModel> Of(RunOptions options) =>
    [
        .. from network in options.Models
           from seed in options.Seeds
           let text = seed.ToString(CultureInfo.InvariantCulture)
           select options.Seeds.Count == 1
               ? new PlannedModel(network, seed, network, ModelNames.LabelOf(network))
               : new PlannedModel(network, seed, $"{network}-seed{text}", $"{ModelNames.LabelOf(network)}, seed {text}"),
    ];
}

/// <summary>Names of networks for readers.</summary>
internal static class ModelNames
{
    /// <summary>As in the literature; other names as they are.</summary>
    /// <param name="name">Name of the model.</param>
    public static string LabelOf(string name) =>
        NetworkTopology.All.SelectMany(t => t.Networks).FirstOrDefault(n => n.Network.Name == name).Label ?? name;
}

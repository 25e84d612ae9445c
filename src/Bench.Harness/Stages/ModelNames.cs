using Bench.Learning.Networks;

namespace Bench.Harness.Stages;

/// <summary>Names of networks for readers.</summary>
internal static class ModelNames
{
    /// <summary>As in the literature; other names as they are.</summary>
    /// <param name="name">Name of the model.</param>
    public static string LabelOf(string name) =>
        NetworkTopology.All.SelectMany(t => t.Networks).FirstOrDefault(n => n.Network.Name == name).Label ?? name;
}

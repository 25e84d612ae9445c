using Bench.Learning.Networks.Topologies;

namespace Bench.Learning.Networks;

/// <summary>
/// A way to connect layers. Everything else follows from the graph that it draws. A new one is one class like <see cref="LevelledUNet"/>
/// and one line in <see cref="All"/>.
/// </summary>
public abstract class NetworkTopology
{
    /// <summary>UNet3+, its siblings and the network of Figure 1.</summary>
    public static NetworkTopology Levelled { get; } = new LevelledUNet();

    /// <summary>All that this program knows.</summary>
    public static IReadOnlyList<NetworkTopology> All { get; } = [Levelled];

    /// <summary>Name under which files of weights mention it.</summary>
    public abstract string Name { get; }

    /// <summary>Networks of this kind that users can name, with their names for readers.</summary>
    public abstract IReadOnlyList<(NetworkOptions Network, string Label)> Networks { get; }

    /// <summary>Draws a network.</summary>
    /// <param name="graph">Takes the layers.</param>
    /// <param name="options">What it is made of: filters, classes, channels of the input, heads and more.</param>
    public abstract void Draw(GraphBuilder graph, NetworkOptions options);

    /// <summary>In half a sentence for reports: what options choose.</summary>
    /// <param name="options">The options.</param>
    public virtual string Describe(NetworkOptions options) => $"filters {string.Join(", ", options.Filters)}";

    /// <summary>Throws where an option has no meaning for this kind of network.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">An option has none; the message says which.</exception>
    public virtual void Validate(NetworkOptions options)
    {
    }
}

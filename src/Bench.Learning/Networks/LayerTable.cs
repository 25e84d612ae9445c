namespace Bench.Learning.Networks;

/// <summary>The layers of a network in the order they run, with output sizes and parameters, worked out without building it.</summary>
public sealed class LayerTable
{
    private LayerTable(IReadOnlyList<LayerRow> rows) => Rows = rows;

    /// <summary>The layers.</summary>
    public IReadOnlyList<LayerRow> Rows { get; }

    /// <summary>All parameters, moving statistics included, as Keras counts them.</summary>
    public long Parameters => Rows.Sum(r => r.Parameters);

    /// <summary>Parameters that training changes.</summary>
    public long Trainable => Rows.Sum(r => r.Trainable);

    /// <summary>Lists the layers of a network.</summary>
    /// <param name="options">The network.</param>
    /// <param name="height">Rows of an image; a multiple of <see cref="NetworkOptions.SizeMultiple"/>.</param>
    /// <param name="width">Columns of an image, likewise.</param>
    /// <exception cref="ArgumentException">Impossible options, or a size that the poolings do not divide.</exception>
    public static LayerTable Of(NetworkOptions options, int height, int width)
    {
        var graph = options.Graph();
        return height >= 1 && width >= 1 && height % graph.SizeMultiple == 0 && width % graph.SizeMultiple == 0
            ? new LayerTable([.. graph.Layers.Select(l => RowOf(l, height, width))])
            : throw new ArgumentException($"{height} × {width} are not multiples of {graph.SizeMultiple}.", nameof(height));
    }

    private static LayerRow RowOf(Layer layer, int height, int width) =>
        new(
            layer.Name,
            layer.Kind.ToString(),
            layer.ChannelsIn,
            layer.Channels,
            height / layer.Reduction,
            width / layer.Reduction,
            layer.Trainable,
            layer.NotTrainable);
}

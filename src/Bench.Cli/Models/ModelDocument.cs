using System.Globalization;
using System.Text;
using Bench.Learning.Networks;

namespace Bench.Cli.Models;

/// <summary>What <c>model describe --json</c> writes.</summary>
/// <param name="Name">Name of the network.</param>
/// <param name="Description">Skips, filters and heads in words.</param>
/// <param name="Skips">Kind of skips.</param>
/// <param name="Filters">Filters of levels 1, 2, ….</param>
/// <param name="Heads">Number of outputs while training.</param>
/// <param name="DropoutRate">Share of values dropped after the deepest level while training.</param>
/// <param name="BatchNormEpsilon">Added to variances.</param>
/// <param name="BatchNormMomentum">Share of the old value that a step leaves in moving statistics (Keras's sense).</param>
/// <param name="Parameters">All parameters, moving statistics included.</param>
/// <param name="Trainable">Parameters that training changes.</param>
/// <param name="NotTrainable">Moving means and variances.</param>
/// <param name="LayerCount">Number of layers as Keras counts them.</param>
/// <param name="Layers">The layers in the order they run.</param>
internal sealed record ModelDocument(
    string Name,
    string Description,
    SkipKind Skips,
    IReadOnlyList<int> Filters,
    int Heads,
    double DropoutRate,
    double BatchNormEpsilon,
    double BatchNormMomentum,
    long Parameters,
    long Trainable,
    long NotTrainable,
    int LayerCount,
    IReadOnlyList<ModelDocument.Layer> Layers)
{
    public static ModelDocument Of(NetworkOptions network, LayerTable table) => new(
        network.Name,
        network.ToString(),
        network.Skips,
        network.Filters,
        network.Heads,
        network.DropoutRate,
        network.BatchNormEpsilon,
        network.BatchNormMomentum,
        table.Parameters,
        table.Trainable,
        table.Parameters - table.Trainable,
        table.Rows.Count,
        [.. table.Rows.Select(r => new Layer(r.Name, r.Kind, [r.Height, r.Width, r.Channels], r.Parameters, r.Trainable))]);

    /// <summary>The same as a table for the terminal.</summary>
    public string ToText()
    {
        var text = new StringBuilder().AppendLine(Description).AppendLine();
        var width = Layers.Max(l => l.Name.Length);
        void Row(string name, string kind, string shape, string parameters) =>
            text.AppendLine($"{name.PadRight(width)}  {kind,-18}  {shape,-15}  {parameters,12}");
        Row("layer", "kind", "output shape", "parameters");
        Row(new string('-', width), new string('-', 18), new string('-', 15), new string('-', 12));
        foreach (var layer in Layers)
        {
            Row(
                layer.Name,
                layer.Kind,
                $"({string.Join(", ", layer.OutputShape)})",
                layer.Parameters.ToString("N0", CultureInfo.InvariantCulture));
        }

        return text.AppendLine()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"{LayerCount} layers, {Parameters:N0} parameters: {Trainable:N0} trainable, {NotTrainable:N0} not (moving statistics)")
            .ToString().TrimEnd();
    }

    /// <summary>One layer.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Kind">Keras's word for it.</param>
    /// <param name="OutputShape">Rows, columns, channels.</param>
    /// <param name="Parameters">All its parameters.</param>
    /// <param name="Trainable">Those that training changes.</param>
    internal sealed record Layer(string Name, string Kind, IReadOnlyList<int> OutputShape, long Parameters, long Trainable);
}

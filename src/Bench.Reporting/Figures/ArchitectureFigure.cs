using Bench.Core.Training;
using Bench.Evaluation.Results;
using Bench.Reporting.Tables;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Figures;

/// <summary>
/// A network as the study's Figure 1 shows one: encoder left, decoder right, between them all that each decoder level receives, with
/// channels, sizes and heads. Drawn from the layers that training left in the result; a model whose layers are not known has no figure.
/// </summary>
public static class ArchitectureFigure
{
    /// <summary>Above half of the width from which on figures are not laid out anew: it is one panel, never beside another.</summary>
    private const float LeastWidth = 80 * Figure.PointsPerMm;

    /// <summary>Every layer of a network.</summary>
    internal static readonly TableDefinition<(string Model, NetworkDescription Network), Row> Layers = new(
        "architecture-…", "layer, in the order they run; only for models that were trained here", Rows)
    {
        { "model", Meaning.Model, r => r.Model },
        { "layer", "name of the layer; with parameters, the one under which its weights are stored", r => r.Layer.Name },
        { "kind", "what it does, in Keras’s words", r => r.Layer.Kind },
        { "inputs", "names of the layers that it receives, separated by semicolons", r => r.Inputs },
        { "channels", "channels of its output", r => r.Layer.Channels },
        { "height", "rows of its output", r => r.Height },
        { "width", "columns of its output", r => r.Width },
        { "factor", "how many times smaller (pooling) or larger (enlargement) it makes an image along each side; else 1", r =>
            r.Layer.Factor },
        { "parameters", "its parameters, moving statistics included", r => r.Layer.Parameters },
    };

    /// <summary>The figure of a network by itself.</summary>
    /// <param name="network">Its layers.</param>
    /// <param name="name">Its name in file names.</param>
    /// <param name="label">Its name for readers.</param>
    public static Figure Of(NetworkDescription network, string name, string label)
    {
        ArgumentNullException.ThrowIfNull(network);
        return Of(network, name, label, 0, FigureWidths.Report);
    }

    /// <summary>A figure for each model whose layers the result holds.</summary>
    /// <param name="result">The result.</param>
    /// <param name="widths">Widths.</param>
    internal static IEnumerable<Figure> Of(EvaluationResult result, FigureWidths widths) =>
        from model in result.Models.Index()
        where model.Item.Training?.Network is not null
        select Of(model.Item.Training!.Network!, model.Item.Name, model.Item.Label, model.Index, widths);

    private static Figure Of(NetworkDescription network, string name, string label, int modelIndex, FigureWidths widths)
    {
        var stages = NetworkStages.Of(network);
        var (file, title) = ($"architecture-{FileNames.Safe(name)}", $"Network of {label}");
        var caption = Caption(stages);
        Figure Laid(float width)
        {
            var drawing = new ArchitectureDrawing(network, stages, width);
            return new Figure(file, title, caption, width, ModelHeading.Height + drawing.Height, canvas =>
            {
                ModelHeading.Draw(canvas, label, Palette.OfModel(modelIndex), width);
                canvas.Save();
                canvas.Translate(0, ModelHeading.Height);
                drawing.Draw(canvas);
                canvas.Restore();
            })
            {
                Finding = Finding(network, stages, label),
                Numbers = () => [Layers.Of((name, network), file)],
            };
        }

        return Laid(widths.TwoColumns) with { ByPanel = [Laid(widths.OneColumn)], LeastPanelWidth = LeastWidth };
    }

    /// <summary>What the network is made of, in numbers of its description.</summary>
    internal static string Finding(NetworkDescription network, NetworkStages stages, string label)
    {
        var encoder = stages.Stages.Where(s => !s.IsDecoder).ToArray();
        var joins = stages.Links.Select(l => l.To).Distinct().Count();
        var skips = joins == 0 ? string.Empty : $", {NumberText.Plural(stages.Links.Count, "connection", "connections")} into "
            + $"{NumberText.Plural(joins, "decoder level", "decoder levels")}";
        return $"{label}: {NumberText.Count(network.Layers.Count)} layers with {NumberText.Count(network.Parameters)} parameters; "
            + $"an encoder of {string.Join(", ", encoder.Select(s => NumberText.Count(s.Channels)))} channels{skips}, and "
            + $"{NumberText.Plural(stages.Heads.Count, "head", "heads")}.";
    }

    private static string Caption(NetworkStages stages)
    {
        var sides = "Encoder left, decoder right: filters of the convolutions of each level, and rows and columns of what comes out.";
        var ways = stages.Links.Count == 0 ? string.Empty
            : " Between them, what each decoder level receives from encoder (solid) and decoder (dashed): ↓ pooled, ↑ enlarged, so many "
                + "times; framed: through a convolution of its own. Above, the channels put together.";
        return sides + ways + " Under a level: its head, enlarged so many times, with its number of classes; black: the one that predicts.";
    }

    private static IEnumerable<Row> Rows((string Model, NetworkDescription Network) source)
    {
        var (layers, reductions) = (source.Network.Layers, source.Network.Reductions());
        return layers.Select((l, i) => new Row(
            source.Model, l, string.Join(';', l.Inputs.Select(j => layers[j].Name)), source.Network.Height / reductions[i],
            source.Network.Width / reductions[i]));
    }

    /// <summary>A layer with its size.</summary>
    internal sealed record Row(string Model, NetworkLayer Layer, string Inputs, int Height, int Width);
}

namespace Bench.Learning.ModelFiles;

/// <summary>
/// Walks through all that an ONNX file holds, before ONNX Runtime reads it: arrays of graphs, of graphs within nodes, of functions and of
/// training, used or not. Field numbers are those of onnx.proto (ONNX 1.20).
/// </summary>
internal static class OnnxArrays
{
    // Loops and conditions hold graphs; a few within each other are much.
    private const int MostNestedGraphs = 16;

    // Bytes an element by data type; 0 for text and for types of less than a byte.
    private static readonly int[] ElementBytes = [0, 4, 1, 1, 2, 2, 4, 8, 0, 1, 2, 8, 4, 8, 8, 16, 2, 1, 1, 1, 1];

    /// <summary>All arrays of a model, each as its message, with its name.</summary>
    /// <param name="model">The file's bytes.</param>
    /// <param name="operators">Receives the types of all nodes on the way, such as <c>Conv</c>.</param>
    /// <exception cref="InvalidDataException">They are no model.</exception>
    public static IEnumerable<OnnxArray> Of(ReadOnlyMemory<byte> model, ISet<string>? operators = null)
    {
        var hasGraph = false;
        foreach (var part in WireField.Of(model))
        {
            hasGraph |= part is { Number: OnnxField.Model.Graph, IsNumber: false };
            foreach (var array in part.Number switch
            {
                OnnxField.Model.Graph => OfGraph(part, 0, operators),
                20 => WireField.Of(part.Content).Where(f => f.Number is 1 or 2).SelectMany(f => OfGraph(f, 0, operators)), // training_info
                25 => WireField.Of(part.Content).Where(f => f.Number == 7).SelectMany(f => OfNode(f, 0, operators)), // functions
                _ => [],
            })
            {
                yield return array;
            }
        }

        if (!hasGraph)
        {
            throw new InvalidDataException("it has no graph");
        }
    }

    private static IEnumerable<OnnxArray> OfGraph(WireField graph, int depth, ISet<string>? operators) => depth > MostNestedGraphs
        ? throw new InvalidDataException($"more than {MostNestedGraphs} graphs within each other")
        : WireField.Of(graph.Content).SelectMany(part => part.Number switch
        {
            OnnxField.Graph.Node => OfNode(part, depth, operators),
            OnnxField.Graph.Initializer => [Read(part)],
            15 => OfSparse(part),
            _ => [],
        });

    private static IEnumerable<OnnxArray> OfNode(WireField node, int depth, ISet<string>? operators)
    {
        foreach (var field in WireField.Of(node.Content))
        {
            if (field.Number == OnnxField.Node.OpType)
            {
                operators?.Add(field.Text);
            }

            foreach (
                var array in field.Number == OnnxField.Node.Attribute
                    ? WireField.Of(field.Content).SelectMany(part => OfAttribute(part, depth, operators))
                    : [])
            {
                yield return array;
            }
        }
    }

    private static IEnumerable<OnnxArray> OfAttribute(WireField part, int depth, ISet<string>? operators) => part.Number switch
    {
        5 or 10 => [Read(part)], // t, tensors
        6 or 11 => OfGraph(part, depth + 1, operators), // g, graphs
        22 or 23 => OfSparse(part), // sparse_tensor, sparse_tensors
        _ => [],
    };

    private static IEnumerable<OnnxArray> OfSparse(WireField sparse) =>
        WireField.Of(sparse.Content).Where(f => f.Number is 1 or 2).Select(Read);

    private static OnnxArray Read(WireField tensor)
    {
        var (name, type, count, rawBytes) = ("", 0L, 1L, -1L);
        var external = new Dictionary<string, string>();
        foreach (var part in WireField.Of(tensor.Content))
        {
            switch (part.Number)
            {
                case OnnxField.Tensor.Dims:
                    foreach (var extent in part.Numbers())
                    {
                        count = extent < 0 || (extent > 0 && count > int.MaxValue * 64L / extent)
                            ? throw new InvalidDataException($"array '{Shown(name)}' has an extent of {extent}")
                            : count * extent;
                    }

                    break;
                case OnnxField.Tensor.DataType:
                    type = part.Value;
                    break;
                case OnnxField.Tensor.Name:
                    name = part.Text;
                    break;
                case OnnxField.Tensor.RawData:
                    rawBytes = part.Content.Length;
                    break;
                case OnnxField.Tensor.ExternalData:
                    var entry = WireField.Of(part.Content).ToList();
                    external[
                        entry.LastOrDefault(f => f.Number == OnnxField.Entry.Key).Text] = entry.LastOrDefault(f =>
                            f.Number == OnnxField.Entry.Value).Text;
                    break;
            }
        }

        var size = type >= 0 && type < ElementBytes.Length ? ElementBytes[type] : 0;
        return rawBytes < 0 || size == 0 || rawBytes == count * size
            ? new OnnxArray(name, size == 0 ? null : count * size, external)
            : throw new InvalidDataException($"array '{Shown(name)}' has {rawBytes} bytes where its extents ask for {count * size}");
    }

    private static string Shown(string name) => name.Length <= 60 ? name : name[..60] + "…";
}

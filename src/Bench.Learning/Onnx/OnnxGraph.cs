using System.Runtime.InteropServices;
using Bench.Learning.ModelFiles;

namespace Bench.Learning.Onnx;

/// <summary>A graph of ONNX operators under construction; every node gives one value, whose name is the node's.</summary>
/// <param name="name">The graph's name.</param>
internal sealed class OnnxGraph(string name)
{
    private readonly List<OnnxMessage> _nodes = [];
    private readonly List<OnnxMessage> _arrays = [];
    private readonly List<OnnxMessage> _inputs = [];
    private readonly List<OnnxMessage> _outputs = [];

    /// <summary>Adds a node.</summary>
    /// <param name="type">Operator, such as <c>Conv</c>.</param>
    /// <param name="output">Name of the node and of the value it gives.</param>
    /// <param name="inputs">Names of values; empty for an input that is left out.</param>
    /// <param name="attributes">Attributes: a <see cref="long"/>, a <see cref="string"/> or an array of <see cref="long"/> each.</param>
    /// <returns>The value's name.</returns>
    public string Node(string type, string output, IEnumerable<string> inputs, params (string Name, object Value)[] attributes)
    {
        var node = new OnnxMessage();
        foreach (var input in inputs)
        {
            node.Add(OnnxField.Node.Input, input);
        }

        node.Add(OnnxField.Node.Output, output).Add(OnnxField.Node.Name, output).Add(OnnxField.Node.OpType, type);
        foreach (var (key, value) in attributes)
        {
            node.Add(OnnxField.Node.Attribute, Attribute(key, value));
        }

        _nodes.Add(node);
        return output;
    }

    /// <summary>Adds an array of numbers.</summary>
    /// <returns>Its name.</returns>
    public string Array(string arrayName, IReadOnlyList<long> shape, float[] values)
    {
        _arrays.Add(new OnnxMessage()
            .Add(OnnxField.Tensor.Dims, shape)
            .Add(OnnxField.Tensor.DataType, OnnxField.Tensor.Float)
            .Add(OnnxField.Tensor.Name, arrayName)
            .Add(OnnxField.Tensor.RawData, MemoryMarshal.AsBytes<float>(values).ToArray().AsMemory()));
        return arrayName;
    }

    /// <summary>Declares an input of float32.</summary>
    /// <param name="valueName">Its name.</param>
    /// <param name="shape">A number for a fixed extent, a word for one that may differ.</param>
    public void Input(string valueName, params object[] shape) => _inputs.Add(ValueInfo(valueName, shape));

    /// <summary>Declares an output of float32.</summary>
    /// <param name="valueName">Name of a value.</param>
    /// <param name="shape">A number for a fixed extent, a word for one that may differ.</param>
    public void Output(string valueName, params object[] shape) => _outputs.Add(ValueInfo(valueName, shape));

    /// <summary>The graph as a message.</summary>
    public OnnxMessage ToMessage()
    {
        var graph = new OnnxMessage().Add(OnnxField.Graph.Name, name);
        foreach (
            var (field, parts) in new[]
            {
                (OnnxField.Graph.Node, _nodes),
                (OnnxField.Graph.Initializer, _arrays),
                (OnnxField.Graph.Input, _inputs),
                (OnnxField.Graph.Output, _outputs),
            })
        {
            parts.ForEach(part => graph.Add(field, part));
        }

        return graph;
    }

    private static OnnxMessage Attribute(string key, object value)
    {
        var attribute = new OnnxMessage().Add(OnnxField.Attribute.Name, key);
        return value switch
        {
            long number =>
                attribute.Add(OnnxField.Attribute.Integer, number).Add(OnnxField.Attribute.Type, OnnxField.Attribute.TypeInteger),
            string text => attribute.Add(OnnxField.Attribute.Text, text).Add(OnnxField.Attribute.Type, OnnxField.Attribute.TypeText),
            long[] numbers =>
                attribute.Add(OnnxField.Attribute.Integers, numbers).Add(OnnxField.Attribute.Type, OnnxField.Attribute.TypeIntegers),
            _ => throw new ArgumentException($"an attribute cannot be {value}.", nameof(value)),
        };
    }

    private static OnnxMessage ValueInfo(string valueName, object[] extents)
    {
        var shape = new OnnxMessage();
        foreach (var extent in extents)
        {
            shape.Add(
                OnnxField.ValueInfo.Dimension,
                extent is string word
                    ? new OnnxMessage().Add(OnnxField.ValueInfo.DimensionName, word)
                    : new OnnxMessage().Add(OnnxField.ValueInfo.DimensionValue, Convert.ToInt64(extent, null)));
        }

        var tensor = new OnnxMessage().Add(OnnxField.ValueInfo.ElementType, OnnxField.Tensor.Float).Add(OnnxField.ValueInfo.Shape, shape);
        return new OnnxMessage()
            .Add(OnnxField.ValueInfo.Name, valueName)
            .Add(OnnxField.ValueInfo.Type, new OnnxMessage().Add(OnnxField.ValueInfo.TensorType, tensor));
    }
}

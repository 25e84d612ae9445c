using System.Runtime.InteropServices;
using Bench.Core;
using Bench.Learning.ModelFiles;
using Bench.Learning.Onnx;

namespace Bench.Learning.Tests.Segmentation;

/// <summary>ONNX models of one convolution of 1 × 1: scores 0.3, x and 2x − 0.9 of a grey value x.</summary>
internal static class HandMade
{
    // Number types, and where an array's numbers lie, from onnx.proto.
    private const int UInt8 = 2;
    private const int Int64 = 7;
    private const int Float16 = 10;
    private const int Float64 = 11;
    private const int DataLocation = 14;
    private const int External = 1;

    /// <summary>Two slices of 7 × 9 whose grey values rise evenly.</summary>
    public static ImageStack Ramp { get; } = new(new StackSize(7, 9, 2), [.. Enumerable.Range(0, 126).Select(i => (float)(i % 63))]);

    public static string Write(TemporaryFolder folder, bool channelsLast, int fixedBatch)
    {
        var graph = new OnnxGraph("hand-made");
        object batch = fixedBatch > 0 ? fixedBatch : "n";
        graph.Input("grey", channelsLast ? [batch, "h", "w", 1] : [batch, 1, "h", "w"]);
        graph.Output("scores", channelsLast ? [batch, "h", "w", 3] : [batch, 3, "h", "w"]);
        if (channelsLast)
        {
            graph.Node("Transpose", "planes", ["grey"], ("perm", new long[] { 0, 3, 1, 2 }));
            Score(graph, "planes", "convolved", 3);
            graph.Node("Transpose", "scores", ["convolved"], ("perm", new long[] { 0, 2, 3, 1 }));
        }
        else
        {
            Score(graph, "grey", "scores", 3);
        }

        return Save(folder, graph);
    }

    /// <summary>The same scores from a model that differs in one way from what is usual.</summary>
    public static string WriteOther(TemporaryFolder folder, string kind)
    {
        var graph = new OnnxGraph("other");
        var (type, channels) = (
            kind switch { "float16" => Float16, "float64" => Float64, _ => OnnxField.Tensor.Float }, kind == "three channels" ? 3 : 1);
        graph.Node("Cast", "singles", ["grey"], ("to", (long)OnnxField.Tensor.Float));
        graph.Node(
            "ReduceMean",
            "planes",
            ["singles"],
            ("axes", new long[] { 1 })); // Of one channel itself; of three that are alike, each of them.
        Score(graph, "planes", "convolved", 3, kind == "weights beside");
        if (kind.StartsWith("labels", StringComparison.Ordinal))
        {
            var keepsAxis = kind != "labels int64";
            type = kind switch { "labels int64" => Int64, "labels uint8" => UInt8, _ => OnnxField.Tensor.Float };
            graph.Node("ArgMax", "class", ["convolved"], ("axis", 1L), ("keepdims", keepsAxis ? 1L : 0L));
            graph.Node("Cast", "scores", ["class"], ("to", (long)type));
            return Save(folder, graph.ToMessage()
                .Add(OnnxField.Graph.Input, ValueInfo("grey", OnnxField.Tensor.Float, [-1, 1, -1, -1]))
                .Add(OnnxField.Graph.Output, ValueInfo("scores", type, keepsAxis ? [-1, 1, -1, -1] : [-1, -1, -1])));
        }

        graph.Node("Cast", "cast", ["convolved"], ("to", (long)type));
        graph.Node("Transpose", "scores", ["cast"], ("perm", kind == "layouts differ" ? [0, 2, 3, 1] : new long[] { 0, 1, 2, 3 }));
        var message = graph.ToMessage()
            .Add(OnnxField.Graph.Input, ValueInfo("grey", type, kind == "no shapes" ? null : [-1, channels, -1, -1]))
            .Add(
                OnnxField.Graph.Output,
                ValueInfo("scores", type, kind == "no shapes" ? null : kind == "layouts differ" ? [-1, -1, -1, 3] : [-1, 3, -1, -1]));
        if (kind == "weights beside")
        {
            float[] slopes = [0, 1, 2];
            File.WriteAllBytes(folder.File("kernel.bin"), MemoryMarshal.AsBytes<float>(slopes).ToArray());
            message.Add(OnnxField.Graph.Initializer, new OnnxMessage()
                .Add(OnnxField.Tensor.Dims, new long[] { 3, 1, 1, 1 })
                .Add(OnnxField.Tensor.DataType, OnnxField.Tensor.Float)
                .Add(OnnxField.Tensor.Name, "kernel")
                .Add(
                    OnnxField.Tensor.ExternalData,
                    new OnnxMessage().Add(OnnxField.Entry.Key, "location").Add(OnnxField.Entry.Value, "kernel.bin"))
                .Add(DataLocation, External));
        }

        return Save(folder, message);
    }

    public static string WriteFaulty(TemporaryFolder folder, string fault)
    {
        if (fault == "damaged")
        {
            var broken = folder.File("broken.onnx");
            File.WriteAllText(broken, "this is no model");
            return broken;
        }

        var graph = new OnnxGraph("faulty");
        graph.Input("grey", fault == "size" ? ["n", 1, 32, 32] : ["n", 1, "h", "w"]);
        var classes = fault == "classes" ? 4 : 3;
        if (fault == "one number")
        {
            graph.Node("ReduceMax", "scores", [Score(graph, "grey", "all", classes)], ("axes", new long[] { 1 }), ("keepdims", 0L));
            graph.Output("scores", "n", "h", "w");
        }
        else if (fault == "rank")
        {
            Score(graph, "grey", "all", classes);
            graph.Node("ReduceMax", "scores", ["all"], ("axes", new long[] { 1, 2 }), ("keepdims", 0L));
            graph.Output("scores", "n", "w");
        }
        else
        {
            Score(graph, "grey", "scores", classes);
            graph.Output("scores", "n", classes, "h", "w");
        }

        if (fault == "outputs")
        {
            graph.Node("Relu", "other", ["scores"]);
            graph.Output("other", "n", 3, "h", "w");
        }

        return Save(folder, graph);
    }

    /// <summary>A model of a few hundred bytes that asks for 64 GiB and more by one operator, or one with an output of 192 MiB.</summary>
    public static string WriteBomb(TemporaryFolder folder, string type)
    {
        const long Side = 1 << 17;
        var graph = new OnnxGraph("bomb");
        graph.Input("grey", "n", 1, "h", "w");
        graph.Output("scores", "n", 3, "h", "w");
        var isOutput = type == "large output";
        var operand = type == "Expand" ? graph.Node("ReduceMax", "one", ["grey"]) : "grey";
        if (type == "Concat")
        {
            for (var i = 0; i < 30; i++)
            {
                operand = graph.Node(type, $"twice {i}", [operand, operand], ("axis", 2L));
            }
        }

        var big = type == "Concat"
            ? operand
            : graph.Node(
                isOutput ? "ConstantOfShape" : type, "big", type == "ConstantOfShape" || isOutput ? ["shape"] : [operand, "shape"]);
        if (isOutput)
        {
            graph.Node("Identity", "scores", [big]);
        }
        else
        {
            Score(graph, graph.Node("Add", "sum", ["grey", graph.Node("ReduceMax", "most", [big])]), "scores", 3);
        }

        long[] shape = isOutput ? [1, 3, 4096, 4096] : type == "Pad" ? [0, 0, Side, Side, 0, 0, 0, 0] : [1, 1, Side, Side];
        return Save(folder, graph.ToMessage().Add(OnnxField.Graph.Initializer, WholeNumbers("shape", [shape.Length], shape)));
    }

    /// <summary>A model that adds one 2⁶⁰ times.</summary>
    public static string WriteEndlessLoop(TemporaryFolder folder)
    {
        const int GraphField = 6;
        const int GraphType = 5;
        const int Boolean = 9;
        var step = new OnnxGraph("step");
        step.Node("Identity", "on", ["go"]);
        step.Node("Add", "next", ["value", step.Array("one", [1, 1, 1, 1], [1])]);
        var body = step.ToMessage()
            .Add(OnnxField.Graph.Input, ValueInfo("turn", Int64, []))
            .Add(OnnxField.Graph.Input, ValueInfo("go", Boolean, []))
            .Add(OnnxField.Graph.Input, ValueInfo("value", OnnxField.Tensor.Float, [1, 1, 1, 1]))
            .Add(OnnxField.Graph.Output, ValueInfo("on", Boolean, []))
            .Add(OnnxField.Graph.Output, ValueInfo("next", OnnxField.Tensor.Float, [1, 1, 1, 1]));
        var loop = new OnnxMessage()
            .Add(OnnxField.Node.Input, "turns").Add(OnnxField.Node.Input, "").Add(OnnxField.Node.Input, "start")
            .Add(OnnxField.Node.Output, "end").Add(OnnxField.Node.OpType, "Loop")
            .Add(
                OnnxField.Node.Attribute,
                new OnnxMessage().Add(OnnxField.Attribute.Name, "body").Add(GraphField, body).Add(OnnxField.Attribute.Type, GraphType));
        var graph = new OnnxGraph("endless");
        graph.Input("grey", 1, 1, "h", "w");
        graph.Output("scores", 1, 3, "h", "w");
        graph.Node("ReduceMax", "start", ["grey"]);
        Score(graph, graph.Node("Add", "sum", ["grey", "end"]), "scores", 3);
        return Save(
            folder,
            graph.ToMessage().Add(OnnxField.Graph.Node, loop).Add(OnnxField.Graph.Initializer, WholeNumbers("turns", [], [1L << 60])));
    }

    private static OnnxMessage WholeNumbers(string name, long[] shape, long[] values) => new OnnxMessage()
        .Add(OnnxField.Tensor.Dims, shape)
        .Add(OnnxField.Tensor.DataType, Int64)
        .Add(OnnxField.Tensor.Name, name)
        .Add(OnnxField.Tensor.RawData, MemoryMarshal.AsBytes<long>(values).ToArray().AsMemory());

    private static string Score(OnnxGraph graph, string input, string output, int classes, bool kernelElsewhere = false)
    {
        float[] slopes = [0, 1, 2, 0];
        float[] offsets = [0.3f, 0, -0.9f, -5];
        var kernel = kernelElsewhere ? "kernel" : graph.Array("kernel", [classes, 1, 1, 1], slopes[..classes]);
        return graph.Node(
            "Conv", output, [input, kernel, graph.Array("bias", [classes], offsets[..classes])], ("kernel_shape", new long[] { 1, 1 }));
    }

    private static OnnxMessage ValueInfo(string name, int type, long[]? shape)
    {
        var tensor = new OnnxMessage().Add(OnnxField.ValueInfo.ElementType, type);
        if (shape is not null)
        {
            var extents = new OnnxMessage();
            foreach (var extent in shape)
            {
                extents.Add(
                    OnnxField.ValueInfo.Dimension,
                    extent < 0 ? new OnnxMessage() : new OnnxMessage().Add(OnnxField.ValueInfo.DimensionValue, extent));
            }

            tensor.Add(OnnxField.ValueInfo.Shape, extents);
        }

        return new OnnxMessage()
            .Add(OnnxField.ValueInfo.Name, name)
            .Add(OnnxField.ValueInfo.Type, new OnnxMessage().Add(OnnxField.ValueInfo.TensorType, tensor));
    }

    private static string Save(TemporaryFolder folder, OnnxGraph graph) => Save(folder, graph.ToMessage());

    private static string Save(TemporaryFolder folder, OnnxMessage graph)
    {
        var model = new OnnxMessage()
            .Add(OnnxField.Model.IrVersion, 8)
            .Add(OnnxField.Model.OpsetImport, new OnnxMessage().Add(OnnxField.Opset.Version, 13))
            .Add(OnnxField.Model.Graph, graph);
        var path = folder.File("model.onnx");
        File.WriteAllBytes(path, model.Content.ToArray());
        return path;
    }
}

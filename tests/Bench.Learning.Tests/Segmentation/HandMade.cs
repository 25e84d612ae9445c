using Bench.Core;
using Bench.Learning.Onnx;

namespace Bench.Learning.Tests.Segmentation;

/// <summary>ONNX models of one convolution of 1 × 1: scores 0.3, x and 2x − 0.9 of a grey value x.</summary>
internal static class HandMade
{
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
        if (fault == "rank")
        {
            Score(graph, "grey", "all", classes);
            graph.Node("ReduceMax", "scores", ["all"], ("axes", new long[] { 1 }), ("keepdims", 0L));
            graph.Output("scores", "n", "h", "w");
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

    private static void Score(OnnxGraph graph, string input, string output, int classes)
    {
        float[] slopes = [0, 1, 2, 0];
        float[] offsets = [0.3f, 0, -0.9f, -5];
        var kernel = graph.Array("kernel", [classes, 1, 1, 1], slopes[..classes]);
        graph.Node("Conv", output, [input, kernel, graph.Array("bias", [classes], offsets[..classes])], ("kernel_shape", new long[] { 1, 1 }));
    }

    private static string Save(TemporaryFolder folder, OnnxGraph graph)
    {
        var model = new OnnxMessage()
            .Add(OnnxField.Model.IrVersion, 8)
            .Add(OnnxField.Model.OpsetImport, new OnnxMessage().Add(OnnxField.Opset.Version, 13))
            .Add(OnnxField.Model.Graph, graph.ToMessage());
        var path = folder.File("model.onnx");
        File.WriteAllBytes(path, model.Content.ToArray());
        return path;
    }
}

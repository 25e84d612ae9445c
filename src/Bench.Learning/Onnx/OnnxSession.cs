using Bench.Core;
using Microsoft.ML.OnnxRuntime;

namespace Bench.Learning.Onnx;

/// <summary>An ONNX model loaded into ONNX Runtime on the CPU: one input and one of its outputs, both float32 of four axes.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly string _source;

    /// <summary>Loads a model.</summary>
    /// <param name="model">Bytes of the file.</param>
    /// <param name="source">What messages name.</param>
    /// <param name="threads">Threads inside one operator.</param>
    /// <param name="output">The output to take; null for the only one.</param>
    /// <exception cref="InputException">Not a model, or one of another signature; the message names node and shape.</exception>
    public OnnxSession(byte[] model, string source, int threads, string? output)
    {
        _source = source;
        using var options = new SessionOptions { IntraOpNumThreads = threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = Guard(() => new InferenceSession(model, options));
        try
        {
            var inputs = _session.InputMetadata;
            InputName = inputs.Count == 1
                ? inputs.Keys.Single()
                : throw Refuse($"it has {inputs.Count} inputs ({string.Join(", ", inputs.Select(Describe))}); one is needed", "export the model with the image as its only input.");
            OutputName = ChooseOutput(output);
            (InputShape, OutputShape) = (ShapeOf("input", InputName, inputs), ShapeOf("output", OutputName, _session.OutputMetadata));
        }
        catch (InputException)
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Name of the input.</summary>
    public string InputName { get; }

    /// <summary>Name of the output.</summary>
    public string OutputName { get; }

    /// <summary>Extents of the input's four axes; −1 where any will do.</summary>
    public IReadOnlyList<int> InputShape { get; }

    /// <summary>Extents of the output's four axes; −1 where they depend on the input.</summary>
    public IReadOnlyList<int> OutputShape { get; }

    /// <summary>What the file says of itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _session.ModelMetadata.CustomMetadataMap;

    /// <summary>Version of ONNX Runtime.</summary>
    public static string RuntimeVersion => OrtEnv.Instance().GetVersionString();

    /// <summary>Runs the model.</summary>
    /// <param name="values">The input, last axis fastest.</param>
    /// <param name="shape">Its four extents.</param>
    /// <returns>The output and its extents.</returns>
    /// <exception cref="InputException">The model fails on it.</exception>
    public (float[] Values, long[] Shape) Run(float[] values, long[] shape)
    {
        using var input = OrtValue.CreateTensorValueFromMemory(values, shape);
        using var outputs = Guard(() => _session.Run(_run, new Dictionary<string, OrtValue> { [InputName] = input }, [OutputName]));
        return (outputs[0].GetTensorDataAsSpan<float>().ToArray(), outputs[0].GetTensorTypeAndShape().Shape);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    /// <summary>An error that names the model.</summary>
    public InputException Refuse(string reason, string remedy) => new(_source, reason + ".", remedy);

    private static string Describe(KeyValuePair<string, NodeMetadata> node) =>
        $"'{node.Key}' {(node.Value.OnnxValueType == OnnxValueType.ONNX_TYPE_TENSOR ? $"{node.Value.ElementDataType} [{string.Join(", ", node.Value.Dimensions.Select(d => d < 0 ? "?" : $"{d}"))}]" : node.Value.OnnxValueType)}";

    private string ChooseOutput(string? asked)
    {
        var outputs = _session.OutputMetadata;
        if (asked is null && Metadata.ContainsKey(OnnxExport.MultipleKey) && outputs.ContainsKey(OnnxExport.LogitsName))
        {
            return OnnxExport.LogitsName;
        }

        var names = string.Join(", ", outputs.Select(Describe));
        return asked is null
            ? outputs.Count == 1 ? outputs.Keys.Single() : throw Refuse($"it has {outputs.Count} outputs: {names}", "say which one holds the class scores at full resolution, with --output NAME.")
            : outputs.ContainsKey(asked) ? asked : throw Refuse($"it has no output '{asked}'; it has {names}", "name one of them with --output.");
    }

    private int[] ShapeOf(string role, string name, IReadOnlyDictionary<string, NodeMetadata> nodes)
    {
        var node = nodes[name];
        if (node.OnnxValueType != OnnxValueType.ONNX_TYPE_TENSOR || node.ElementType != typeof(float) || node.Dimensions.Length != 4)
        {
            throw Refuse($"its {role} is {Describe(new(name, node))}, not float of four axes (images, classes or channels, rows, columns)", "export the model with 2D images as input and class scores of every pixel as output, float32.");
        }

        return node.Dimensions;
    }

    private T Guard<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (OnnxRuntimeException e)
        {
            throw new InputException(_source, $"ONNX Runtime {RuntimeVersion} refuses it: {e.Message}", "check the model, and --layout, --input-size and --multiple against it.", e);
        }
    }
}

using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Core.IO;
using Bench.Learning.ModelFiles;
using Microsoft.ML.OnnxRuntime;

namespace Bench.Learning.Onnx;

/// <summary>An ONNX model loaded into ONNX Runtime on the CPU: one floating-point input of four axes and one of its outputs.</summary>
internal sealed partial class OnnxSession : IDisposable
{
    private const int MostNumbersPerPixel = 64;

    private readonly InferenceSession _session;
    private readonly RunOptions _run = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
    private readonly string _source;
    private readonly TimeSpan _time;

    static OnnxSession() => OnnxTelemetry.TurnOff();

    private OnnxSession(
        string source, int threads, string? output, Func<SessionOptions, InferenceSession> load, bool isTrusted, TimeSpan time)
    {
        (_source, _time) = (source, time);
        using var options = new SessionOptions { IntraOpNumThreads = threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        if (!isTrusted)
        {
            OnnxBudget.Apply(options);
        }

        _session = Guard(() => load(options));
        try
        {
            var inputs = _session.InputMetadata;
            InputName = inputs.Count == 1
                ? inputs.Keys.Single()
                : throw Refuse(
                    $"it has {inputs.Count} inputs ({string.Join(", ", inputs.Select(OnnxNode.Describe))}); one is needed",
                    "export the model with the image as its only input.");
            OutputName = ChooseOutput(output);
            (InputShape, OutputShape) = (InputShapeOf(inputs[InputName]), OutputShapeOf(_session.OutputMetadata[OutputName]));
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

    /// <summary>
    /// Extents of the output's axes, four or, of a label map, three; −1 where they depend on the input, or the model does not say.
    /// </summary>
    public IReadOnlyList<int> OutputShape { get; }

    /// <summary>What the file says of itself.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _session.ModelMetadata.CustomMetadataMap;

    /// <summary>Version of ONNX Runtime.</summary>
    public static string RuntimeVersion => OrtEnv.Instance().GetVersionString();

    /// <summary>Loads a model that this program made, from memory.</summary>
    /// <param name="model">Bytes of the file.</param>
    /// <param name="source">What messages name.</param>
    /// <param name="threads">Threads inside one operator.</param>
    /// <param name="output">The output to take; null for the only one.</param>
    /// <exception cref="InputException">Not a model, or one of another signature; the message names node and shape.</exception>
    public static OnnxSession OfBytes(byte[] model, string source, int threads, string? output) =>
        new(source, threads, output, options => new InferenceSession(model, options), isTrusted: true, Timeout.InfiniteTimeSpan);

    /// <summary>Loads a model from its file, and the files of weights that it names from beside it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="threads">Threads inside one operator.</param>
    /// <param name="output">The output to take; null for the only one.</param>
    /// <exception cref="InputException">Not a model, or one of another signature; the message names node and shape.</exception>
    public static OnnxSession OfFile(string path, int threads, string? output)
    {
        OrdinaryFile.Require(path);
        if ((MistakenFile.Recognise(path) ?? OtherModelFile.Recognise(path, "--onnx")) is { } mistaken)
        {
            throw new InputException(path, mistaken.Reason, mistaken.Remedy);
        }

        var time = OnnxBudget.HasLoops(OnnxExternalFiles.Examine(path).Operators) ? OnnxBudget.LoopTime : Timeout.InfiniteTimeSpan;
        return new OnnxSession(path, threads, output, options => new InferenceSession(path, options), isTrusted: false, time);
    }

    /// <summary>Runs the model.</summary>
    /// <param name="values">The input, last axis fastest; given in the number type that the model takes.</param>
    /// <param name="shape">Its four extents.</param>
    /// <returns>The output and its extents.</returns>
    /// <exception cref="InputException">The model fails on it.</exception>
    public (float[] Values, long[] Shape) Run(float[] values, long[] shape)
    {
        using var input = OnnxNode.ToTensor(values, shape, _session.InputMetadata[InputName].ElementDataType);
        using var watch = new Timer(_ => _run.Terminate = true, null, _time, Timeout.InfiniteTimeSpan);
        using var outputs = Guard(() => _session.Run(_run, new Dictionary<string, OrtValue> { [InputName] = input }, [OutputName]));
        var given = outputs[0].GetTensorTypeAndShape();

        // Scores have one number for each class and pixel. An output of far more would be copied only to be refused.
        return given.ElementCount <= values.LongLength * MostNumbersPerPixel
            ? (OnnxNode.ToSingles(outputs[0]), given.Shape)
            : throw Refuse(
                $"its output '{OutputName}' is [{string.Join(", ", given.Shape)}] for an input of [{string.Join(", ", shape)}]",
                "use a model that gives a score for each class, or a label, for every pixel.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    /// <summary>An error that names the model.</summary>
    public InputException Refuse(string reason, string remedy) => new(_source, reason + ".", remedy);

    private string ChooseOutput(string? asked)
    {
        var outputs = _session.OutputMetadata;
        if (asked is null && Metadata.ContainsKey(OnnxExport.MultipleKey) && outputs.ContainsKey(OnnxExport.LogitsName))
        {
            return OnnxExport.LogitsName;
        }

        var names = string.Join(", ", outputs.Select(OnnxNode.Describe));
        return asked is null
            ? outputs.Count == 1
            ? outputs.Keys.Single()
            : throw Refuse(
                $"it has {outputs.Count} outputs: {names}", "say which one holds the class scores at full resolution, with --output NAME.")
            : outputs.ContainsKey(asked)
            ? asked
            : throw Refuse($"it has no output '{asked}'; it has {names}", "name one of them with --output.");
    }

    private int[] InputShapeOf(NodeMetadata node) => OnnxNode.IsFloatingPoint(node) && node.Dimensions.Length is 0 or 4
        ? OrOpen(node)
        : throw Refuse(
            $"its input is {OnnxNode.Describe(new(InputName, node))}, not floating-point of four axes (images, channels, rows, columns)",
            "export the model with 2D images as input.");

    private int[] OutputShapeOf(NodeMetadata node) => OnnxNode.IsNumber(node) && node.Dimensions.Length is 0 or 3 or 4
        ? OrOpen(node)
        : throw Refuse(
            $"its output is {OnnxNode.Describe(new(OutputName, node))}, neither class scores of four axes (images, classes, rows, "
                + "columns) nor labels of three or four",
            "export the model with class scores of every pixel as output, or with the label of every pixel.");

    // A file need not say the shape; then the first images show whether it is right.
    private static int[] OrOpen(NodeMetadata node) => node.Dimensions.Length > 0 ? node.Dimensions : [-1, -1, -1, -1];

    private T Guard<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (OnnxRuntimeException e) when (_run.Terminate)
        {
            throw new InputException(
                _source,
                $"it has a loop that did not end within {_time.TotalSeconds} s.",
                "use a model without loops, or give fewer images a pass with --batch 1.",
                e);
        }
        catch (OnnxRuntimeException e) when (OnnxBudget.IsUsedUp(e))
        {
            throw new InputException(
                _source,
                $"it needs more than the {OnnxBudget.MemoryGib} GiB that the arrays of a model made elsewhere may take: {Words(e)}",
                "give fewer images a pass with --batch 1, or a smaller --input-size.", e);
        }
        catch (OnnxRuntimeException e)
        {
            throw new InputException(
                _source,
                $"ONNX Runtime {RuntimeVersion} refuses it: {Words(e)}",
                "check the model, and --layout, --input-size and --multiple against it.",
                e);
        }
    }

    private static string Words(OnnxRuntimeException error) => Noise().Replace(error.Message, "").ReplaceLineEndings(" ").Trim();

    // Where in ONNX Runtime's own source an error arose: "[ErrorCode:Fail] /onnxruntime_src/….h:46 void onnxruntime::f(const T&) ",
    // "file.cc:461 f ".
    [GeneratedRegex(@"\[ErrorCode:\w+\] |/onnxruntime_src/\S+?:\d+ .*?\((?:[^()]|\([^()]*\))*\)(?: const)? |\b\w+\.(?:cc|h):\d+ \w+ ")]
    private static partial Regex Noise();
}

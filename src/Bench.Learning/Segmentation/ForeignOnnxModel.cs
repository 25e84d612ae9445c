using Bench.Core;
using Bench.Learning.Onnx;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>An ONNX model, run by ONNX Runtime on the CPU, its declared input checked against its signature.</summary>
internal sealed class ForeignOnnxModel : ForeignModel
{
    private readonly OnnxSession _session;
    private readonly int _threads;

    private ForeignOnnxModel(string source, ModelInput input, OnnxSession session, int threads)
        : base(source, input) => (_session, _threads) = (session, threads);

    /// <inheritdoc/>
    public override string Description => $"ONNX Runtime {OnnxSession.RuntimeVersion}, cpu, {_threads} thread(s); '{_session.InputName}' → '{_session.OutputName}'";

    /// <inheritdoc/>
    protected override int FixedBatch => Math.Max(0, _session.InputShape[0]);

    /// <inheritdoc/>
    protected override string OutputName => $"'{_session.OutputName}'";

    /// <summary>Loads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">What is known of it.</param>
    /// <param name="threads">Threads inside one operator.</param>
    /// <exception cref="InputException">Not a model, or one that does not fit what was declared; the message names node and shape.</exception>
    public static ForeignOnnxModel Load(string path, ModelInput input, int threads)
    {
        var session = new OnnxSession(ReadAll(path), path, threads, input.Output);
        try
        {
            return new ForeignOnnxModel(path, Check(session, input), session, threads);
        }
        catch (InputException)
        {
            session.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _session.Dispose();

    /// <inheritdoc/>
    protected override Tensor Run(float[] values, long[] shape)
    {
        var (scores, given) = _session.Run(values, shape);
        return tensor(scores, given);
    }

    private static byte[] ReadAll(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"cannot be read: {e.Message}", "check the path.", e);
        }
    }

    private static ModelInput Check(OnnxSession session, ModelInput input)
    {
        var (channel, row, column) = input.Layout == PixelLayout.Nchw ? (1, 2, 3) : (3, 1, 2);
        var (given, result) = (session.InputShape, session.OutputShape);
        // An axis that is left open may be the channel, unless the other layout's is plainly that.
        if (given[channel] is not (1 or -1) || (given[channel] < 0 && given[4 - channel] == 1))
        {
            throw session.Refuse($"its input '{session.InputName}' is {Text(given)}: with --layout {Word(input)}, axis {channel} would be the channel and must be 1", "give the other --layout, or a model for grey images.");
        }

        if (result[channel] is not (-1 or LabelMap.ClassCount))
        {
            throw session.Refuse($"its output '{session.OutputName}' is {Text(result)}: with --layout {Word(input)}, axis {channel} would be the class and must be {LabelMap.ClassCount}", "give the other --layout, or a model of three classes: background, myocardium, blood pool.");
        }

        if (input.Size is { } size && ((given[row] >= 0 && given[row] != size.Height) || (given[column] >= 0 && given[column] != size.Width)))
        {
            throw session.Refuse($"its input '{session.InputName}' is {Text(given)}, and --input-size says {size.Height} × {size.Width}", "leave out --input-size: the model fixes it.");
        }

        if ((given[row] < 0) != (given[column] < 0) && input.Size is null)
        {
            throw session.Refuse($"its input '{session.InputName}' is {Text(given)}, which leaves one side open", "say with --input-size which size to use.");
        }

        var fixedSize = given[row] > 0 && given[column] > 0 ? (given[row], given[column]) : input.Size;
        var workingSize = Known(session, OnnxExport.WorkingSizeKey) ?? input.WorkingSize;
        return input with { Size = fixedSize, Multiple = Known(session, OnnxExport.MultipleKey) ?? input.Multiple, WorkingSize = workingSize };
    }

    // Models that this program exported say it themselves.
    private static int? Known(OnnxSession session, string key) => session.Metadata.GetValueOrDefault(key) is { } text && int.TryParse(text, out var number) ? number : null;

    private static string Word(ModelInput input) => input.Layout == PixelLayout.Nchw ? "nchw" : "nhwc";

    private static string Text(IReadOnlyList<int> shape) => $"[{string.Join(", ", shape.Select(d => d < 0 ? "?" : $"{d}"))}]";
}

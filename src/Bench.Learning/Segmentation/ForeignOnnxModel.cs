using Bench.Core;
using Bench.Learning.Onnx;

namespace Bench.Learning.Segmentation;

/// <summary>An ONNX model, run by ONNX Runtime on the CPU, its declared input checked against its signature.</summary>
internal sealed class ForeignOnnxModel : ForeignModel
{
    private const int MostPixels = 8192;

    private readonly OnnxSession _session;
    private readonly int _threads;

    private ForeignOnnxModel(string source, ModelInput input, OnnxSession session, int threads)
        : base(source, input) => (_session, _threads) = (session, threads);

    /// <inheritdoc/>
    public override string Description =>
        $"ONNX Runtime {OnnxSession.RuntimeVersion}, cpu, {_threads} thread(s); '{_session.InputName}' → '{_session.OutputName}'";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata => _session.Metadata;

    /// <inheritdoc/>
    protected override int FixedBatch => Math.Max(0, _session.InputShape[0]);

    /// <inheritdoc/>
    protected override string OutputName => $"'{_session.OutputName}'";

    /// <summary>Loads a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">What is known of it.</param>
    /// <param name="threads">Threads inside one operator.</param>
    /// <exception cref="InputException">
    /// Not a model, or one that does not fit what was declared; the message names node and shape.
    /// </exception>
    public static ForeignOnnxModel Load(string path, ModelInput input, int threads)
    {
        var session = OnnxSession.OfFile(path, threads, input.Output);
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
    protected override (float[] Values, long[] Shape) Run(float[] values, long[] shape) => _session.Run(values, shape);

    private static ModelInput Check(OnnxSession session, ModelInput input)
    {
        var (channel, row, column) = input.Layout == PixelLayout.Nchw ? (1, 2, 3) : (3, 1, 2);
        var scores = input.LayoutOfOutput == PixelLayout.Nchw ? 1 : 3;
        var (given, result) = (session.InputShape, session.OutputShape);
        if (!MayBe(given, channel, input.Channels))
        {
            throw session.Refuse(
                $"its input '{session.InputName}' is {Text(given)}: with --layout {Word(input.Layout)}, axis {channel} would be the "
                    + $"channel and must be {input.Channels}",
                given[channel] is > 1 and <= ModelInput.MostChannels
                    ? $"repeat the grey image with --channels {given[channel]}, or give the other --layout."
                    : "give the other --layout, or a model for grey images.");
        }

        if (result.Count == 4 && !MayBe(result, scores, input.Classes) && result[scores] != 1)
        {
            throw session.Refuse(
                $"its output '{session.OutputName}' is {Text(result)}: with "
                    + $"{(input.OutputLayout is null ? "--layout" : "--output-layout")} "
                    + $"{Word(input.LayoutOfOutput)}, axis {scores} would be the class and must be {input.Classes}",
                "give the other --layout, or --output-layout if output and input differ, "
                    + $"or use a model that gives {input.ClassesInWords} classes ({input.StructuresInWords}) or labels.");
        }

        if (
            input.Size is { } size
                && ((given[row] >= 0 && given[row] != size.Height) || (given[column] >= 0 && given[column] != size.Width)))
        {
            throw session.Refuse(
                $"its input '{session.InputName}' is {Text(given)}, and --input-size says {size.Height} × {size.Width}",
                "leave out --input-size: the model fixes it.");
        }

        if ((given[row] < 0) != (given[column] < 0) && input.Size is null)
        {
            throw session.Refuse(
                $"its input '{session.InputName}' is {Text(given)}, which leaves one side open",
                "say with --input-size which size to use.");
        }

        var fixedSize = given[row] > 0 && given[column] > 0 ? (given[row], given[column]) : input.Size;
        var workingSize = Known(session, OnnxExport.WorkingSizeKey, 0) ?? input.WorkingSize;
        return input with
        {
            Size = fixedSize,
            Multiple = Known(session, OnnxExport.MultipleKey, 1) ?? input.Multiple,
            WorkingSize = workingSize,
        };
    }

    // Models that this program exported say it themselves.
    private static int? Known(OnnxSession session, string key, int least) =>
        session.Metadata.GetValueOrDefault(key) is { } text && int.TryParse(text, out var number) && number >= least && number <= MostPixels
            ? number
            : null;

    // An axis that is left open may have any extent, unless the other layout's plainly has it.
    private static bool MayBe(IReadOnlyList<int> shape, int axis, int extent) =>
        shape[axis] == extent || (shape[axis] < 0 && shape[4 - axis] != extent);

    private static string Word(PixelLayout layout) => layout == PixelLayout.Nchw ? "nchw" : "nhwc";

    private static string Text(IReadOnlyList<int> shape) => $"[{string.Join(", ", shape.Select(d => d < 0 ? "?" : $"{d}"))}]";
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Bench.Core;
using Bench.Core.IO;
using Bench.Learning.ModelFiles;
using Bench.Learning.Runtime;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>A TorchScript file, run by libtorch. It takes one tensor and gives one, or several of which one is declared.</summary>
internal sealed partial class TorchScriptModel : ForeignModel
{
    private readonly TorchRuntime _runtime;
    private readonly jit.ScriptModule _module;
    private readonly ScalarType _type;
    private readonly int? _place;
    private readonly string _source;

    private TorchScriptModel(string source, ModelInput input, int? place, TorchRuntime runtime, jit.ScriptModule module)
        : base(source, input)
    {
        (_source, _place, _runtime, _module) = (source, place, runtime, module);
        var first = module.parameters().FirstOrDefault();
        _type = first is not null && first.is_floating_point() ? first.dtype : ScalarType.Float32;
    }

    /// <inheritdoc/>
    public override string Description =>
        $"TorchScript on libtorch {_runtime.LibTorchVersion}, {_runtime.DeviceName}, {_runtime.Threads} thread(s), "
            + $"{_type.ToString().ToLowerInvariant()}";

    /// <inheritdoc/>
    protected override string OutputName => "(of forward)";

    /// <summary>Loads a file that <c>torch.jit.save</c> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">What is known of the model.</param>
    /// <param name="runtime">libtorch, loaded.</param>
    /// <exception cref="InputException">No such file, libtorch cannot load it, or an output is declared by name.</exception>
    public static TorchScriptModel Load(string path, ModelInput input, TorchRuntime runtime)
    {
        var place = input.Output is not { } text ? (int?)null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new InputException(
                "--output",
                $"'{text}' is not a whole number; outputs of TorchScript have no names.",
                "give the index of the output, counted from 0.");
        OrdinaryFile.Require(path);
        if ((MistakenFile.Recognise(path) ?? OtherModelFile.Recognise(path, "--torchscript")) is { } mistaken)
        {
            throw new InputException(path, mistaken.Reason, mistaken.Remedy);
        }

        TorchScriptArchive.Require(path);

        try
        {
            var module = jit.load(path, runtime.Device.type, Math.Max(0, runtime.Device.index));
            module.eval();
            return new TorchScriptModel(path, input, place, runtime, module);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InputException(
                path,
                $"libtorch {runtime.LibTorchVersion} cannot load it: {Essence(e)}",
                "save the model with torch.jit.save; a file of torch.save holds no code and cannot be run.",
                e);
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _module.Dispose();

    /// <inheritdoc/>
    protected override (float[] Values, long[] Shape) Run(float[] values, long[] shape)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var given = Chosen(Call(values, shape)).to(ScalarType.Float32).cpu();
        return (StateDictionary.ToArray(given), given.shape);
    }

    private object? Call(float[] values, long[] shape)
    {
        try
        {
            return _module.call(tensor(values, shape, device: _runtime.Device).to(_type));
        }
        catch (ArgumentOutOfRangeException e)
        {
            // What TorchSharp 0.107 makes of values that it cannot take over, such as dictionaries.
            throw new InputException(
                _source,
                "its forward gives neither a tensor nor a tuple or list of tensors.",
                "script a model that returns the class scores of every pixel, and no dictionary.",
                e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InputException(
                _source,
                $"it fails on images of [{string.Join(", ", shape)}]: {Essence(e)}",
                "check --layout, --channels, --input-size and --multiple.",
                e);
        }
    }

    private Tensor Chosen(object? given)
    {
        IReadOnlyList<object?> several = given switch
        {
            Tensor one => [one],
            Tensor[] many => many,
            ITuple tuple => [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])],
            IEnumerable<object?> list => [.. list],
            _ => [],
        };
        if (_place is null && several.Count > 1)
        {
            throw new InputException(
                _source,
                $"its forward gives {several.Count} outputs: {string.Join(", ", several.Select((o, i) => $"{i}: {Described(o)}"))}.",
                "say which one holds the class scores at full resolution, with --output NUMBER.");
        }

        var place = _place ?? 0;
        return place >= 0 && place < several.Count && several[place] is Tensor tensor
            ? tensor
            : throw new InputException(
                _source,
                several.Count == 0
                    ? "its forward gives no tensor."
                    : $"its forward gives {several.Count} output(s), and number {place} (from 0) is "
                        + $"{(place < several.Count ? "no tensor" : "not among them")}.",
                several.Count == 0
                    ? "script a model that returns the class scores of every pixel."
                    : "say with --output which output holds the class scores, counted from 0.");
    }

    private static string Described(object? output) =>
        output is Tensor tensor ? $"{tensor.dtype} [{string.Join(", ", tensor.shape)}]" : "no tensor";

    // libtorch tells first where it was, line by line, and what went wrong in a line that begins with the kind of exception.
    private static string Essence(Exception e)
    {
        var lines = e.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(l => ExceptionLine().IsMatch(l)) ?? lines.FirstOrDefault() ?? "unknown";
    }

    [GeneratedRegex(@"^[\w.]*(?:Error|Exception): ")]
    private static partial Regex ExceptionLine();
}

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Bench.Core;
using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>A TorchScript file, run by libtorch. It takes one tensor and gives one, or several of which the last is meant.</summary>
internal sealed class TorchScriptModel : ForeignModel
{
    private readonly TorchRuntime _runtime;
    private readonly jit.ScriptModule _module;
    private readonly string _source;

    private TorchScriptModel(string source, ModelInput input, TorchRuntime runtime, jit.ScriptModule module)
        : base(source, input) => (_source, _runtime, _module) = (source, runtime, module);

    /// <inheritdoc/>
    public override string Description => $"TorchScript on libtorch {_runtime.LibTorchVersion}, {_runtime.DeviceName}, {_runtime.Threads} thread(s)";

    /// <inheritdoc/>
    protected override string OutputName => "(of forward)";

    /// <summary>Loads a file that <c>torch.jit.save</c> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <param name="input">What is known of the model.</param>
    /// <param name="runtime">libtorch, loaded.</param>
    /// <exception cref="InputException">No such file, or libtorch cannot load it.</exception>
    public static TorchScriptModel Load(string path, ModelInput input, TorchRuntime runtime)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, "there is no such file.", "check the path.");
        }

        try
        {
            var module = jit.load(path, runtime.Device.type, Math.Max(0, runtime.Device.index));
            module.eval();
            return new TorchScriptModel(path, input, runtime, module);
        }
        catch (Exception e) when (e is ExternalException or InvalidOperationException or IOException)
        {
            throw new InputException(path, $"libtorch {runtime.LibTorchVersion} cannot load it: {FirstLine(e)}", "save the model with torch.jit.save; a file of torch.save holds no code and cannot be run.", e);
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => _module.Dispose();

    /// <inheritdoc/>
    protected override Tensor Run(float[] values, long[] shape)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        try
        {
            var given = _module.call(tensor(values, shape, device: _runtime.Device)) switch
            {
                Tensor one => one,
                Tensor[] { Length: > 0 } several => several[^1],
                ITuple { Length: > 0 } several when several[several.Length - 1] is Tensor last => last,
                IList<object> { Count: > 0 } several when several[^1] is Tensor final => final,
                var other => throw new InputException(_source, $"its forward gives {other?.GetType().Name ?? "nothing"}, not a tensor.", "script a model that returns the class scores of every pixel."),
            };
            return given.to(ScalarType.Float32).cpu().MoveToOuterDisposeScope();
        }
        catch (ExternalException e)
        {
            throw new InputException(_source, $"it fails on images of [{string.Join(", ", shape)}]: {FirstLine(e)}", "check --layout, --input-size and --multiple.", e);
        }
    }

    private static string FirstLine(Exception e)
    {
        var lines = e.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(l => l.StartsWith("RuntimeError", StringComparison.Ordinal)) ?? lines.FirstOrDefault() ?? "unknown";
    }
}

using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>One of this program's networks, run by libtorch; its full-resolution head only.</summary>
internal sealed class TorchModel : IScoreModel
{
    private readonly TorchRuntime _runtime;
    private readonly NetworkWeights _weights;
    private readonly SegmentationNetwork _network;

    /// <summary>Puts weights into a network.</summary>
    /// <exception cref="InputException">The weights do not fit the network that they name, or are not numbers.</exception>
    public TorchModel(TorchRuntime runtime, NetworkWeights weights)
    {
        weights.RequireFinite(weights.Network.Name);
        _runtime = runtime;
        _weights = weights;
        _network = new SegmentationNetwork(weights.Network, 0, runtime.Device, numbers: runtime.NumberType);
        StateDictionary.Write(_network, weights.Arrays, weights.Network.Name);
        _network.eval();
    }

    /// <inheritdoc/>
    public string Description => $"libtorch {_runtime.LibTorchVersion}, {_runtime.DeviceName}, {_runtime.Threads} thread(s), float32";

    /// <inheritdoc/>
    public ScoreKind Kind => ScoreKind.Logits;

    /// <inheritdoc/>
    public int Classes => _weights.Network.Classes;

    /// <inheritdoc/>
    public int ImagesAPass(int pixels) =>
        _runtime.DeviceName == "cpu"
            ? MemoryBudget.ImagesAPass(pixels, MemoryBudget.FloatsOf(_weights.Network, UpsamplingWay.AsDrawn))
            : MemoryBudget.ImagesAPassOnCuda(pixels);

    /// <inheritdoc/>
    public WorkingGrid GridFor(StackSize size) =>
        WorkingGrid.For(size.Height, size.Width, _weights.WorkingSize, _weights.Network.SizeMultiple);

    /// <inheritdoc/>
    public void Scale(ReadOnlySpan<float> slice, Span<float> scaled) => IntensityScaling.ToUnit(slice, scaled);

    /// <inheritdoc/>
    public Tensor Scores(float[] images, int count, WorkingGrid grid)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var input = tensor(images, [count, 1, grid.WorkingHeight, grid.WorkingWidth], device: _runtime.Device);
        return _network.Forward(input, allHeads: false)[^1].MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}

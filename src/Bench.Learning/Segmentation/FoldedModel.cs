using Bench.Core;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>One of this program's networks in its fastest form for the CPU; see <see cref="FoldedNetwork"/>.</summary>
internal sealed class FoldedModel : IScoreModel
{
    private readonly NetworkWeights _weights;
    private readonly FoldedNetwork _network;

    /// <summary>Folds a network.</summary>
    /// <param name="runtime">libtorch, loaded, on the CPU.</param>
    /// <param name="weights">The network.</param>
    /// <param name="reduced">Convolutions in bfloat16 instead of float32.</param>
    /// <exception cref="InputException">The weights do not fit the network that they name, or are not numbers.</exception>
    public FoldedModel(TorchRuntime runtime, NetworkWeights weights, bool reduced)
    {
        weights.RequireFinite(weights.Network.Name);
        _weights = weights;
        _network = new FoldedNetwork(weights, reduced ? ScalarType.BFloat16 : ScalarType.Float32, runtime.Threads);
        Description = $"libtorch {runtime.LibTorchVersion}, cpu, {runtime.Threads} thread(s), {(reduced ? "bfloat16" : "float32")}, layers folded";
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public ScoreKind Kind => ScoreKind.Logits;

    /// <inheritdoc/>
    public int ImagesAPass(int pixels) => MemoryBudget.ImagesAPass(pixels, MemoryBudget.FloatsOf(_weights.Network, UpsamplingWay.VectorLoops));

    /// <inheritdoc/>
    public WorkingGrid GridFor(StackSize size) => WorkingGrid.For(size.Height, size.Width, _weights.WorkingSize, _weights.Network.SizeMultiple);

    /// <inheritdoc/>
    public void Scale(ReadOnlySpan<float> slice, Span<float> scaled) => IntensityScaling.ToUnit(slice, scaled);

    /// <inheritdoc/>
    public Tensor Scores(float[] images, int count, WorkingGrid grid)
    {
        using var input = tensor(images, [count, 1, grid.WorkingHeight, grid.WorkingWidth]);
        return _network.Forward(input);
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();
}

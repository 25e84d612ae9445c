using Bench.Core;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using Bench.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>One of this program's networks in its fastest form; see <see cref="FoldedNetwork"/>.</summary>
internal sealed class FoldedModel : ISharedModel
{
    private readonly NetworkWeights _weights;
    private readonly FoldedNetwork _network;
    private readonly Device _device;
    private readonly TravellingImages _travelling;
    private readonly GatheredPasses _gathered;

    /// <summary>Folds a network.</summary>
    /// <param name="runtime">libtorch, loaded; its precision is the convolutions'.</param>
    /// <param name="weights">The network.</param>
    /// <exception cref="InputException">The weights do not fit the network that they name, or are not numbers.</exception>
    public FoldedModel(TorchRuntime runtime, NetworkWeights weights)
    {
        weights.RequireFinite(weights.Network.Name);
        _weights = weights;
        _device = runtime.Device;
        _travelling = new TravellingImages(_device);
        _gathered = new GatheredPasses(this);
        _network = new FoldedNetwork(weights, runtime.Device, runtime.NumberType, runtime.Threads);
        var numbers = runtime.Precision switch { ComputePrecision.BFloat16 => "bfloat16", ComputePrecision.Tf32 => "TF32", _ => "float32" };
        Description = $"libtorch {runtime.LibTorchVersion}, {runtime.DeviceName}, {runtime.Threads} thread(s), {numbers}, layers folded";
    }

    /// <inheritdoc/>
    public string Description { get; }

    /// <inheritdoc/>
    public ScoreKind Kind => ScoreKind.Logits;

    /// <inheritdoc/>
    public int Classes => _weights.Network.Classes;

    /// <inheritdoc/>
    public int ImagesAPass(int pixels) => _device.type == DeviceType.CUDA
        ? MemoryBudget.ImagesAPassOnCuda(pixels)
        : MemoryBudget.ImagesAPass(pixels, MemoryBudget.FloatsOf(_weights.Network, UpsamplingWay.VectorLoops));

    /// <inheritdoc/>
    public WorkingGrid GridFor(StackSize size) =>
        WorkingGrid.For(size.Height, size.Width, _weights.WorkingSize, _weights.Network.SizeMultiple);

    /// <inheritdoc/>
    public void Scale(ReadOnlySpan<float> slice, Span<float> scaled) => IntensityScaling.ToUnit(slice, scaled);

    /// <inheritdoc/>
    public bool IsShared => _device.type == DeviceType.CUDA;

    /// <inheritdoc/>
    public Tensor Bring(IEnumerable<ReadOnlyMemory<float>> images, int count, WorkingGrid grid) =>
        _travelling.Bring(images, [count, 1, grid.WorkingHeight, grid.WorkingWidth]);

    /// <inheritdoc/>
    public bool TakesSeveral => IsShared;

    /// <inheritdoc/>
    public Tensor Scores(Tensor images) => _network.Forward(images);

    /// <inheritdoc/>
    public Tensor Scores(float[] images, int count, WorkingGrid grid)
    {
        using var input = Bring([images], count, grid);
        return _network.Forward(input);
    }

    /// <inheritdoc/>
    public LabelledImages Label(float[] images, int count, WorkingGrid grid, bool withProbabilities) => IsShared
        ? _gathered.Label(images, count, grid, withProbabilities)
        : TensorScores.Read(() => Scores(images, count, grid), Kind, grid, withProbabilities);

    /// <inheritdoc/>
    public void Dispose()
    {
        _gathered.Dispose();
        _network.Dispose();
        _travelling.Dispose();
    }
}

using Bench.Core;
using Bench.Learning.Networks;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using Bench.Learning.Weights;
using static TorchSharp.torch;

namespace Bench.Learning.Segmentation;

/// <summary>Labels image stacks with a trained network: the class of highest probability of the full-resolution head, nothing cleaned.</summary>
public sealed class Segmenter : IDisposable
{
    // Bounds the memory of one pass: four working images of 256 × 256, or as many smaller ones as have the same number of pixels.
    private const int PixelsAPass = 4 * 256 * 256;

    private readonly TorchRuntime _runtime;
    private readonly NetworkWeights _weights;
    private readonly SegmentationNetwork _network;

    /// <summary>Puts weights into a network.</summary>
    /// <param name="runtime">libtorch, loaded.</param>
    /// <param name="weights">Trained weights.</param>
    /// <exception cref="InputException">The weights do not fit the network that they name.</exception>
    public Segmenter(TorchRuntime runtime, NetworkWeights weights)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        ArgumentNullException.ThrowIfNull(weights);
        _runtime = runtime;
        _weights = weights;
        _network = new SegmentationNetwork(weights.Network, 0, runtime.Device);
        StateDictionary.Write(_network, weights.Arrays, weights.Network.Name);
        _network.eval();
    }

    /// <summary>Labels one stack.</summary>
    /// <param name="image">Grey values; any size, each slice scaled on its own.</param>
    /// <param name="cancellation">Looked at between batches of slices.</param>
    /// <returns>Labels, same size.</returns>
    public LabelMap Segment(ImageStack image, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var size = image.Size;
        var grid = WorkingGrid.For(size.Height, size.Width, _weights.WorkingSize, _weights.Network.SizeMultiple);
        var labels = new byte[size.Count];
        var slicesAPass = Math.Clamp(PixelsAPass / (grid.WorkingHeight * grid.WorkingWidth), 1, size.Slices);
        for (var first = 0; first < size.Slices; first += slicesAPass)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(slicesAPass, size.Slices - first);
            Label(image, first, count, grid).CopyTo(labels.AsSpan(first * size.SliceLength));
        }

        return new LabelMap(size, labels);
    }

    /// <summary>Frees the network's memory.</summary>
    public void Dispose() => _network.Dispose();

    private byte[] Label(ImageStack image, int first, int count, WorkingGrid grid)
    {
        var workingLength = grid.WorkingHeight * grid.WorkingWidth;
        var input = new float[count * workingLength];
        var scaled = new float[image.Size.SliceLength];
        for (var i = 0; i < count; i++)
        {
            IntensityScaling.ToUnit(image.Slice(first + i), scaled);
            grid.Reduce(scaled, input.AsSpan(i * workingLength, workingLength));
        }

        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var logits = _network.Forward(tensor(input, [count, 1, grid.WorkingHeight, grid.WorkingWidth], device: _runtime.Device), allHeads: false);
        return NativeLogits.From(logits[^1], grid).argmax(1).to(ScalarType.Byte).cpu().contiguous().data<byte>().ToArray();
    }
}

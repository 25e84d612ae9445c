using Bench.Core;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Onnx;
using Bench.Learning.Preprocessing;
using Bench.Learning.Weights;

namespace Bench.Learning.Segmentation;

/// <summary>One of this program's networks, exported in memory and run by ONNX Runtime on the CPU; libtorch is not needed.</summary>
internal sealed class OnnxNetworkModel : IPixelModel
{
    private readonly NetworkWeights _weights;
    private readonly OnnxSession _session;
    private readonly int _threads;

    /// <summary>Exports and loads a network.</summary>
    /// <exception cref="InputException">The weights lack arrays or are not numbers.</exception>
    public OnnxNetworkModel(NetworkWeights weights, int threads)
    {
        (_weights, _threads) = (weights, threads);
        _session = OnnxSession.OfBytes(OnnxExport.ToBytes(weights), weights.Network.Name, threads, OnnxExport.LogitsName);
    }

    /// <inheritdoc/>
    public string Description => $"ONNX Runtime {OnnxSession.RuntimeVersion}, cpu, {_threads} thread(s), float32";

    /// <inheritdoc/>
    public ScoreKind Kind => ScoreKind.Logits;

    /// <inheritdoc/>
    public int Classes => _weights.Network.Classes;

    /// <inheritdoc/>
    public int ImagesAPass(int pixels) => MemoryBudget.ImagesAPass(pixels, MemoryBudget.FloatsOf(_weights.Network, UpsamplingWay.AsDrawn));

    /// <inheritdoc/>
    public WorkingGrid GridFor(StackSize size) =>
        WorkingGrid.For(size.Height, size.Width, _weights.WorkingSize, _weights.Network.SizeMultiple);

    /// <inheritdoc/>
    public void Scale(ReadOnlySpan<float> slice, Span<float> scaled) => IntensityScaling.ToUnit(slice, scaled);

    /// <inheritdoc/>
    public LabelledImages Label(float[] images, int count, WorkingGrid grid, bool withProbabilities)
    {
        var (logits, _) = _session.Run(images, [count, 1, grid.WorkingHeight, grid.WorkingWidth]);
        return ArrayScores.Read(logits, count, Classes, grid, withProbabilities ? Kind : null);
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}

using Bench.Core;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Training;

/// <summary>Loss and pooled Dice of a network on the validation images.</summary>
/// <param name="Loss">Loss summed over heads, mean over batches weighted by their size.</param>
/// <param name="DiceMyocardium">2·|A∩B| / (|A| + |B|) over all voxels; NaN where both are empty.</param>
/// <param name="DiceBloodPool">Likewise.</param>
internal sealed record Validation(double Loss, double DiceMyocardium, double DiceBloodPool)
{
    /// <summary>Runs a network over a set, in evaluation mode and without gradients.</summary>
    public static Validation Of(SegmentationNetwork network, BatchSource batches, WorkingGrid grid, LossKind kind, Device device, CancellationToken cancellation)
    {
        using var frozen = no_grad();
        network.eval();
        var (loss, images) = (0.0, 0);
        var overlap = new long[LabelMap.ClassCount];
        var total = new long[LabelMap.ClassCount];
        foreach (var batch in batches.Epoch(0))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var labels = BatchTensors.Labels(batch, grid, device);
            var heads = network.Forward(BatchTensors.Images(batch, grid, device), allHeads: true);
            var native = NativeLogits.From(heads[^1], grid);
            loss += batch.Indices.Length * (double)HeadsLoss.Of(heads, native, labels, grid, kind).item<float>();
            images += batch.Indices.Length;
            var predicted = native.argmax(1, keepdim: true);
            for (var c = 1; c < LabelMap.ClassCount; c++)
            {
                var (p, t) = (predicted.Is(c), labels.Is(c));
                overlap[c] += p.logical_and(t).sum().item<long>();
                total[c] += p.sum().item<long>() + t.sum().item<long>();
            }
        }

        return new Validation(loss / images, 2.0 * overlap[1] / total[1], 2.0 * overlap[2] / total[2]);
    }
}

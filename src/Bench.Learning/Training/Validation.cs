using Bench.Core;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Preprocessing;
using static TorchSharp.torch;

namespace Bench.Learning.Training;

/// <summary>Loss and pooled Dice of a network on the validation images.</summary>
/// <param name="Loss">Loss summed over heads, mean over batches weighted by their size; not finite where one batch's is not.</param>
/// <param name="DiceMyocardium">2·|A∩B| / (|A| + |B|) over all voxels; NaN where both are empty.</param>
/// <param name="DiceBloodPool">Likewise.</param>
/// <param name="FailedOn">Indices of the first batch whose loss is not finite; null where there is none.</param>
internal sealed record Validation(double Loss, double DiceMyocardium, double DiceBloodPool, int[]? FailedOn)
{
    /// <summary>Likewise, of the right ventricle; null where the network has no class for it.</summary>
    public double? DiceRightVentricle { get; private init; }

    /// <summary>Runs a network over a set, in evaluation mode and without gradients.</summary>
    public static Validation Of(
        SegmentationNetwork network, BatchSource batches, WorkingGrid grid, LossKind kind, Device device, CancellationToken cancellation)
    {
        using var frozen = no_grad();
        network.eval();
        var (loss, images) = (0.0, 0);
        int[]? failed = null;
        PooledDice? dice = null;
        foreach (var batch in batches.Epoch(0))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            using var tensors = BatchTensors.On(batch, grid, device);
            var heads = network.Forward(tensors.Images, allHeads: true);
            var native = NativeLogits.From(heads[^1], grid);
            var ofBatch = (double)HeadsLoss.Of(heads, native, tensors.Labels, grid, kind).item<float>();
            failed ??= double.IsFinite(ofBatch) ? null : batch.Indices;
            loss += batch.Indices.Length * ofBatch;
            images += batch.Indices.Length;
            dice ??= new PooledDice((int)native.shape[1]);
            dice.Add(native, tensors.Labels);
        }

        return new Validation(
            loss / images,
            dice!.Of(Structure.Myocardium),
            dice.Of(Structure.BloodPool),
            failed)
        { DiceRightVentricle = dice.OfRightVentricle };
    }
}

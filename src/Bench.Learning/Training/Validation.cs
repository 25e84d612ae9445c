using Bench.Core;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
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
        SegmentationNetwork network, BatchSource batches, WorkingGrid grid, LossKind kind, CancellationToken cancellation)
    {
        using var frozen = no_grad();
        network.eval();
        var (loss, images) = (0.0, 0);
        int[]? failed = null;
        var dice = new PooledDice(network.Classes);
        (int[] Indices, Arrival Numbers)? before = null;

        // A device computes a batch while the numbers of the one before are looked at.
        void Take()
        {
            if (before is not { } ordered)
            {
                return;
            }

            before = null;
            using (ordered.Numbers)
            {
                var found = ordered.Numbers.Wait<double>().ToArray();
                failed ??= double.IsFinite(found[0]) ? null : ordered.Indices;
                loss += ordered.Indices.Length * found[0];
                images += ordered.Indices.Length;
                dice.Add([.. found[1..].Select(n => (long)n)]);
            }
        }

        try
        {
            foreach (var batch in batches.Epoch(0))
            {
                using (batch)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var numbers = Order(network, batch, grid, kind);
                    Take();
                    before = (batch.Indices, numbers);
                }
            }

            Take();
        }
        finally
        {
            before?.Numbers.Dispose();
        }

        return new Validation(
            loss / images,
            dice.Of(Structure.Myocardium),
            dice.Of(Structure.BloodPool),
            failed)
        { DiceRightVentricle = dice.OfRightVentricle };
    }

    private static Arrival Order(SegmentationNetwork network, BatchTensors batch, WorkingGrid grid, LossKind kind)
    {
        using var scope = NewDisposeScope();
        var heads = network.Forward(batch.Images, allHeads: true);
        var native = NativeLogits.From(heads[^1], grid);
        var loss = HeadsLoss.Of(heads, native, batch.Labels, grid, kind);
        return Arrival.Of(cat([loss.reshape(1).to(ScalarType.Float64), PooledDice.Count(native, batch.Labels).to(ScalarType.Float64)]));
    }
}

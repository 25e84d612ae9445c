using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using static TorchSharp.torch;

namespace Bench.Learning.Training;

/// <summary>
/// One step: forward, loss of all heads, gradients, Adam. It is ordered, and its numbers come when they are there: a GPU that has to answer
/// in between stands still until it is told what comes next.
/// </summary>
internal sealed class TrainingStep(SegmentationNetwork network, Adam optimiser, WorkingGrid grid, LossKind loss)
{
    /// <summary>Orders a step. Its order is complete when this returns; on a CPU, so is its work.</summary>
    /// <param name="batch">Images and labels, on the network's device.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <returns>What <see cref="StepNumbers.Of"/> reads; the caller frees it.</returns>
    public Arrival Order(BatchTensors batch, double learningRate)
    {
        using var scope = NewDisposeScope();
        var heads = network.Forward(batch.Images, allHeads: true);
        var native = NativeLogits.From(heads[^1], grid);
        var value = HeadsLoss.Of(heads, native, batch.Labels, grid, loss);
        var counts = PooledDice.Count(native, batch.Labels);
        var squaredGradient = optimiser.Step(network.Flat.Gradient(value), learningRate);
        return Arrival.Of(
            cat(
                [
                    value.detach().reshape(1).to(ScalarType.Float64), squaredGradient.reshape(1).to(ScalarType.Float64),
                    counts.to(ScalarType.Float64),
                ]));
    }
}

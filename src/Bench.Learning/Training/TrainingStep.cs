using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;
using static TorchSharp.torch;

namespace Bench.Learning.Training;

/// <summary>
/// One step: forward, loss of all heads, gradients, Adam. Nothing is fetched from the device before the end, and then once: a GPU that has
/// to answer in between stands still until it is told what comes next.
/// </summary>
internal sealed class TrainingStep(SegmentationNetwork network, Adam optimiser, WorkingGrid grid, LossKind loss)
{
    /// <summary>Takes a step.</summary>
    /// <param name="batch">Images and labels, on the network's device.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <param name="meanwhile">Done after the step was ordered and before its numbers are waited for.</param>
    public StepNumbers Run(BatchTensors batch, double learningRate, Action? meanwhile = null)
    {
        using var scope = NewDisposeScope();
        var numbers = Order(batch, learningRate);
        meanwhile?.Invoke();
        return StepNumbers.Of(numbers.cpu().data<double>().ToArray());
    }

    private Tensor Order(BatchTensors batch, double learningRate)
    {
        using var scope = NewDisposeScope();
        var heads = network.Forward(batch.Images, allHeads: true);
        var native = NativeLogits.From(heads[^1], grid);
        var value = HeadsLoss.Of(heads, native, batch.Labels, grid, loss);
        var counts = PooledDice.Count(native, batch.Labels);
        value.backward();
        var squaredGradient = optimiser.Step(learningRate);
        return cat(
            [
                value.detach().reshape(1).to(ScalarType.Float64), squaredGradient.reshape(1).to(ScalarType.Float64),
                counts.to(ScalarType.Float64),
            ])
            .MoveToOuterDisposeScope();
    }
}

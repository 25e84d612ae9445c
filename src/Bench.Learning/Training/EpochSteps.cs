using System.Diagnostics;
using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using TorchSharp;

namespace Bench.Learning.Training;

/// <summary>Takes the steps of epochs: learning rate, dropout, the step itself, and what it came to.</summary>
/// <param name="options">What to do.</param>
/// <param name="device">Where the network lives.</param>
/// <param name="network">The network.</param>
/// <param name="optimiser">Of its parameters.</param>
/// <param name="slices">Slices to learn from, for their names.</param>
/// <param name="grid">Sizes of image and labels.</param>
/// <param name="watch">Gives the batches, and is told of every step.</param>
internal sealed class EpochSteps(
    TrainingOptions options,
    torch.Device device,
    SegmentationNetwork network,
    Adam optimiser,
    SliceSet slices,
    WorkingGrid grid,
    TrainingWatch watch)
{
    /// <summary>Time that the learning rate comes down with; null for none.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Takes the steps of one epoch.</summary>
    /// <param name="epoch">From 0.</param>
    /// <param name="from">What it had come to before.</param>
    /// <param name="started">Timestamp of the training's start or resumption.</param>
    /// <param name="cancellation">Looked at before each step; the step under way is finished.</param>
    /// <returns>What the epoch has come to after each of its steps.</returns>
    /// <exception cref="TrainingDivergedException">A loss or a gradient is no longer finite.</exception>
    public IEnumerable<EpochUnderWay> Run(int epoch, EpochUnderWay from, long started, CancellationToken cancellation)
    {
        network.train();
        var (sum, step) = (from.LossSum, from.Steps);
        var dice = PooledDice.From(from.Dice);
        var one = new TrainingStep(network, optimiser, grid, options.Loss);
        foreach (var batch in watch.Batches.Epoch(epoch, from.Steps))
        {
            cancellation.ThrowIfCancellationRequested();
            var rate = LearningRate(started);
            network.SeedDropout(DropoutSeed(epoch, step));
            using var tensors = BatchTensors.On(batch, grid, device);
            var (nextEpoch, nextStep) = step + 1 < watch.Batches.Count ? (epoch, step + 1) : (epoch + 1, 0);
            var numbers = one.Run(tensors, rate, meanwhile: () => network.DrawDropoutAhead(DropoutSeed(nextEpoch, nextStep)));
            if (!numbers.IsFinite)
            {
                var found = double.IsFinite(numbers.Loss)
                    ? FormattableString.Invariant($"loss {numbers.Loss:0.####}, but a gradient that is no longer finite,")
                    : FormattableString.Invariant($"loss {numbers.Loss}");
                throw new TrainingDivergedException(
                    options.Network.Name,
                    FormattableString.Invariant($"{found} at epoch {epoch + 1}, step {step + 1}"),
                    [.. batch.Indices.Select(slices.NameOf)]);
            }

            dice.Add(numbers.Counts);
            sum += numbers.Loss;
            step++;
            watch.EndStep(epoch, step, batch.Indices.Length, sum / step, dice, rate);
            yield return new EpochUnderWay(step, sum, rate, dice.Counts);
        }
    }

    private double LearningRate(long started)
    {
        var steps = (long)watch.Batches.Count * options.Epochs;
        var used = TimeLimit is { } limit ? Math.Min(1, Stopwatch.GetElapsedTime(started) / limit) : 0;
        return options.LearningRateAt(Math.Max(optimiser.Steps, (long)(used * steps)), steps);
    }

    private long DropoutSeed(int epoch, int step) => RandomStream.SeedFor(RandomStream.Purpose.Dropout, options.Seed, epoch, step);
}

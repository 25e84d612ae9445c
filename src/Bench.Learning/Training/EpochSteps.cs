using System.Diagnostics;
using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;

namespace Bench.Learning.Training;

/// <summary>Takes the steps of epochs: learning rate, dropout, the step itself, and what it came to.</summary>
/// <param name="options">What to do.</param>
/// <param name="network">The network.</param>
/// <param name="optimiser">Of its parameters.</param>
/// <param name="slices">Slices to learn from, for their names.</param>
/// <param name="grid">Sizes of image and labels.</param>
/// <param name="watch">Gives the batches, and is told of every step.</param>
internal sealed class EpochSteps(
    TrainingOptions options,
    SegmentationNetwork network,
    Adam optimiser,
    SliceSet slices,
    WorkingGrid grid,
    TrainingWatch watch)
{
    /// <summary>Time that the learning rate comes down with; null for none.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>
    /// Steps that may be ordered before the numbers of an earlier one are read: one on a GPU, which works on while these are looked at.
    /// </summary>
    public int Ahead { get; init; }

    /// <summary>Whether time is up.</summary>
    /// <param name="started">Timestamp of the training's start or resumption.</param>
    public bool IsOver(long started) => TimeLimit is { } limit && Stopwatch.GetElapsedTime(started) >= limit;

    /// <summary>Takes the steps of one epoch, or as many as there is time for.</summary>
    /// <param name="epoch">From 0.</param>
    /// <param name="from">What it had come to before.</param>
    /// <param name="started">Timestamp of the training's start or resumption.</param>
    /// <param name="cancellation">Looked at before each step; those under way are finished, and given back.</param>
    /// <returns>What the epoch has come to after each of its steps.</returns>
    /// <exception cref="TrainingDivergedException">A loss or a gradient is no longer finite.</exception>
    public IEnumerable<EpochUnderWay> Run(int epoch, EpochUnderWay from, long started, CancellationToken cancellation)
    {
        network.train();
        var (come, ordered) = (from, new Queue<OrderedStep>());
        var one = new TrainingStep(network, optimiser, grid, options.Loss);
        try
        {
            foreach (var batch in watch.Batches.Epoch(epoch, from.Steps))
            {
                using (batch)
                {
                    if (cancellation.IsCancellationRequested)
                    {
                        break;
                    }

                    ordered.Enqueue(Order(one, batch, epoch, come.Steps + ordered.Count, started));
                }

                while (ordered.Count > Ahead)
                {
                    using var done = ordered.Dequeue();
                    yield return come = After(come, done, epoch);
                }

                if (IsOver(started))
                {
                    break;
                }
            }

            while (ordered.TryDequeue(out var last))
            {
                using (last)
                {
                    yield return come = After(come, last, epoch);
                }
            }
        }
        finally
        {
            ordered.ToList().ForEach(o => o.Dispose());
        }

        cancellation.ThrowIfCancellationRequested();
    }

    private OrderedStep Order(TrainingStep one, BatchTensors batch, int epoch, int step, long started)
    {
        var rate = LearningRate(started);
        var (nextEpoch, nextStep) = step + 1 < watch.Batches.Count ? (epoch, step + 1) : (epoch + 1, 0);
        network.SeedDropout(DropoutSeed(epoch, step), Ahead > 0 ? DropoutSeed(nextEpoch, nextStep) : null);
        return new OrderedStep(batch.Indices, rate, one.Order(batch, rate));
    }

    private EpochUnderWay After(EpochUnderWay come, OrderedStep done, int epoch)
    {
        var (numbers, step) = (StepNumbers.Of(done.Numbers.Wait<double>()), come.Steps + 1);
        if (!numbers.IsFinite)
        {
            var found = double.IsFinite(numbers.Loss)
                ? FormattableString.Invariant($"loss {numbers.Loss:0.####}, but a gradient that is no longer finite,")
                : FormattableString.Invariant($"loss {numbers.Loss}");
            throw new TrainingDivergedException(
                options.Network.Name,
                FormattableString.Invariant($"{found} at epoch {epoch + 1}, step {step}"),
                [.. done.Indices.Select(slices.NameOf)]);
        }

        var dice = PooledDice.From(come.Dice);
        dice.Add(numbers.Counts);
        var sum = come.LossSum + numbers.Loss;
        watch.EndStep(epoch, step, done.Indices.Length, sum / step, dice, done.LearningRate);
        return new EpochUnderWay(step, sum, done.LearningRate, dice.Counts);
    }

    private double LearningRate(long started)
    {
        var steps = (long)watch.Batches.Count * options.Epochs;
        var used = TimeLimit is { } limit ? Math.Min(1, Stopwatch.GetElapsedTime(started) / limit) : 0;
        return options.LearningRateAt(Math.Max(optimiser.Steps, (long)(used * steps)), steps);
    }

    private long DropoutSeed(int epoch, int step) => RandomStream.SeedFor(RandomStream.Purpose.Dropout, options.Seed, epoch, step);
}

using Bench.Core;
using Bench.Learning.Losses;
using Bench.Learning.Networks;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using Bench.Learning.Weights;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Bench.Learning.Training;

/// <summary>
/// Trains one network. Sampling, augmentation and dropout follow from (seed, epoch, step), so that a run killed at any moment and
/// started again from its last checkpoint ends in the same bits as one never interrupted.
/// </summary>
public sealed class Trainer
{
    private readonly TorchRuntime _runtime;
    private readonly TrainingOptions _options;

    /// <summary>A trainer for one run.</summary>
    /// <param name="runtime">libtorch, loaded.</param>
    /// <param name="options">What to do.</param>
    /// <exception cref="ArgumentException">An option has no meaning.</exception>
    public Trainer(TorchRuntime runtime, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        options.Validate();
        _runtime = runtime;
        _options = options;
    }

    /// <summary>Trains until the last epoch or until the validation loss no longer falls.</summary>
    /// <param name="training">Mice to learn from: all slices of all their contoured frames.</param>
    /// <param name="validation">Mice to watch; none of them among the former.</param>
    /// <param name="checkpointFolder">Where to keep checkpoints, and to go on from; null to keep none.</param>
    /// <param name="progress">Told after each step and each epoch, on the calling thread.</param>
    /// <param name="cancellation">Looked at before each step.</param>
    /// <exception cref="InputException">The mice cannot be trained on, or the folder cannot be written to.</exception>
    /// <exception cref="CheckpointMismatchException">The folder holds checkpoints of another configuration.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; finished epochs are in the folder.</exception>
    public TrainingOutcome Train(
        IReadOnlyList<MouseCase> training,
        IReadOnlyList<MouseCase> validation,
        string? checkpointFolder = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var (slices, watched) = (SliceSet.From(training, "training"), SliceSet.From(validation, "validation"));
        RefuseOverlap(training, validation);
        var trainingGrid = GridOf(slices);
        var validationGrid = GridOf(watched);
        var folder = checkpointFolder is null ? null : new CheckpointFolder(checkpointFolder, new { Options = _options, _runtime.Threads, Device = _runtime.DeviceName, Training = slices.Fingerprint(), Validation = watched.Fingerprint() });
        var snapshot = folder?.Latest();

        using var network = new SegmentationNetwork(_options.Network, _options.Seed, _runtime.Device);
        Parameter[] parameters = [.. network.parameters()];
        using var optimiser = new Adam(parameters, _options.AdamEpsilonPlacement, _options.AdamEpsilon, _runtime.Device);
        var state = snapshot?.State ?? new TrainingState();
        if (snapshot is not null)
        {
            StateDictionary.Write(network, snapshot.Current, checkpointFolder!);
            optimiser.Write(snapshot.Moments, state.Steps);
        }

        var best = snapshot?.Best ?? [];
        var resumedFrom = state.EpochsDone;
        var watch = new TrainingWatch(_options, new BatchSource(slices, trainingGrid, _options, vary: true), resumedFrom, progress);
        var validationBatches = new BatchSource(watched, validationGrid, _options, vary: false);
        while (state.StoppedBecause is null)
        {
            var epoch = state.EpochsDone;
            var (loss, rate) = RunEpoch(epoch, network, optimiser, slices, trainingGrid, watch, cancellation);
            var found = Validation.Of(network, validationBatches, validationGrid, _options.Loss, _runtime.Device, cancellation);
            var entry = new EpochHistory(epoch, loss, found.Loss, found.DiceMyocardium, found.DiceBloodPool, rate);
            state = state.After(entry, optimiser.Steps, _options);
            var current = StateDictionary.Read(network);
            best = state.BestEpoch == epoch ? current : best;
            folder?.Save(new TrainingSnapshot(state, current, best, optimiser.Read()));
            watch.EndEpoch(state.History);
        }

        var weights = new NetworkWeights(_options.Network, _options.WorkingSize, best, Describe(slices, watched, state));
        return new TrainingOutcome(
            _options,
            weights,
            FormattableString.Invariant($"{_options.Network}; {trainingGrid.WorkingHeight} × {trainingGrid.WorkingWidth} pixels"),
            weights.ParameterCount,
            parameters.Sum(p => p.numel()),
            slices.Count,
            watched.Count,
            state.History,
            state.BestEpoch,
            state.StoppedBecause,
            resumedFrom,
            watch.Clock());
    }

    private static void RefuseOverlap(IReadOnlyList<MouseCase> training, IReadOnlyList<MouseCase> validation)
    {
        var shared = training.Select(c => c.Mouse).Intersect(validation.Select(c => c.Mouse)).ToList();
        if (shared.Count > 0)
        {
            throw new InputException("split", $"{string.Join(", ", shared)} in training and in validation.", "put each mouse into one part only.");
        }
    }

    private WorkingGrid GridOf(SliceSet slices) => WorkingGrid.For(slices.Height, slices.Width, _options.WorkingSize, _options.Network.SizeMultiple);

    private (double Loss, double LearningRate) RunEpoch(
        int epoch, SegmentationNetwork network, Adam optimiser, SliceSet slices, WorkingGrid grid, TrainingWatch watch, CancellationToken cancellation)
    {
        network.train();
        var (sum, step, rate) = (0.0, 0, 0.0);
        foreach (var batch in watch.Batches.Epoch(epoch))
        {
            cancellation.ThrowIfCancellationRequested();
            rate = _options.LearningRateAt(optimiser.Steps, (long)watch.Batches.Count * _options.Epochs);
            network.SeedDropout(RandomStream.SeedFor(RandomStream.Purpose.Dropout, _options.Seed, epoch, step));
            var loss = Step(network, optimiser, batch, grid, rate);
            if (!double.IsFinite(loss))
            {
                throw new TrainingDivergedException(_options.Network.Name, epoch, step, loss, [.. batch.Indices.Select(slices.NameOf)]);
            }

            sum += loss;
            step++;
            watch.EndStep(epoch, step, batch.Indices.Length, sum / step, rate);
        }

        return (sum / step, rate);
    }

    private double Step(SegmentationNetwork network, Adam optimiser, Batch batch, WorkingGrid grid, double rate)
    {
        using var scope = NewDisposeScope();
        var labels = BatchTensors.Labels(batch, grid, _runtime.Device);
        var heads = network.Forward(BatchTensors.Images(batch, grid, _runtime.Device), allHeads: true);
        var loss = HeadsLoss.Of(heads, NativeLogits.From(heads[^1], grid), labels, grid, _options.Loss);
        var value = (double)loss.item<float>();
        if (double.IsFinite(value))
        {
            loss.backward();
            optimiser.Step(rate);
        }

        return value;
    }

    private Dictionary<string, string> Describe(SliceSet slices, SliceSet watched, TrainingState state) => new()
    {
        ["profile"] = _options.Profile,
        ["seed"] = FormattableString.Invariant($"{_options.Seed}"),
        ["epochs"] = FormattableString.Invariant($"{state.EpochsDone}"),
        ["best_epoch"] = FormattableString.Invariant($"{state.BestEpoch}"),
        ["training_data_sha256"] = slices.Fingerprint(),
        ["validation_data_sha256"] = watched.Fingerprint(),
        ["libtorch"] = _runtime.LibTorchVersion,
        ["threads"] = FormattableString.Invariant($"{_runtime.Threads}"),
        ["device"] = _runtime.DeviceName,
    };
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bench.Core;
using Bench.Core.Training;
using Bench.Learning.Networks;
using Bench.Learning.Networks.Execution;
using Bench.Learning.Optimisers;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using Bench.Learning.Weights;

namespace Bench.Learning.Training;

/// <summary>
/// Trains one network. Sampling, augmentation and dropout follow from (seed, epoch, step), so that a run killed at any moment and
/// started again from its last checkpoint ends in the same bits as one never interrupted.
/// </summary>
public sealed class Trainer
{
    // A GPU takes images faster than one thread varies them.
    private const int MostWorkers = 14;

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

    /// <summary>The kind of machine, recorded with the run: its processor, and what else of it may change the last bits.</summary>
    public string Machine { get; init; } = "";

    /// <summary>
    /// Time after which training ends with the step under way, counted from its start or resumption; null for none. With a limit the
    /// learning rate follows the time used, where that is ahead of the steps done, so that it has come down when time is up: the weights
    /// then depend on the machine's speed.
    /// </summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>How the network is computed; null for the way of the device.</summary>
    internal Arrangement? Arrangement { get; init; }

    /// <summary>See <see cref="EpochSteps.Ahead"/>; null for what suits the device.</summary>
    internal int? StepsAhead { get; init; }

    /// <summary>Told, in a sentence, of what a reader should know: where a run goes on, and which checkpoints are damaged.</summary>
    public Action<string> Notice { get; init; } = _ => { };

    /// <summary>Trains until the last epoch or until the validation loss no longer falls.</summary>
    /// <param name="training">Mice to learn from: all slices of all their contoured frames.</param>
    /// <param name="validation">Mice to watch; none of them among the former.</param>
    /// <param name="checkpointFolder">Where to keep checkpoints, and to go on from; null to keep none.</param>
    /// <param name="progress">Told after each step and each epoch, on the calling thread.</param>
    /// <param name="cancellation">Looked at before each step; the step under way is finished.</param>
    /// <exception cref="InputException">The mice cannot be trained on, or the folder cannot be written to.</exception>
    /// <exception cref="CheckpointMismatchException">The folder holds checkpoints of another configuration.</exception>
    /// <exception cref="TrainingDivergedException">A loss or a gradient is no longer finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; everything up to the last step is in the folder.</exception>
    public TrainingOutcome Train(
        IReadOnlyList<MouseCase> training,
        IReadOnlyList<MouseCase> validation,
        string? checkpointFolder = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default) =>
        Train(TrainingData.From(training, validation, _options.Grid, _options.Network.Classes), checkpointFolder, progress, cancellation);

    /// <summary>The same with mice that are checked already.</summary>
    /// <param name="data">Mice to learn from and to watch.</param>
    /// <param name="checkpointFolder">Where to keep checkpoints, and to go on from; null to keep none.</param>
    /// <param name="progress">Told after each step and each epoch, on the calling thread.</param>
    /// <param name="cancellation">Looked at before each step; the step under way is finished.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    /// <exception cref="CheckpointMismatchException">The folder holds checkpoints of another configuration.</exception>
    /// <exception cref="TrainingDivergedException">A loss or a gradient is no longer finite.</exception>
    /// <exception cref="DeviceLostException">The GPU failed; everything up to the last epoch is in the folder.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; everything up to the last step is in the folder.</exception>
    public TrainingOutcome Train(
        TrainingData data, string? checkpointFolder, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(data);
        try
        {
            return TrainOn(data, checkpointFolder, progress, cancellation);
        }
        catch (Exception failure) when (DeviceFailure.IsOutOfMemory(failure))
        {
            var fits = BatchProbe.Largest(_runtime, _options, data.Training.Height, data.Training.Width, _options.BatchSize / 2);
            throw new InputException(
                FormattableString.Invariant($"--batch-size {_options.BatchSize}"),
                $"a step of so many images does not fit the memory of {_runtime.DeviceDescription}: {failure.Message.Split('\n')[0]}",
                fits > 0
                    ? FormattableString.Invariant($"use --batch-size {fits}, which was tried and fits, or auto, or --precision bf16.")
                    : "not even one image fits: use --precision bf16, smaller images, or another device.",
                failure);
        }
        catch (Exception failure) when (DeviceFailure.IsLost(failure))
        {
            var kept = checkpointFolder is null
                ? "Nothing is kept."
                : $"Checkpoints up to the last epoch are in {checkpointFolder}; repeat the command to continue.";
            throw new DeviceLostException(_runtime.DeviceDescription, kept, failure);
        }
    }

    private TrainingOutcome TrainOn(
        TrainingData data, string? checkpointFolder, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var (slices, watched) = (data.Training, data.Validation);
        var grid = GridOf(slices);
        var folder = checkpointFolder is null ? null : new CheckpointFolder(checkpointFolder, IdentityOf(data));
        var snapshot = folder?.Latest(Notice);

        using var network = new SegmentationNetwork(
            _options.Network, _options.Seed, _runtime.Device, Arrangement, _runtime.NumberType);
        using var optimiser = new Adam(network.Flat, _options.AdamEpsilonPlacement, _options.AdamEpsilon);
        var state = (snapshot?.State ?? new TrainingState()).On(Machine);
        if (snapshot is not null)
        {
            StateDictionary.Write(network, snapshot.Current, checkpointFolder!);
            optimiser.Write(snapshot.Moments, state.Steps);
            Notice(FormattableString.Invariant($"continues after {Place(state)}"));
        }

        var best = snapshot?.Best ?? [];
        var resumedFrom = state.EpochsDone;
        var watch = new TrainingWatch(
            _options,
            new BatchSource(slices, grid, _options, vary: true, _runtime.Device, Workers),
            (resumedFrom, state.UnderWay?.Steps ?? 0),
            progress);
        var steps = new EpochSteps(_options, network, optimiser, slices, grid, watch)
        {
            TimeLimit = TimeLimit,
            Ahead = StepsAhead ?? (_runtime.Device.type == TorchSharp.DeviceType.CUDA ? 1 : 0),
        };
        var started = Stopwatch.GetTimestamp();
        while (state.StoppedBecause is null)
        {
            var epoch = state.EpochsDone;
            var underWay = state.UnderWay ?? EpochUnderWay.Beginning(_options.Network.Classes);
            Validation found;
            SliceSet worst;
            try
            {
                foreach (var done in steps.Run(epoch, underWay, started, cancellation))
                {
                    underWay = done;
                }

                found = Worst(network, watched, out worst, cancellation);
            }
            catch (OperationCanceledException) when (folder is not null && underWay.Steps > (state.UnderWay?.Steps ?? 0))
            {
                var stopped = state with { Steps = optimiser.Steps, UnderWay = underWay };
                folder.Save(new TrainingSnapshot(stopped, StateDictionary.Read(network), best, optimiser.Read()));
                Notice($"checkpoint kept after {Place(stopped)}");
                throw;
            }

            if (found.FailedOn is { } failed)
            {
                throw new TrainingDivergedException(
                    _options.Network.Name,
                    FormattableString.Invariant($"validation loss {found.Loss} after epoch {epoch + 1}"),
                    [.. failed.Select(worst.NameOf)]);
            }

            state = state.After(underWay.Record(epoch, found), optimiser.Steps, _options);
            state = steps.IsOver(started) && state.StoppedBecause is null
                ? state with
                {
                    StoppedBecause = string.Create(
                        CultureInfo.InvariantCulture, $"time limit of {TimeLimit!.Value.TotalMinutes:0.##} minutes"),
                }
                : state;
            var current = StateDictionary.Read(network);
            best = state.BestEpoch == epoch ? current : best;
            folder?.Save(new TrainingSnapshot(state, current, best, optimiser.Read()));
            watch.EndEpoch(state.History);
        }

        var weights = new NetworkWeights(_options.Network, _options.WorkingSize, best, Describe(data, state)) { Grid = data.Grid };
        return new TrainingOutcome(
            _options,
            weights,
            new TrainingSummary(
                FormattableString.Invariant($"{_options.Network}; {grid.WorkingHeight} × {grid.WorkingWidth} pixels"),
                weights.ParameterCount,
                slices.Count,
                state.BestEpoch,
                state.StoppedBecause,
                state.History)
            { Network = _options.Network.Graph().Describe(grid.WorkingHeight, grid.WorkingWidth) },
            network.parameters().Sum(p => p.numel()),
            watched.Sum(w => w.Count),
            resumedFrom,
            state.Machines,
            watch.Clock());
    }

    /// <summary>Makes sure that a folder's checkpoints, where it has any, can be gone on from.</summary>
    /// <param name="data">Mice to learn from and to watch.</param>
    /// <param name="checkpointFolder">The folder.</param>
    /// <exception cref="InputException">The folder cannot be written to.</exception>
    /// <exception cref="CheckpointMismatchException">The folder holds checkpoints of another configuration.</exception>
    public void RequireResumable(TrainingData data, string checkpointFolder)
    {
        ArgumentNullException.ThrowIfNull(data);
        _ = new CheckpointFolder(checkpointFolder, IdentityOf(data)).Latest(_ => { });
    }

    private int Workers =>
        _runtime.Device.type == TorchSharp.DeviceType.CUDA ? Math.Clamp(Environment.ProcessorCount - 1, 1, MostWorkers) : 1;

    private TrainingIdentity IdentityOf(TrainingData data) =>
        TrainingIdentity.On(_options, _runtime, data.TrainingSha256, data.ValidationSha256);

    private WorkingGrid GridOf(SliceSet slices) =>
        WorkingGrid.For(slices.Height, slices.Width, _options.WorkingSize, _options.Network.SizeMultiple);

    private Validation Worst(
        SegmentationNetwork network, IReadOnlyList<SliceSet> watched, out SliceSet worst, CancellationToken cancellation)
    {
        var all = watched.Select(set =>
        {
            var grid = GridOf(set);
            return (
                Set: set,
                Found: Validation.Of(
                    network,
                    new BatchSource(set, grid, _options, vary: false, _runtime.Device, Workers),
                    grid,
                    _options.Loss,
                    cancellation));
        }).ToArray();
        var found = Array.Find(all, v => v.Found.FailedOn is not null);
        found = found.Set is null ? all.MaxBy(v => v.Found.Loss) : found;
        worst = found.Set;
        return found.Found;
    }

    private string Place(TrainingState state) => FormattableString.Invariant($"epoch {state.EpochsDone} of {_options.Epochs}")
        + (state.UnderWay is { } more ? string.Create(CultureInfo.InvariantCulture, $" and {more.Steps} steps of the next") : "");

    private Dictionary<string, string> Describe(TrainingData data, TrainingState state) => new()
    {
        ["profile"] = _options.Profile,
        ["options"] = JsonSerializer.Serialize(_options, TrainingIdentity.Json),
        ["seed"] = FormattableString.Invariant($"{_options.Seed}"),
        ["epochs"] = FormattableString.Invariant($"{state.EpochsDone}"),
        ["best_epoch"] = FormattableString.Invariant($"{state.BestEpoch}"),
        ["training_data_sha256"] = data.TrainingSha256,
        ["validation_data_sha256"] = data.ValidationSha256,
        ["libtorch"] = _runtime.LibTorchVersion,
        ["threads"] = FormattableString.Invariant($"{_runtime.Threads}"),
        ["device"] = _runtime.DeviceName,
        ["precision"] = _runtime.Precision.Word(),
        ["machine"] = string.Join("; then ", state.Machines),
    };
}

using Bench.Core;
using Bench.Evaluation.Serialization;
using Bench.Harness.Folders;
using Bench.Harness.Machine;
using Bench.Harness.Progress;
using Bench.Learning.Preprocessing;
using Bench.Learning.Runtime;
using Bench.Learning.Training;

namespace Bench.Harness.Stages;

/// <summary>Trains one network after the other, or finds it trained.</summary>
internal sealed class TrainingStage(DataSelection data, RunFolder folder, TorchRuntime runtime, JobProgress progress)
{
    private readonly string _trainingSha256 = data.IdentityOf(data.Split.Train);
    private readonly string _validationSha256 = data.IdentityOf(data.Split.Validation);
    private TrainingData? _images;

    /// <summary>Told after each step and each epoch; null for nobody.</summary>
    public Action<TrainingProgress>? Watch { get; set; }

    /// <summary>Looks for whatever would stop a training later: mice that cannot be trained on, work of another configuration.</summary>
    /// <param name="plans">The networks, each with its options.</param>
    /// <param name="cancellation">Stops between mice.</param>
    /// <exception cref="InputException">Something would.</exception>
    public void Check(IReadOnlyList<(PlannedModel Model, TrainingOptions Options)> plans, CancellationToken cancellation)
    {
        var missing = plans.Where(p => TrainedModel.Find(folder.Training(p.Model.Name), IdentityOf(p.Options)) is null).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        var options = missing[0].Options;
        _images = TrainingData.From(
            Read(data.Split.Train, cancellation), Read(data.Split.Validation, cancellation), options.Grid, options.Network.Classes);
        Tell(options, _images);
        if (
            runtime.Gpu is null
                && LongTraining.Warning(
                    missing.Sum(p => TrainingWork.Operations(p.Options, _images)), runtime.Threads, missing.Length, options.Epochs)
                    is { } warning)
        {
            progress.Warning(warning);
        }

        foreach (var (model, wanted) in missing)
        {
            new Trainer(runtime, wanted).RequireResumable(_images, folder.Checkpoints(model.Name));
        }
    }

    /// <summary>Trains a network, going on from its last checkpoint.</summary>
    /// <param name="planned">The network and its seed.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="InputException">The data cannot be trained on.</exception>
    public TrainedModel Run(PlannedModel planned, TrainingOptions options, CancellationToken cancellation)
    {
        var model = planned.Name;
        progress.Stage($"Train {planned.Label}");
        var identity = IdentityOf(options);
        if (TrainedModel.Find(folder.Training(model), identity) is { } done)
        {
            progress.Line($"  trained already ({done.Summary.StoppedBecause}); weights in {folder.Weights(model)}");
            return done;
        }

        var images = _images ?? throw new InvalidOperationException($"{nameof(Check)} comes first.");
        var lines = new EpochLines(progress, folder.History(model), folder.Events(model)) { Watch = Watch };
        var trainer = new Trainer(runtime, options) { Machine = Machine(runtime), Notice = text => progress.Line($"  {text}") };
        var outcome = trainer.Train(images, folder.Checkpoints(model), lines, cancellation);
        lines.Close(outcome.Summary.Epochs);
        var trained = new TrainedModel(model, outcome.Weights.Sha256, outcome.Summary)
        {
            Identity = identity.ToJson(),
            Machines = outcome.Machines,
        };
        TrainedMice.Record(outcome.Weights, data.HashesOf(data.Split.Train.Concat(data.Split.Validation)))
            .WithMetadata("bench.data", data.CohortSha256)
            .WithMetadata("bench.split", data.Split.Sha256())
            .WithMetadata("bench.seed", FormattableString.Invariant($"{options.Seed}"))
            .Save(folder.Weights(model));
        ResultJson.Write(trained, folder.Training(model));
        Directory.Delete(folder.Checkpoints(model), recursive: true);
        progress.Line(
            $"  {outcome.Summary.Architecture}, {outcome.Summary.Parameters:N0} parameters; epoch {outcome.Summary.BestEpoch + 1} "
                + $"kept: {outcome.Summary.StoppedBecause}");
        return trained;
    }

    /// <summary>Lets go of the training images.</summary>
    public void Forget() => _images = null;

    private void Tell(TrainingOptions options, TrainingData images)
    {
        if (images.Grid is { } grid)
        {
            progress.Line(
                $"  working grid: {grid.ToText()}"
                    + (options.Grid is null ? "; images differ in size, and no grid is stated: median spacing, largest field" : ""));
        }

        images.Outside.ToList().ForEach(progress.Warning);
    }

    private TrainingIdentity IdentityOf(TrainingOptions options) =>
        TrainingIdentity.On(options, runtime, _trainingSha256, _validationSha256);

    // What may change the last bits besides the identity.
    private static string Machine(TorchRuntime runtime) =>
        $"{ProcessorName.Model()}, libtorch {runtime.LibTorchVersion}" + (
            runtime.Gpu is { } gpu ? $", {gpu.Name}, driver {gpu.Driver}" : "");

    private MouseCase[] Read(IReadOnlyList<string> mice, CancellationToken cancellation)
    {
        var cases = new MouseCase[mice.Count];
        for (var i = 0; i < cases.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Working($"  reading {mice[i]} ({i + 1} of {cases.Length})");
            cases[i] = data.Cohort.Read(mice[i]);
        }

        return cases;
    }
}

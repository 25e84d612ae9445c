using Bench.Cli.Terminal;
using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using Bench.Learning.Runtime;
using Bench.Learning.Training;

namespace Bench.Cli.Stages;

/// <summary>Trains one network after the other, or finds it trained.</summary>
internal sealed class TrainingStage(DataSelection data, RunFolder folder, TorchRuntime runtime, ProgressLog log)
{
    private IReadOnlyList<MouseCase>? _training;
    private IReadOnlyList<MouseCase>? _validation;

    /// <summary>Trains a network, going on from its last checkpoint.</summary>
    /// <param name="planned">The network and its seed.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="InputException">The data cannot be trained on.</exception>
    public TrainedModel Run(PlannedModel planned, TrainingOptions options, CancellationToken cancellation)
    {
        var model = planned.Name;
        log.Stage($"Train {planned.Label}");
        if (File.Exists(folder.Training(model)))
        {
            var done = ResultJson.Read<TrainedModel>(folder.Training(model));
            log.Line($"  trained already ({done.Summary.StoppedBecause}); weights in {folder.Weights(model)}");
            return done;
        }

        _training ??= Read(data.Split.Train, cancellation);
        _validation ??= Read(data.Split.Validation, cancellation);
        var outcome = new Trainer(runtime, options).Train(_training, _validation, folder.Checkpoints(model), new EpochLines(log, folder.History(model)), cancellation);
        var trained = new TrainedModel(model, outcome.Weights.Sha256, Summarise(outcome));
        TrainedMice.Record(outcome.Weights, data.Split, data.CohortHashes)
            .WithMetadata("bench.data", data.CohortSha256)
            .WithMetadata("bench.split", data.Split.Sha256())
            .WithMetadata("bench.seed", FormattableString.Invariant($"{options.Seed}"))
            .Save(folder.Weights(model));
        ResultJson.Write(trained, folder.Training(model));
        Directory.Delete(folder.Checkpoints(model), recursive: true);
        log.Line($"  {outcome.Architecture}, {outcome.Parameters:N0} parameters; epoch {outcome.BestEpoch + 1} kept: {outcome.StoppedBecause}");
        return trained;
    }

    /// <summary>Lets go of the training images.</summary>
    public void Forget() => _training = _validation = null;

    private MouseCase[] Read(IReadOnlyList<string> mice, CancellationToken cancellation)
    {
        var cases = new MouseCase[mice.Count];
        for (var i = 0; i < cases.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            log.Transient($"  reading {mice[i]} ({i + 1} of {cases.Length})");
            cases[i] = data.Cohort.Read(mice[i]);
        }

        return cases;
    }

    private static TrainingSummary Summarise(TrainingOutcome outcome) => new(
        outcome.Architecture,
        outcome.Parameters,
        outcome.TrainingImages,
        outcome.BestEpoch,
        outcome.StoppedBecause,
        [.. outcome.History.Select(e => new EpochRecord(
            e.Epoch, e.TrainingLoss, e.ValidationLoss, e.ValidationDiceMyocardium, e.ValidationDiceBloodPool, e.LearningRate))]);
}

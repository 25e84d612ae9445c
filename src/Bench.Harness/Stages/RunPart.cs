using Bench.Core;
using Bench.Core.Studies;
using Bench.Harness.Folders;
using Bench.Harness.Progress;
using Bench.Learning.Runtime;
using Bench.Learning.Training;

namespace Bench.Harness.Stages;

/// <summary>Networks that are trained and tested by one split, in one folder: a whole run, or one task of many.</summary>
/// <param name="data">The cases and their roles.</param>
/// <param name="folder">Where files go.</param>
/// <param name="models">The networks, each with its seed and options.</param>
/// <param name="runtime">libtorch on its device.</param>
/// <param name="progress">Who is told what happens.</param>
internal sealed class RunPart(
    DataSelection data,
    RunFolder folder,
    IReadOnlyList<(PlannedModel Model, TrainingOptions Options)> models,
    TorchRuntime runtime,
    JobProgress progress)
{
    private readonly TrainingStage _trainer = new(data, folder, runtime, progress);
    private readonly SegmentationStage _segmentation = new(data, folder, runtime, progress);

    /// <summary>Told after each step and each epoch of a training.</summary>
    public Action<TrainingProgress>? Watch { get => _trainer.Watch; init => _trainer.Watch = value; }

    /// <summary>Whatever can be known to fail fails now, not after hours of training.</summary>
    /// <param name="cancellation">Stops between cases.</param>
    /// <exception cref="InputException">Something would.</exception>
    public void Check(CancellationToken cancellation)
    {
        _trainer.Check(models, cancellation);
        _segmentation.Check(cancellation);
    }

    /// <summary>Trains all networks, then segments the test cases with each.</summary>
    /// <param name="cancellation">Stops between steps and cases.</param>
    /// <returns>The trained networks by name, and their options with the grid that each looks at.</returns>
    public RunPartOutcome Run(CancellationToken cancellation)
    {
        var trained = models.ToDictionary(p => p.Model.Name, p => _trainer.Run(p.Model, p.Options, cancellation));
        _trainer.Forget();
        (PlannedModel Model, TrainingOptions Options)[] gridded =
            [.. models.Select(p => (p.Model, p.Options with { Grid = _segmentation.GridOf(p.Model) }))];
        trained = gridded.ToDictionary(
            p => p.Model.Name, p => trained[p.Model.Name].With(TrainingRecipe.Of(p.Options, data.Cohort.Reading.Study.CaseWords)));
        foreach (var (model, _) in models)
        {
            _segmentation.Run(model, trained[model.Name].WeightsSha256, cancellation);
        }

        return new RunPartOutcome(gridded, trained);
    }

    /// <summary>The grid that a trained network looks at; null where it looks at images on their own.</summary>
    /// <param name="model">The network.</param>
    public WorkingGrid? GridOf(PlannedModel model) => _segmentation.GridOf(model);

    /// <summary>Segments a whole cine with a network that has been trained here.</summary>
    /// <param name="model">The network.</param>
    /// <param name="mouse">Name of the case.</param>
    /// <param name="cancellation">Stops between batches of slices.</param>
    public IReadOnlyList<LabelMap> Cine(PlannedModel model, string mouse, CancellationToken cancellation) =>
        _segmentation.Cine(model, mouse, cancellation);
}

/// <summary>What came of a <see cref="RunPart"/>.</summary>
/// <param name="Models">Its networks, their options with the grid that each looks at.</param>
/// <param name="Trained">How each was trained, by name.</param>
internal sealed record RunPartOutcome(
    IReadOnlyList<(PlannedModel Model, TrainingOptions Options)> Models, IReadOnlyDictionary<string, TrainedModel> Trained);

using Bench.Core;
using Bench.Core.Training;
using Bench.Evaluation;

namespace Bench.Harness.Stages;

/// <summary>Masks of one network and seed over all cases: each case by the training that did not see it.</summary>
/// <param name="model">The network and its seed.</param>
/// <param name="folds">Cases of each fold and their masks; one entry, with all, where the split is fixed.</param>
/// <param name="training">How it was trained.</param>
internal sealed class FoldedPredictions(
    PlannedModel model, IReadOnlyList<(IReadOnlyList<string> Cases, FolderPredictions Masks)> folds, TrainingSummary training)
    : IPredictionSource
{
    private readonly Dictionary<string, FolderPredictions> _of = folds
        .SelectMany(f => f.Cases.Select(c => (Case: c, f.Masks)))
        .ToDictionary(f => f.Case, f => f.Masks, StringComparer.Ordinal);

    public string Name => model.Name;

    public string Label => model.Label;

    public TrainingSummary? Training => training;

    public string Family => model.Network;

    public int? Seed => model.Seed;

    public IReadOnlyList<LabelMap> Predict(MouseCase mouse) => _of[mouse.Mouse].Predict(mouse);

    public IReadOnlyList<LabelMap>? PredictCine(MouseCase mouse) => _of[mouse.Mouse].PredictCine(mouse);
}

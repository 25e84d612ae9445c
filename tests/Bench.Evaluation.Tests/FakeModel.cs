using Bench.Core;
using Bench.Core.Training;

namespace Bench.Evaluation.Tests;

/// <summary>A model that answers from a function.</summary>
internal sealed class FakeModel(string name, Func<MouseCase, IReadOnlyList<LabelMap>> predict) : IPredictionSource
{
    public string Name => name;

    public string Label => name;

    public TrainingSummary? Training => null;

    public string Family { get => field ?? name; init; }

    public int? Seed { get; init; }

    public IReadOnlyList<LabelMap> Predict(MouseCase mouse) => predict(mouse);

    /// <summary>A model that agrees with the expert in every voxel.</summary>
    public static FakeModel Perfect { get; } = new("perfect", mouse => [.. mouse.Frames.Select(f => f.Reference)]);

    public Func<MouseCase, IReadOnlyList<LabelMap>?> Cine { get; init; } = _ => null;

    public IReadOnlyList<LabelMap>? PredictCine(MouseCase mouse) => Cine(mouse);
}

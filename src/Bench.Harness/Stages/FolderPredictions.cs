using Bench.Core;
using Bench.Core.Training;
using Bench.Data.Cohorts;
using Bench.Evaluation;

namespace Bench.Harness.Stages;

/// <summary>A model's masks from a folder.</summary>
/// <param name="name">Name of the model.</param>
/// <param name="label">Name for readers.</param>
/// <param name="open">Opens the folder.</param>
/// <param name="training">How it was trained; null where that is not known.</param>
internal sealed class FolderPredictions(string name, string label, Func<MaskFolder> open, TrainingSummary? training) : IPredictionSource
{
    private readonly Lazy<MaskFolder> _masks = new(open);

    public string Name => name;

    public string Label => label;

    public TrainingSummary? Training => training;

    public string Family { get => field ?? Name; init; }

    public int? Seed { get; init; }

    public string Leak { get; init; } = "";

    /// <summary>Mice of which the folder has no file.</summary>
    public IReadOnlyCollection<string> Missing { get; init; } = [];

    /// <summary>Segments a whole cine now; null where only files speak.</summary>
    public Func<MouseCase, IReadOnlyList<LabelMap>?>? Cine { get; init; }

    public bool Has(string mouse) => !Missing.Contains(mouse);

    public IReadOnlyList<LabelMap>? PredictCine(MouseCase mouse) => Cine is null ? _masks.Value.ReadCine(mouse) : Cine(mouse);

    public IReadOnlyList<LabelMap> Predict(MouseCase mouse) => _masks.Value.Read(mouse);
}

using Bench.Core.Function;

namespace Bench.Core.Measures;

/// <summary>Every number that segmentation papers report, for one mouse, as a flat list ready for <c>tables/measures.csv</c>.</summary>
/// <param name="Measures">Frame by frame and structure by structure, then the quantities of the whole mouse; always the same names in the same order.</param>
/// <param name="Warnings">What is inconsistent in the predicted quantities, in plain sentences; empty where nothing is.</param>
public sealed record MeasureSet(IReadOnlyList<Measure> Measures, IReadOnlyList<string> Warnings)
{
    /// <summary>The meaning of every name that occurs, each once, in order of first occurrence.</summary>
    /// <param name="options">Conventions; some are named in the meanings.</param>
    public static IReadOnlyList<MeasureDefinition> Codebook(MeasureOptions options) =>
    [
        .. Enum.GetValues<Structure>().SelectMany(s => MeasureCatalogue.OfFrame(s, options)).Select(m => m.Definition).DistinctBy(d => d.Name),
        .. MeasureCatalogue.OfMouse().Select(m => m.Definition),
    ];

    /// <summary>Measures one frame, both structures.</summary>
    /// <param name="frame">The frame with the expert's labels.</param>
    /// <param name="predicted">The model's labels, same size.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    /// <param name="options">Conventions.</param>
    /// <exception cref="ArgumentException">The maps differ in size, or the spacing is not positive.</exception>
    public static IReadOnlyList<Measure> OfFrame(ContouredFrame frame, LabelMap predicted, VoxelSpacing spacing, MeasureOptions options)
    {
        var measures = new List<Measure>();
        foreach (var structure in Enum.GetValues<Structure>())
        {
            var comparison = new FrameComparison(frame.Reference, predicted, structure, spacing, options);
            measures.AddRange(MeasureCatalogue.OfFrame(structure, options).Select(m =>
                new Measure(frame.Phase, frame.FrameIndex, structure, m.Definition.Name, m.Definition.Unit, m.Value(comparison))));
        }

        return measures;
    }

    /// <summary>Measures one mouse: all frames that were predicted, and its function by ED and ES.</summary>
    /// <param name="frames">Contoured frames, each with the model's labels of the same size, or null where there is no prediction.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    /// <param name="options">Conventions.</param>
    /// <exception cref="ArgumentException">A pair of maps differs in size, or the spacing is not positive.</exception>
    public static MeasureSet OfMouse(IReadOnlyList<(ContouredFrame Frame, LabelMap? Predicted)> frames, VoxelSpacing spacing, MeasureOptions options)
    {
        var measures = frames.Where(f => f.Predicted is not null).SelectMany(f => OfFrame(f.Frame, f.Predicted!, spacing, options)).ToList();
        var diastole = frames.FirstOrDefault(f => f.Frame.Phase == CardiacPhase.EndDiastole);
        var systole = frames.FirstOrDefault(f => f.Frame.Phase == CardiacPhase.EndSystole);
        var reference = CardiacFunction.Measure(diastole.Frame?.Reference, systole.Frame?.Reference, spacing);
        var predicted = CardiacFunction.Measure(diastole.Predicted, systole.Predicted, spacing);
        measures.AddRange(MeasureCatalogue.OfMouse().Select(m => new Measure(
            null, null, null, m.Definition.Name, m.Definition.Unit, m.Value(reference.Value(m.Quantity), predicted.Value(m.Quantity)))));
        return new MeasureSet(measures, ConsistencyCheck.Default.Warnings(predicted));
    }
}

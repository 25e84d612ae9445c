using Bench.Core.Function;
using Bench.Core.Location;
using Bench.Core.Studies;
using Bench.Core.Surfaces;
using Bench.Core.Wall;

namespace Bench.Core.Measures;

/// <summary>Every number that segmentation papers report, for one mouse.</summary>
/// <param name="Measures">
/// Frame by frame and structure by structure, then the quantities of the whole mouse; always the same names in the same order.
/// </param>
/// <param name="Slices">The same by slice: frame by frame, structure by structure, in the order stored.</param>
/// <param name="Walls">Wall thickness, frame by frame, of every slice in which either map has blood pool.</param>
/// <param name="Warnings">What is inconsistent in the predicted quantities, in plain sentences; empty where nothing is.</param>
public sealed record MeasureSet(
    IReadOnlyList<FrameMeasures> Measures,
    IReadOnlyList<SliceMeasures> Slices,
    IReadOnlyList<WallMeasurement> Walls,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Function by the expert's masks; null for a frame alone.</summary>
    public CardiacFunction? ReferenceFunction { get; init; }

    /// <summary>Function by the model's masks; null for a frame alone.</summary>
    public CardiacFunction? PredictedFunction { get; init; }

    /// <summary>The meaning of every name that occurs, each once, in order of first occurrence.</summary>
    /// <param name="options">Conventions; some are named in the meanings.</param>
    /// <param name="terms">Structures and density of the study; null for the mouse study's.</param>
    public static IReadOnlyList<MeasureDefinition> Codebook(MeasureOptions options, StudyTerms? terms = null) =>
    [
        .. StructuresOf(terms).SelectMany(s => MeasureCatalogue.OfFrame(s, options)).Select(m => m.Definition).DistinctBy(d => d.Name),
        .. MeasureCatalogue.OfMouse(terms ?? StudyTerms.Mouse).Select(m => m.Definition),
    ];

    /// <summary>Measures one frame, all structures of the study; there are no quantities of the whole mouse, and no warnings.</summary>
    /// <param name="frame">The frame with the expert's labels.</param>
    /// <param name="predicted">The model's labels, same size.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    /// <param name="options">Conventions.</param>
    /// <param name="terms">Structures of the study; null for the mouse study's.</param>
    /// <exception cref="ArgumentException">The maps differ in size, or the spacing is not positive.</exception>
    public static MeasureSet OfFrame(
        ContouredFrame frame, LabelMap predicted, VoxelSpacing spacing, MeasureOptions options, StudyTerms? terms = null)
    {
        var measures = new List<FrameMeasures>();
        var slices = new List<SliceMeasures>();
        var walls = new List<WallMeasurement>();
        foreach (var structure in StructuresOf(terms))
        {
            var comparison = new FrameComparison(frame.Reference, predicted, structure, spacing, options);
            measures.Add(new FrameMeasures(
                frame.FrameIndex, frame.Phase, structure, MeasureCatalogue
                    .OfFrame(structure, options)
                    .ToDictionary(m => m.Definition.Name, m => m.Value(comparison))));
            slices.AddRange(
                comparison.Profile.Slices.Zip(
                    comparison.SliceDistances, (location, distances) => Slice(frame, structure, comparison, location, distances)));
            walls.AddRange(comparison.ReferenceWall.Zip(comparison.PredictedWall)
                .Where(w => !double.IsNaN(w.First.Coverage) || !double.IsNaN(w.Second.Coverage))
                .Select(w => new WallMeasurement(
                    frame.FrameIndex, frame.Phase, w.First.Slice, [w.First.MeanMm, .. w.First.SegmentsMm],
                    [
                        w.Second.MeanMm, .. w.Second.SegmentsMm,
                    ], w.First.Coverage, w.Second.Coverage)));
        }

        return new MeasureSet(measures, slices, walls, []);
    }

    /// <summary>Measures one mouse: all frames that were predicted, and its function by ED and ES.</summary>
    /// <param name="frames">Contoured frames, each with the model's labels of the same size, or null where there is no prediction.</param>
    /// <param name="spacing">Distances between voxel centres.</param>
    /// <param name="options">Conventions.</param>
    /// <param name="terms">Structures, density and units of the study; null for the mouse study's.</param>
    /// <exception cref="ArgumentException">A pair of maps differs in size, or the spacing is not positive.</exception>
    public static MeasureSet OfMouse(
        IReadOnlyList<(
            ContouredFrame Frame, LabelMap? Predicted)> frames, VoxelSpacing spacing, MeasureOptions options, StudyTerms? terms = null)
    {
        terms ??= StudyTerms.Mouse;
        var found = frames
            .Where(f => f.Predicted is not null)
            .Select(f => OfFrame(f.Frame, f.Predicted!, spacing, options, terms))
            .ToArray();
        var diastole = frames.FirstOrDefault(f => f.Frame.Phase == CardiacPhase.EndDiastole);
        var systole = frames.FirstOrDefault(f => f.Frame.Phase == CardiacPhase.EndSystole);
        var reference = CardiacFunction.Measure(diastole.Frame?.Reference, systole.Frame?.Reference, spacing, terms.DensityGramsPerMl);
        var predicted = CardiacFunction.Measure(diastole.Predicted, systole.Predicted, spacing, terms.DensityGramsPerMl);
        var ofMouse = MeasureCatalogue.OfMouse(terms)
            .ToDictionary(m => m.Definition.Name, m => m.Value(reference.Value(m.Quantity), predicted.Value(m.Quantity)));
        return new MeasureSet(
            [.. found.SelectMany(f => f.Measures), new FrameMeasures(null, null, null, ofMouse)],
            [.. found.SelectMany(f => f.Slices)],
            [.. found.SelectMany(f => f.Walls)],
            ConsistencyCheck.Default.Warnings(predicted, terms.Print))
        {
            ReferenceFunction = reference,
            PredictedFunction = predicted,
        };
    }

    private static IEnumerable<Structure> StructuresOf(StudyTerms? terms) => (terms?.Structures ?? Vocabulary.Structures).Order();

    private static SliceMeasures Slice(
        ContouredFrame frame,
        Structure structure,
        FrameComparison comparison,
        SliceContribution location,
        SurfaceDistances distances) => new(
        frame.Phase,
        location.Slice,
        location.RelativePosition,
        structure,
        (int)location.Counts.Reference,
        (int)location.Counts.Predicted,
        (int)location.Counts.TruePositive)
        {
            FrameIndex = frame.FrameIndex,
            Neither = (int)location.Counts.TrueNegative,
            Region = location.Region,
            HausdorffMm = FrameComparison.HausdorffMm(distances),
            Hausdorff95Mm = comparison.Hausdorff95Mm(distances),
            AverageSymmetricMm = distances.AverageSymmetricMm,
            SurfaceDice = [.. comparison.Options.TolerancesMm.Select(distances.NormalisedSurfaceDice)],
        };
}

/// <summary>Every measure of one structure in one frame, or, without frame and structure, of the whole mouse.</summary>
/// <param name="FrameIndex">0-based frame of the cine; null for quantities of the whole mouse.</param>
/// <param name="Phase">Role of the frame; null for quantities of the whole mouse.</param>
/// <param name="Structure">The structure; null for quantities of the whole mouse.</param>
/// <param name="Values">
/// By name, not rounded; names, units and formulas are in <see cref="MeasureSet.Codebook"/>. NaN where undefined, positive infinity for
/// distances to an absent structure.
/// </param>
public sealed record FrameMeasures(int? FrameIndex, CardiacPhase? Phase, Structure? Structure, IReadOnlyDictionary<string, double> Values);

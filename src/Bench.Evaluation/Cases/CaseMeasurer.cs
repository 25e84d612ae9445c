using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Function;
using Bench.Core.Location;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Wall;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>Measures one mouse for one model.</summary>
public static class CaseMeasurer
{
    /// <summary>Compares a model's masks with the expert's.</summary>
    /// <param name="mouse">The mouse with the expert's masks.</param>
    /// <param name="raw">The model's masks as they came, one a contoured frame, in the mouse's order.</param>
    /// <param name="cleaned">The same after cleaning: these are measured.</param>
    /// <param name="cleaning">The rule that cleaned them.</param>
    /// <param name="options">Conventions of overlap and distances.</param>
    /// <exception cref="ArgumentException">The lists do not match the mouse's frames.</exception>
    public static CaseResult Measure(MouseCase mouse, IReadOnlyList<LabelMap> raw, IReadOnlyList<LabelMap> cleaned, CleaningRule cleaning, MeasureOptions options)
    {
        if (raw.Count != mouse.Frames.Count || cleaned.Count != mouse.Frames.Count)
        {
            throw new ArgumentException($"{mouse.Mouse} has {mouse.Frames.Count} contoured frames, but {raw.Count} raw and {cleaned.Count} cleaned masks were given.");
        }

        var measures = MeasureSet.OfMouse([.. mouse.Frames.Zip(cleaned, (f, p) => (f, (LabelMap?)p))], mouse.Spacing, options);
        var function = Function(mouse, cleaned);
        return new CaseResult(
            mouse.Mouse,
            true,
            [.. mouse.Frames.Zip(cleaned).SelectMany(_ => Vocabulary.Structures, (pair, structure) => Dice(pair.First, pair.Second, structure, options))],
            function,
            [.. measures.Slices.Where(s => s.Phase != CardiacPhase.Inflow).OrderBy(s => s.FrameIndex).ThenBy(s => s.Structure == Structure.BloodPool ? 0 : 1).Select(Slice)],
            raw.Zip(cleaned, CleaningChange.Between).Sum(c => c.ChangedVoxels))
        {
            VoxelSpacingMm = [mouse.Spacing.RowMm, mouse.Spacing.ColumnMm, mouse.Spacing.SliceMm],
            Measures = MeasureRows.Of(measures.Measures),
            Walls = [.. measures.Walls.Select(Wall)],
            Cleaning = CleaningTrials.Of(mouse, raw, cleaning, options),
            Warnings = [.. measures.Warnings, .. StrokeVolume(function), .. EmptyPredictions(mouse, cleaned), .. Orientation(mouse, cleaned)],
        };
    }

    /// <summary>The entry of a mouse that could not be measured, so that it is counted.</summary>
    /// <param name="mouse">Its name.</param>
    public static CaseResult NotEvaluated(string mouse) => new(mouse, false, [], [], [], 0);

    private static FunctionMeasurement[] Function(MouseCase mouse, IReadOnlyList<LabelMap> predicted)
    {
        LabelMap? PredictedAt(CardiacPhase phase) =>
            mouse.Frames.Select((f, i) => (f, i)).Where(p => p.f.Phase == phase).Select(p => predicted[p.i]).FirstOrDefault();

        var reference = CardiacFunction.Measure(
            mouse.FrameAt(CardiacPhase.EndDiastole)?.Reference, mouse.FrameAt(CardiacPhase.EndSystole)?.Reference, mouse.Spacing);
        var model = CardiacFunction.Measure(PredictedAt(CardiacPhase.EndDiastole), PredictedAt(CardiacPhase.EndSystole), mouse.Spacing);
        return [.. Enum.GetValues<Quantity>().Select(q => new FunctionMeasurement(
            q, Vocabulary.Unit(q), reference.Reported(q), model.Reported(q), Undefined(reference, model, q)))];
    }

    private static string Undefined(CardiacFunction reference, CardiacFunction model, Quantity quantity)
    {
        var byExpert = reference.UndefinedBecause(quantity);
        var byModel = model.UndefinedBecause(quantity);
        return (byExpert.Length, byModel.Length) switch
        {
            (0, 0) => "",
            (_, 0) => $"expert: {byExpert}",
            (0, _) => $"model: {byModel}",
            _ when byExpert == byModel => byExpert,
            _ => $"expert: {byExpert}; model: {byModel}",
        };
    }

    private static DiceMeasurement Dice(ContouredFrame frame, LabelMap predicted, Structure structure, MeasureOptions options)
    {
        var counts = OverlapCounts.Between(frame.Reference, predicted, structure);
        return new DiceMeasurement(frame.FrameIndex, frame.Phase, structure, counts.Dice(options.Overlap), (int)counts.Reference, (int)counts.Predicted)
        {
            SharedVoxels = (int)counts.TruePositive,
        };
    }

    private static SliceError Slice(SliceMeasures s)
    {
        var counts = s.Location.Counts;
        return new SliceError(
            s.Phase, s.Location.Slice, s.Location.RelativePosition, s.Structure, (int)counts.Reference, (int)counts.Predicted, (int)counts.TruePositive)
        {
            FrameIndex = s.FrameIndex,
            Neither = (int)counts.TrueNegative,
            Region = s.Location.Region,
            HausdorffMm = s.HausdorffMm,
            Hausdorff95Mm = s.Hausdorff95Mm,
            AverageSymmetricMm = s.AverageSymmetricMm,
            SurfaceDice = s.SurfaceDice,
        };
    }

    private static WallMeasurement Wall(WallComparison w) => new(
        w.FrameIndex,
        w.Phase,
        w.Reference.Slice,
        [w.Reference.MeanMm, .. w.Reference.SegmentsMm],
        [w.Predicted.MeanMm, .. w.Predicted.SegmentsMm],
        w.Reference.Coverage,
        w.Predicted.Coverage);

    private static IEnumerable<string> EmptyPredictions(MouseCase mouse, IReadOnlyList<LabelMap> predicted)
    {
        foreach (var (frame, map) in mouse.Frames.Zip(predicted).Where(p => p.First.Phase != CardiacPhase.Inflow))
        {
            var (phase, volume, mass) = frame.Phase == CardiacPhase.EndDiastole
                ? ("end-diastole", Vocabulary.InSentence(Quantity.EndDiastolicVolume), Vocabulary.InSentence(Quantity.MassAtEndDiastole))
                : ("end-systole", Vocabulary.InSentence(Quantity.EndSystolicVolume), Vocabulary.InSentence(Quantity.MassAtEndSystole));
            var lost = Vocabulary.Structures.Where(s => frame.Reference.Count(s) > 0 && map.Count(s) == 0).ToArray();
            if (lost.Length > 0)
            {
                var what = lost.Length == 2 ? "is empty" : $"has no {Vocabulary.InSentence(lost[0])}";
                var enters = lost.Length == 2 ? $"{volume} and {mass} enter" : lost[0] == Structure.BloodPool ? $"{volume} enters" : $"{mass} enters";
                yield return $"the model's mask of {phase} (frame {frame.FrameIndex}) {what}, and the expert's is not: {enters} bias and limits as 0.";
            }
        }
    }

    private static IEnumerable<string> Orientation(MouseCase mouse, IReadOnlyList<LabelMap> predicted) =>
        OrientationCheck.Warning([.. mouse.Frames.Zip(predicted, (f, p) => (f.Reference, p))]) is { } warning ? [warning] : [];

    // The numbers as they go into the result: what is stored must agree with itself, whatever computed it.
    private static IEnumerable<string> StrokeVolume(FunctionMeasurement[] function)
    {
        double Of(Quantity quantity) => function.Single(f => f.Quantity == quantity).Predicted;
        return ConsistencyCheck.Default.StrokeVolumeWarning(Of(Quantity.StrokeVolume), Of(Quantity.EndDiastolicVolume), Of(Quantity.EndSystolicVolume)) is { } warning
            ? [warning]
            : [];
    }
}

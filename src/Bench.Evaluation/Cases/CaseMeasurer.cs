using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Function;
using Bench.Core.Location;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Studies;
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
    /// <param name="terms">Structures, density and units of the study; null for the mouse study's.</param>
    /// <exception cref="ArgumentException">The lists do not match the mouse's frames.</exception>
    public static CaseResult Measure(
        MouseCase mouse,
        IReadOnlyList<LabelMap> raw,
        IReadOnlyList<LabelMap> cleaned,
        CleaningRule cleaning,
        MeasureOptions options,
        StudyTerms? terms = null)
    {
        terms ??= StudyTerms.Mouse;
        if (raw.Count != mouse.Frames.Count || cleaned.Count != mouse.Frames.Count)
        {
            throw new ArgumentException(
                $"{mouse.Mouse} has {mouse.Frames.Count} contoured frames, but {raw.Count} raw and {cleaned.Count} cleaned masks were "
                    + "given.");
        }

        var measures = MeasureSet.OfMouse([.. mouse.Frames.Zip(cleaned, (f, p) => (f, (LabelMap?)p))], mouse.Spacing, options, terms);
        var function = Function(measures.ReferenceFunction!, measures.PredictedFunction!, terms);
        DiceMeasurement[] dice =
        [
            .. mouse.Frames.SelectMany(_ => terms.Structures, (frame, structure) => Dice(frame, structure, measures.Slices, options))
        ];
        return new CaseResult(
            mouse.Mouse,
            true,
            dice,
            function,
            [
                .. measures.Slices
                .Where(s => s.Phase != CardiacPhase.Inflow)
                .OrderBy(s => s.FrameIndex)
                .ThenBy(s => terms.Structures.ToList().IndexOf(s.Structure))
            ],
            raw.Zip(cleaned, CleaningChange.Between).Sum(c => c.ChangedVoxels))
        {
            VoxelSpacingMm = [mouse.Spacing.RowMm, mouse.Spacing.ColumnMm, mouse.Spacing.SliceMm],
            Measures = measures.Measures,
            Walls = measures.Walls,
            Cleaning = CleaningTrials.Of(mouse, raw, dice, cleaning, options, terms),
            Warnings =
            [
                .. measures.Warnings, .. StrokeVolume(function), .. EmptyPredictions(dice, terms),
                .. Orientation(mouse, cleaned),
            ],
        };
    }

    /// <summary>The entry of a mouse that could not be measured, so that it is counted.</summary>
    /// <param name="mouse">Its name.</param>
    public static CaseResult NotEvaluated(string mouse) => new(mouse, false, [], [], [], 0);

    private static FunctionMeasurement[] Function(CardiacFunction reference, CardiacFunction model, StudyTerms terms) =>
    [
        .. terms.Quantities.Select(q => new FunctionMeasurement(
            q, Vocabulary.Unit(q), reference.Reported(q), model.Reported(q), Undefined(reference, model, q))),
    ];

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

    /// <summary>Dice of a frame, from the voxels counted slice by slice.</summary>
    private static DiceMeasurement Dice(
        ContouredFrame frame, Structure structure, IReadOnlyList<SliceMeasures> slices, MeasureOptions options)
    {
        var counts = slices
            .Where(s => s.FrameIndex == frame.FrameIndex && s.Structure == structure)
            .Select(s => s.Counts())
            .Aggregate(OverlapCounts.Add);
        return new DiceMeasurement(
            frame.FrameIndex, frame.Phase, structure, counts.Dice(options.Overlap), (int)counts.Reference, (int)counts.Predicted)
        {
            SharedVoxels = (int)counts.TruePositive,
        };
    }

    private static IEnumerable<string> EmptyPredictions(IReadOnlyList<DiceMeasurement> dice, StudyTerms terms)
    {
        foreach (var frame in dice.Where(d => d.Phase != CardiacPhase.Inflow).GroupBy(d => (d.FrameIndex, d.Phase)))
        {
            Structure[] lost = [.. frame.Where(d => d is { ReferenceVoxels: > 0, PredictedVoxels: 0 }).Select(d => d.Structure)];
            if (lost.Length > 0)
            {
                var phase = frame.Key.Phase == CardiacPhase.EndDiastole ? "end-diastole" : "end-systole";
                var what = lost.Length == terms.Structures.Count
                    ? "is empty"
                    : $"has no {string.Join(" and no ", lost.Select(s => Vocabulary.InSentence(s)))}";
                var names = lost.Select(s => Vocabulary.InSentence(MeasuredFrom(s, frame.Key.Phase)));
                var number = frame.Key.FrameIndex + terms.FirstFrame;
                yield return $"the model's mask of {phase} (frame {number}, counted from {terms.FirstFrame}) {what}, and the expert's is "
                    + $"not: {string.Join(" and ", names)} {(lost.Length == 1 ? "enters" : "enter")} bias and limits as 0.";
            }
        }
    }

    private static Quantity MeasuredFrom(Structure structure, CardiacPhase phase) => (structure, phase == CardiacPhase.EndDiastole) switch
    {
        (Structure.BloodPool, true) => Quantity.EndDiastolicVolume,
        (Structure.BloodPool, false) => Quantity.EndSystolicVolume,
        (Structure.RightVentricle, true) => Quantity.RightEndDiastolicVolume,
        (Structure.RightVentricle, false) => Quantity.RightEndSystolicVolume,
        (_, true) => Quantity.MassAtEndDiastole,
        _ => Quantity.MassAtEndSystole,
    };

    private static IEnumerable<string> Orientation(MouseCase mouse, IReadOnlyList<LabelMap> predicted) =>
        OrientationCheck.Warning([.. mouse.Frames.Zip(predicted, (f, p) => (f.Reference, p))]) is { } warning ? [warning] : [];

    // The numbers as they go into the result: what is stored must agree with itself, whatever computed it.
    private static IEnumerable<string> StrokeVolume(FunctionMeasurement[] function)
    {
        double Of(Quantity quantity) => function.Single(f => f.Quantity == quantity).Predicted;
        return ConsistencyCheck.Default.StrokeVolumeWarning(
            Of(Quantity.StrokeVolume), Of(Quantity.EndDiastolicVolume), Of(Quantity.EndSystolicVolume)) is { } warning
            ? [warning]
            : [];
    }
}

using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Function;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>Measures one mouse for one model.</summary>
public static class CaseMeasurer
{
    private static readonly Structure[] Structures = [Structure.BloodPool, Structure.Myocardium];

    /// <summary>Compares a model's masks with the expert's.</summary>
    /// <param name="mouse">The mouse with the expert's masks.</param>
    /// <param name="raw">The model's masks as they came, one a contoured frame, in the mouse's order.</param>
    /// <param name="cleaned">The same after cleaning: these are measured.</param>
    /// <exception cref="ArgumentException">The lists do not match the mouse's frames.</exception>
    public static CaseResult Measure(MouseCase mouse, IReadOnlyList<LabelMap> raw, IReadOnlyList<LabelMap> cleaned)
    {
        if (raw.Count != mouse.Frames.Count || cleaned.Count != mouse.Frames.Count)
        {
            throw new ArgumentException($"{mouse.Mouse} has {mouse.Frames.Count} contoured frames, but {raw.Count} raw and {cleaned.Count} cleaned masks were given.");
        }

        var dice = new List<DiceMeasurement>();
        var slices = new List<SliceError>();
        for (var f = 0; f < mouse.Frames.Count; f++)
        {
            var frame = mouse.Frames[f];
            foreach (var structure in Structures)
            {
                var counts = OverlapCounts.Between(frame.Reference, cleaned[f], structure);
                dice.Add(new DiceMeasurement(
                    frame.FrameIndex, frame.Phase, structure, counts.Dice(DicePolicy.Published), (int)counts.Reference, (int)counts.Predicted)
                {
                    SharedVoxels = (int)counts.TruePositive,
                });
                if (frame.Phase != CardiacPhase.Inflow)
                {
                    slices.AddRange(SliceErrors(frame, cleaned[f], structure));
                }
            }
        }

        var measures = MeasureSet.OfMouse([.. mouse.Frames.Zip(cleaned, (f, p) => (f, (LabelMap?)p))], mouse.Spacing, MeasureOptions.Default);
        return new CaseResult(mouse.Mouse, true, dice, Function(mouse, cleaned), slices, raw.Zip(cleaned, CleaningChange.Between).Sum(c => c.ChangedVoxels))
        {
            Measures = MeasureRows.Of(measures.Measures),
            Cleaning = CleaningTrials.Of(mouse, raw),
            Warnings = measures.Warnings,
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
            q, ReportedUnit.Of(q), ReportedUnit.Value(reference, q), ReportedUnit.Value(model, q), Undefined(reference, model, q)))];
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

    private static IEnumerable<SliceError> SliceErrors(ContouredFrame frame, LabelMap predicted, Structure structure)
    {
        var labelled = Enumerable.Range(0, frame.Reference.Size.Slices).Where(s => frame.Reference.Slice(s).ContainsAnyExcept((byte)0)).ToArray();
        var perSlice = OverlapCounts.PerSlice(frame.Reference, predicted, structure);
        for (var s = 0; s < perSlice.Count; s++)
        {
            var position = labelled.Length switch
            {
                0 => double.NaN,
                1 => s == labelled[0] ? 0.5 : s < labelled[0] ? -0.5 : 1.5,
                _ => (s - labelled[0]) / (double)(labelled[^1] - labelled[0]),
            };
            yield return new SliceError(
                frame.Phase, s, position, structure, (int)perSlice[s].Reference, (int)perSlice[s].Predicted, (int)perSlice[s].TruePositive);
        }
    }
}

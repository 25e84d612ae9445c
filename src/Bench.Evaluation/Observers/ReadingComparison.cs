using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Observers;

/// <summary>Compares two readings of one case: Dice and function, of what both of them drew.</summary>
/// <param name="terms">Structures of the study.</param>
/// <param name="policy">The convention of Dice.</param>
internal sealed class ReadingComparison(StudyTerms terms, OverlapPolicy policy)
{
    /// <summary>Compares two readings.</summary>
    /// <param name="mouse">The case.</param>
    /// <param name="first">One map a contoured frame; null for a frame that was not drawn.</param>
    /// <param name="second">The same by the other reading.</param>
    public CaseResult Of(MouseCase mouse, IReadOnlyList<LabelMap?> first, IReadOnlyList<LabelMap?> second)
    {
        var drawn = terms.Structures.Where(s => Drew(first, s) && Drew(second, s)).ToArray();
        var dice = from i in Enumerable.Range(0, mouse.Frames.Count)
                   let frame = mouse.Frames[i]
                   where frame.Phase != CardiacPhase.Inflow && first[i] is not null && second[i] is not null
                   from structure in drawn
                   select Dice(frame, structure, OverlapCounts.Between(first[i]!, second[i]!, structure));
        return new CaseResult(mouse.Mouse, true, [.. dice], Function(mouse, first, second, drawn), [], 0)
        {
            VoxelSpacingMm = [mouse.Spacing.RowMm, mouse.Spacing.ColumnMm, mouse.Spacing.SliceMm],
        };
    }

    /// <summary>A structure that is in none of a reader's frames was not drawn: nobody finds a heart without it at both phases.</summary>
    private static bool Drew(IReadOnlyList<LabelMap?> maps, Structure structure) => maps.Any(m => m?.Count(structure) > 0);

    private DiceMeasurement Dice(ContouredFrame frame, Structure structure, OverlapCounts counts) =>
        new(frame.FrameIndex, frame.Phase, structure, counts.Dice(policy), (int)counts.Reference, (int)counts.Predicted)
        {
            SharedVoxels = (int)counts.TruePositive,
        };

    private FunctionMeasurement[] Function(
        MouseCase mouse, IReadOnlyList<LabelMap?> first, IReadOnlyList<LabelMap?> second, Structure[] drawn)
    {
        var (one, other) = (Measure(mouse, first), Measure(mouse, second));
        return [.. terms.Quantities.Select(q => drawn.Contains(StructureOf(q))
            ? new FunctionMeasurement(
                q, Vocabulary.Unit(q), one.Reported(q), other.Reported(q), Why(one.UndefinedBecause(q), other.UndefinedBecause(q)))
            : new FunctionMeasurement(q, Vocabulary.Unit(q), double.NaN, double.NaN, "a reader did not draw the structure"))];
    }

    private CardiacFunction Measure(MouseCase mouse, IReadOnlyList<LabelMap?> maps)
    {
        LabelMap? At(CardiacPhase phase) =>
            mouse.Frames.Zip(maps).Where(p => p.First.Phase == phase).Select(p => p.Second).FirstOrDefault();
        return CardiacFunction.Measure(At(CardiacPhase.EndDiastole), At(CardiacPhase.EndSystole), mouse.Spacing, terms.DensityGramsPerMl);
    }

    private static string Why(string first, string second) => first.Length > 0 ? first : second;

    private static Structure StructureOf(Quantity quantity) => quantity switch
    {
        Quantity.MassAtEndDiastole or Quantity.MassAtEndSystole => Structure.Myocardium,
        _ when Vocabulary.RightQuantities.Contains(quantity) => Structure.RightVentricle,
        _ => Structure.BloodPool,
    };
}

using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Studies;

namespace Bench.Evaluation.Cases;

/// <summary>
/// Flags what no case of a study should have, by the ranges in its file: wrong voxels, exchanged phases and wrong labels show so.
/// </summary>
internal static class RangeCheck
{
    private static readonly (PlausibleQuantity Range, Quantity Quantity)[] Checked =
    [
        (PlausibleQuantity.EndDiastolicVolume, Quantity.EndDiastolicVolume),
        (PlausibleQuantity.EndSystolicVolume, Quantity.EndSystolicVolume),
        (PlausibleQuantity.EjectionFraction, Quantity.EjectionFraction),
        (PlausibleQuantity.Mass, Quantity.MassAtEndDiastole),
        (PlausibleQuantity.Mass, Quantity.MassAtEndSystole),
    ];

    /// <summary>Sentences; none for the study that is built in, which has no file.</summary>
    public static IEnumerable<string> Warnings(Study study, CardiacFunction function)
    {
        if (study.Folder is null)
            yield break;

        var terms = StudyTerms.Of(study);
        foreach (var (named, quantity) in Checked)
        {
            var value = function.Value(quantity);
            if (study.PlausibleRanges.TryGetValue(named, out var range) && double.IsFinite(value) && !range.Contains(value))
            {
                var scale = Vocabulary.IsFraction(quantity) ? 100 : 1;
                yield return $"{Vocabulary.InSentence(quantity)} is {terms.Print(quantity, value * scale)}, outside the range that "
                    + $"the study {study.Name} takes for "
                    + $"plausible, {terms.Print(quantity, range.Low * scale)} to {terms.Print(quantity, range.High * scale)}: look at "
                    + "masks, phases and voxel spacing.";
            }
        }
    }
}

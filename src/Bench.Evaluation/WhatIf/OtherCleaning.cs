using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.WhatIf;

/// <summary>
/// A case as it would have been measured after another cleaning rule. A result holds what every rule removes and what Dice becomes
/// (<see cref="CaseResult.Cleaning"/>), so that voxel counts, and from them every quantity, follow without the masks.
/// </summary>
/// <param name="applied">Name of the rule that the result was measured under.</param>
/// <param name="rule">Name of the other rule.</param>
/// <param name="policy">The convention of Dice that the result was measured by.</param>
/// <param name="terms">The study.</param>
internal sealed class OtherCleaning(string applied, string rule, OverlapPolicy policy, StudyTerms terms)
{
    /// <summary>The case after the other rule.</summary>
    /// <param name="case">The case as measured.</param>
    /// <exception cref="InputException">The result does not say what the rule does.</exception>
    public CaseResult Of(CaseResult @case)
    {
        if (!@case.Evaluated || rule == applied)
        {
            return @case;
        }

        DiceMeasurement[] dice = [.. @case.Dice.Select(d => Dice(@case, d))];
        return @case with { Dice = dice, Function = [.. Function(@case, dice)] };
    }

    private DiceMeasurement Dice(CaseResult @case, DiceMeasurement measured)
    {
        var (before, after) = (Effect(@case, measured, applied), Effect(@case, measured, rule));
        var predicted = measured.PredictedVoxels + before.RemovedVoxels - after.RemovedVoxels;

        // Dice and both sizes give the voxels in common, a whole number; where a mask is empty there are none.
        var sizes = measured.ReferenceVoxels + predicted;
        var shared = measured.ReferenceVoxels == 0 || predicted == 0
            ? 0
            : (int)Math.Round(((after.Dice * (sizes + policy.Smoothing)) - policy.Smoothing) / 2);
        return measured with { Dice = after.Dice, PredictedVoxels = predicted, SharedVoxels = shared };
    }

    private static CleaningEffect Effect(CaseResult @case, DiceMeasurement measured, string rule) =>
        @case.Cleaning.FirstOrDefault(e => e.Rule == rule && e.FrameIndex == measured.FrameIndex && e.Structure == measured.Structure)
        ?? throw new InputException(
            "cleaning",
            $"the run does not say what '{rule}' does to {@case.Mouse}.",
            $"choose one of {string.Join(", ", @case.Cleaning.Select(e => e.Rule).Distinct())}, or evaluate the run's masks with --clean.");

    private IEnumerable<FunctionMeasurement> Function(CaseResult @case, DiceMeasurement[] dice)
    {
        var spacing = new VoxelSpacing(@case.VoxelSpacingMm[0], @case.VoxelSpacingMm[1], @case.VoxelSpacingMm[2]);
        double Volume(Structure structure, CardiacPhase phase) =>
            dice.FirstOrDefault(d => d.Structure == structure && d.Phase == phase) is { } found
                ? found.PredictedVoxels * spacing.VoxelMicrolitres
                : double.NaN;
        var model = new CardiacFunction(
            Volume(Structure.BloodPool, CardiacPhase.EndDiastole),
            Volume(Structure.BloodPool, CardiacPhase.EndSystole),
            Volume(Structure.Myocardium, CardiacPhase.EndDiastole) * terms.DensityGramsPerMl,
            Volume(Structure.Myocardium, CardiacPhase.EndSystole) * terms.DensityGramsPerMl)
        {
            RightEndDiastolicVolumeMicrolitres = Volume(Structure.RightVentricle, CardiacPhase.EndDiastole),
            RightEndSystolicVolumeMicrolitres = Volume(Structure.RightVentricle, CardiacPhase.EndSystole),
        };
        return @case.Function.Select(f => f with
        {
            Predicted = model.Reported(f.Quantity),
            UndefinedBecause = !double.IsNaN(model.Reported(f.Quantity)) && !double.IsNaN(f.Reference) ? ""
                : f.UndefinedBecause.Length > 0 ? f.UndefinedBecause : $"model: {model.UndefinedBecause(f.Quantity)}",
        });
    }
}

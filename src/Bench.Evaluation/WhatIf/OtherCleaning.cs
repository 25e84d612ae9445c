using Bench.Core;
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
        return @case with { Dice = dice, Function = [.. CountedFunction.Of(@case, dice, terms)] };
    }

    private DiceMeasurement Dice(CaseResult @case, DiceMeasurement measured)
    {
        var (before, after) = (Effect(@case, measured, applied), Effect(@case, measured, rule));
        var predicted = measured.PredictedVoxels + before.RemovedVoxels - after.RemovedVoxels;
        return measured with
        {
            Dice = after.Dice,
            PredictedVoxels = predicted,
            SharedVoxels = CountedFunction.Shared(after.Dice, measured.ReferenceVoxels, predicted, policy),
        };
    }

    private static CleaningEffect Effect(CaseResult @case, DiceMeasurement measured, string rule) =>
        @case.Cleaning.FirstOrDefault(e => e.Rule == rule && e.FrameIndex == measured.FrameIndex && e.Structure == measured.Structure)
        ?? throw new InputException(
            "cleaning",
            $"the run does not say what '{rule}' does to {@case.Mouse}.",
            $"choose one of {string.Join(", ", @case.Cleaning.Select(e => e.Rule).Distinct())}, or evaluate the run's masks with --clean.");
}

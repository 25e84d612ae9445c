using Bench.Core;
using Bench.Core.Function;
using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.WhatIf;

/// <summary>Quantities and counts of a case without its masks.</summary>
internal static class CountedFunction
{
    /// <summary>Volume of a voxel of a case, µL.</summary>
    /// <param name="case">The case, measured.</param>
    public static double MicrolitresAVoxel(CaseResult @case) =>
        new VoxelSpacing(@case.VoxelSpacingMm[0], @case.VoxelSpacingMm[1], @case.VoxelSpacingMm[2]).VoxelMicrolitres;

    /// <summary>Voxels in common: Dice and both sizes give them, a whole number; where a mask is empty there are none.</summary>
    /// <param name="dice">Dice.</param>
    /// <param name="reference">Voxels by the expert.</param>
    /// <param name="predicted">Voxels by the model.</param>
    /// <param name="policy">The convention of that Dice.</param>
    public static int Shared(double dice, int reference, int predicted, OverlapPolicy policy) => reference == 0 || predicted == 0
        ? 0
        : (int)Math.Round(((dice * (reference + predicted + policy.Smoothing)) - policy.Smoothing) / 2);

    /// <summary>The quantities of a case by other counts of the model.</summary>
    /// <param name="case">The case, measured.</param>
    /// <param name="dice">The counts.</param>
    /// <param name="terms">The study.</param>
    public static IEnumerable<FunctionMeasurement> Of(CaseResult @case, DiceMeasurement[] dice, StudyTerms terms)
    {
        var voxel = MicrolitresAVoxel(@case);
        double Volume(Structure structure, CardiacPhase phase) =>
            dice.FirstOrDefault(d => d.Structure == structure && d.Phase == phase) is { } found
                ? found.PredictedVoxels * voxel
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

using Bench.Core;
using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.WhatIf;

/// <summary>
/// Trainings with other seeds, case by case. A result shows the first training of a network; of the others it keeps Dice and errors of
/// every case (<see cref="EvaluationResult.Methods"/>). The expert's side is the same, so that voxel counts follow: an error and the
/// expert's volume give the voxels of the model, and these and Dice the voxels in common. What cleaning would do to them is not kept.
/// </summary>
/// <param name="measured">The convention of Dice that the result was measured by.</param>
/// <param name="terms">The study.</param>
internal sealed class OtherTrainings(OverlapPolicy measured, StudyTerms terms)
{
    /// <summary>The other trainings of a network, their summaries not made yet.</summary>
    /// <param name="first">The training that the result shows, as measured.</param>
    /// <param name="values">What the result keeps of all.</param>
    /// <returns>Null where they cannot be made: a case of theirs was not measured in the first.</returns>
    public IReadOnlyList<ModelResult>? Of(ModelResult first, MethodValues values)
    {
        var others = new List<ModelResult>();
        for (var seed = 0; seed < values.Seeds.Count; seed++)
        {
            if (values.Seeds[seed] == first.Seed)
            {
                continue;
            }

            var cases = first.Cases.Select(c => Case(c, values, seed)).ToArray();
            if (Array.Exists(cases, c => c is null))
            {
                return null;
            }

            others.Add(first with { Name = $"{first.Name}, seed {values.Seeds[seed]}", Seed = values.Seeds[seed], Cases = cases! });
        }

        return others;
    }

    private CaseResult? Case(CaseResult first, MethodValues values, int seed)
    {
        var row = values.Cases.Index().FirstOrDefault(c => c.Item.Case == first.Mouse, (-1, null!)).Index;
        double Value(string measure) =>
            row < 0 ? double.NaN : values.Measures.FirstOrDefault(m => m.Measure == measure)?.Values[row][seed] ?? double.NaN;
        var isMeasured = values.Measures.Any(m => row >= 0 && !double.IsNaN(m.Values[row][seed]));
        if (!first.Evaluated || !isMeasured)
        {
            return first.Evaluated == isMeasured ? first : isMeasured ? null : new CaseResult(first.Mouse, false, [], [], [], 0);
        }

        var dice = first.Dice.Select(d => Dice(first, d, Value)).ToArray();
        return Array.Exists(dice, d => d is null)
            ? null
            : first with { Dice = dice!, Function = [.. CountedFunction.Of(first, dice!, terms)], Cleaning = [] };
    }

    private DiceMeasurement? Dice(CaseResult first, DiceMeasurement known, Func<string, double> value)
    {
        var quantity = (known.Structure, known.Phase) switch
        {
            (Structure.BloodPool, CardiacPhase.EndDiastole) => Quantity.EndDiastolicVolume,
            (Structure.BloodPool, _) => Quantity.EndSystolicVolume,
            (Structure.Myocardium, CardiacPhase.EndDiastole) => Quantity.MassAtEndDiastole,
            (Structure.Myocardium, _) => Quantity.MassAtEndSystole,
            (_, CardiacPhase.EndDiastole) => Quantity.RightEndDiastolicVolume,
            _ => Quantity.RightEndSystolicVolume,
        };
        var each = CountedFunction.MicrolitresAVoxel(first) * (known.Structure == Structure.Myocardium ? terms.DensityGramsPerMl : 1);
        var error = value($"error.{Vocabulary.Code(quantity)}") / each;
        var dice = value($"dice.{terms.Code(known.Structure)}.{Vocabulary.Code(known.Phase)}");

        // The mean over the whole stack is undefined where both are empty and the convention says so.
        if (double.IsNaN(error))
        {
            return null;
        }

        var predicted = known.ReferenceVoxels + (int)Math.Round(error);
        return known with
        {
            Dice = dice,
            PredictedVoxels = predicted,
            SharedVoxels = CountedFunction.Shared(dice, known.ReferenceVoxels, predicted, measured),
        };
    }
}

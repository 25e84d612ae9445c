using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Testing;

namespace Bench.Evaluation.Tests;

/// <summary>Results whose every mouse has one Dice for both structures at ED, and one absolute error of end-diastolic volume.</summary>
internal static class FakeRun
{
    /// <summary>A run of one model named <c>m</c> on mice A, B, C, …; NaN makes a mouse that could not be evaluated.</summary>
    public static EvaluationResult Of(int seed, params double[] dice) => Of(seed, ("m", dice));

    /// <summary>A run of several models.</summary>
    public static EvaluationResult Of(int seed, params (string Name, double[] Dice)[] models)
    {
        var sample = SampleResult.Create(1, 3);
        return sample with
        {
            RunId = $"run-{seed}",
            Settings = sample.Settings with { Seed = seed, TestMice = [.. models[0].Dice.Select((_, i) => Mouse(i))] },
            Models = [.. models.Select(m => new ModelResult(m.Name, m.Name, null, [.. m.Dice.Select(Case)], [], []))],
        };
    }

    public static string Mouse(int index) => $"{(char)('A' + index)}";

    private static CaseResult Case(double dice, int index) => double.IsNaN(dice)
        ? new CaseResult(Mouse(index), false, [], [], [], 0)
        : new CaseResult(
            Mouse(index),
            true,
            [
                new(0, CardiacPhase.EndDiastole, Structure.Myocardium, dice, 1, 1),
                new(0, CardiacPhase.EndDiastole, Structure.BloodPool, dice, 1, 1),
            ],
            [new(Quantity.EndDiastolicVolume, "µL", 60, 60 + (10 * (1 - dice)), "")],
            [],
            0);
}

using Bench.Core;
using Bench.Core.Location;
using Bench.Core.Measures;
using Bench.Core.Training;
using Bench.Evaluation.Results;
using Bench.Testing;

namespace Bench.Reporting.Tests;

/// <summary>A result of round numbers that a reader can check by hand.</summary>
internal static class TinyResult
{
    public static EvaluationResult Create()
    {
        CaseResult[] cases =
        [
            new(
                "Mouse1",
                true,
                [
                    new(
                        0,
                        CardiacPhase.EndDiastole,
                        Structure.BloodPool,
                        0.95,
                        6000,
                        6100), new(0, CardiacPhase.EndDiastole, Structure.Myocardium, 0.9, 9000, 8000),
                    new(4, CardiacPhase.Inflow, Structure.BloodPool, 0.5, 10, 20), new(
                        7, CardiacPhase.EndSystole, Structure.BloodPool, 1.0 / 3, 2000, 2000),
                ],
                [
                    new(Quantity.EndDiastolicVolume, "µL", 60, 61.5, string.Empty),
                    new(Quantity.EjectionFraction, "%", double.NaN, double.NaN, "no \"ED\", sorry"),
                ],
                [
                    new(CardiacPhase.EndDiastole, 0, -0.25, Structure.Myocardium, 0, 3, 0)
                    {
                        FrameIndex = 0,
                        Neither = 13,
                        Region = SliceRegion.BeyondBase,
                        HausdorffMm = double.PositiveInfinity,
                        Hausdorff95Mm = double.PositiveInfinity,
                        AverageSymmetricMm = double.PositiveInfinity,
                        SurfaceDice = [0, 0],
                    },
                    new(CardiacPhase.EndDiastole, 1, 0, Structure.Myocardium, 4, 2, 2)
                    {
                        FrameIndex = 0,
                        Neither = 12,
                        Region = SliceRegion.Base,
                        HausdorffMm = 0.3,
                        Hausdorff95Mm = 0.29,
                        AverageSymmetricMm = 0.1,
                        SurfaceDice = [0.25, 0.75],
                    },
                ],
                12)
            {
                Measures =
                [
                    new(
                        0,
                        CardiacPhase.EndDiastole,
                        Structure.BloodPool,
                        new Dictionary<string,
                        double> { ["dice"] = 0.95, ["hd95"] = double.PositiveInfinity, ["stack_diagonal"] = 27.5 }),
                    new(4, CardiacPhase.Inflow, Structure.BloodPool, new Dictionary<string, double> { ["dice"] = 0.5 }),
                    new(null, null, null, new Dictionary<string, double> { ["ef_error"] = double.NaN }),
                ],
                Walls = [new(0, CardiacPhase.EndDiastole, 1, [1, 0.75, 1.25], [1.25, 1.25, double.NaN], 1, 0.5)],
                Cleaning = [new("largest", 0, CardiacPhase.EndDiastole, Structure.BloodPool, 7, 0.96, -0.5)],
            },
            new("Mouse2", false, [], [], [], 0),
        ];
        var agreement = new AgreementSummary
        {
            Quantity = Quantity.EndDiastolicVolume,
            Unit = "µL",
            Count = 1,
            Undefined = 1,
            Reference = new(60, double.NaN),
            Predicted = new(61.5, double.NaN),
            Bias = new(1.5),
        };
        var model = new ModelResult(
            "unet", "UNet", new TrainingSummary(
                "small", 10, 20, 1, "done", [new(0, 0.5, 0.6, 0.7, 0.8, 1e-3), new(1, 0.25, double.NaN, 0.75, 0.85, 1e-5)]),
            cases, [new()
            {
                Structure = Structure.BloodPool,
                Count = 1,
                Mean = 0.95,
                Median = 0.95,
                Minimum = 0.95,
                Maximum = 0.95,
                PredictedEmpty = 1,
                UnderPolicies =
                [
                    new("published", 0.95, 1), new("both-empty-is-one", 0.95, 1),
                    new("both-empty-is-undefined", 0.9, 1), new("reference-empty-is-undefined", double.NaN, 0),
                ],
            }], [agreement]);
        return SampleResult.Create(1, 1) with
        {
            Models = [model],
            MeasureDefinitions =
            [
                new("dice", "ratio", BetterWhen.Larger, "Overlap."), new("hd95", "mm", BetterWhen.Smaller, "Distance, 3-D."), new(
                    "stack_diagonal", "mm", BetterWhen.Neither, "Diagonal."), new(
                    "ef_error", "ratio", BetterWhen.NearerZero, "Difference."),
            ],
            Claims =
            [
                new(
                    "dice.mean",
                    "Dice, mean",
                    "Table 1",
                    "unet",
                    string.Empty,
                    0.94,
                    0.95,
                    ClaimOutcome.Reproduced,
                    "Inside.") { Range = new(0.928, 0.952, 0.95) }
            ],
            Montages = [],
            Issues = [new(IssueSeverity.Error, "Mouse2", "missing, so left out")],
        };
    }
}

using Bench.Core;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Tests.Claims;

/// <summary>
/// A study of 25 mice that prints few numbers: Dice of the blood pool 0.94 ± 0.02, and EDV with bias 0.6 and limits −6.0 to 7.1 µL.
/// </summary>
internal static class FakeStudy
{
    public static readonly PublishedClaim[] Numbers =
    [
        Dice("dice", ClaimStatistic.Mean, "0.94", ClaimJudgement.PredictionInterval),
        Dice("dice.sd", ClaimStatistic.StandardDeviation, "0.02", ClaimJudgement.SelfConsistency),
        Edv("mean", ClaimStatistic.ReferenceMean, "65.6", ClaimJudgement.SelfConsistency),
        Edv("bias", ClaimStatistic.Bias, "0.6", ClaimJudgement.PredictionInterval),
        Edv("lower", ClaimStatistic.LimitLower, "-6.0", ClaimJudgement.PredictionInterval),
        Edv("upper", ClaimStatistic.LimitUpper, "7.1", ClaimJudgement.PredictionInterval),
    ];

    public static PublishedStudy Of(params PublishedClaim[] claims) => new("fake", "fake-1", "", 25, claims, [], new StudyConventions());

    public static PublishedStudy Study { get; } = Of(Numbers);

    public static PublishedClaim Dice(string id, ClaimStatistic statistic, string printed, ClaimJudgement judged, string unit = "") =>
        new(id, id, new ClaimPlace(Table: "1"), ClaimMeasure.Dice, statistic, printed, unit, judged, Structure: Structure.BloodPool);

    public static PublishedClaim Edv(string id, ClaimStatistic statistic, string printed, ClaimJudgement judged, string unit = "µL") =>
        new(
            id,
            id,
            new ClaimPlace(Table: "1"),
            ClaimMeasure.Agreement,
            statistic,
            printed,
            unit,
            judged,
            Quantity: Quantity.EndDiastolicVolume);

    /// <summary>A model on 25 mice with the Dice of the blood pool, and EDV with a bias and an SD of 3 µL.</summary>
    public static ModelResult Model(
        double dice = 0.94,
        double bias = 0.6,
        double low = 0.92,
        double high = 0.96,
        string name = "unet3plus",
        string family = "unet3plus",
        int count = 25) => new(
        name,
        name,
        null,
        [],
        [
            new DiceSummary
            {
                Structure = Structure.BloodPool,
                Count = count,
                Mean = dice,
                StandardDeviation = 0.02,
                Confidence = new(low, high, 0.95),
            }
        ],
        [
            new AgreementSummary
            {
                Quantity = Quantity.EndDiastolicVolume,
                Unit = "µL",
                Count = count,
                Reference = new(65, 10),
                Predicted = new(65, 10),
                Bias = new(bias, bias - 1, bias + 1),
                DifferenceSd = 3,
                LowerLimit = new(bias - 5.879892, bias - 8, bias - 4),
                UpperLimit = new(bias + 5.879892, bias + 4, bias + 8),
                Pearson = new(0.95, 0.9, 0.98),
            },
        ])
        {
            Family = family,
        };
}

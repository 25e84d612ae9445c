using System.Globalization;
using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Claims.Simulation;

/// <summary>
/// A simulated model's numbers as a study prints them: Dice and r to two decimals, the rest to one, and points read off its figures.
/// </summary>
internal static class SimulatedStudy
{
    private const double ReadingError = 0.1;

    /// <summary>Kinds of number that are judged.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["mean Dice", "bias", "lower limit", "upper limit", "r"];

    /// <summary>Prints a study. A claim's identifier begins with its kind.</summary>
    /// <param name="model">The study's model.</param>
    /// <param name="mice">Its mice.</param>
    /// <param name="extraDecimals">Decimals beyond the usual.</param>
    public static PublishedStudy Print(SimulatedModel model, int mice, int extraDecimals)
    {
        var claims = new List<PublishedClaim>();
        foreach (var dice in model.Dice())
        {
            Add("mean Dice", ClaimMeasure.Dice, ClaimStatistic.Mean, dice.Mean, 2, dice, null);
            Add("SD of Dice", ClaimMeasure.Dice, ClaimStatistic.StandardDeviation, dice.StandardDeviation, 2, dice, null);
        }

        foreach (var quantity in Vocabulary.Quantities)
        {
            var a = model.Agreement(quantity);
            Add("expert's mean", ClaimMeasure.Agreement, ClaimStatistic.ReferenceMean, a.Reference.Mean, 1, null, quantity);
            Add("bias", ClaimMeasure.Agreement, ClaimStatistic.Bias, a.Bias.Value, 1, null, quantity);
            Add("lower limit", ClaimMeasure.Agreement, ClaimStatistic.LimitLower, a.LowerLimit.Value, 1, null, quantity);
            Add("upper limit", ClaimMeasure.Agreement, ClaimStatistic.LimitUpper, a.UpperLimit.Value, 1, null, quantity);
            Add("r", ClaimMeasure.Agreement, ClaimStatistic.PearsonR, a.Pearson.Value, 2, null, quantity);
        }

        return new PublishedStudy("simulated", "", "", mice, claims, [], new StudyConventions());

        void Add(
            string kind,
            ClaimMeasure measure,
            ClaimStatistic statistic,
            double value,
            int decimals,
            DiceSummary? dice,
            Quantity? quantity) => claims.Add(new PublishedClaim(
            $"{kind}, {claims.Count}",
            kind,
            new ClaimPlace(Section: "simulated"),
            measure,
            statistic,
            value.ToString("F" + (decimals + extraDecimals), CultureInfo.InvariantCulture),
            Unit(statistic, quantity),
            Kinds.Contains(kind) ? ClaimJudgement.PredictionInterval : ClaimJudgement.SelfConsistency,
            Structure: dice?.Structure,
            Phase: dice?.Phase,
            Quantity: quantity));
    }

    /// <summary>The points of its figures, each misread by up to the reading error.</summary>
    /// <param name="model">The study's model.</param>
    /// <param name="random">Source of chance.</param>
    public static IReadOnlyList<PointColumns> Points(SimulatedModel model, Random random) =>
    [
        .. Vocabulary.Quantities.Select(q =>
        {
            var (reference, predicted) = model.Values(q);
            double[] Read(double[] values) => [.. values.Select(v => v + (ReadingError * ((2 * random.NextDouble()) - 1)))];
            return new PointColumns(
                new PublishedPoints("points.csv", q, "reference", "predicted", ReadingError), Read(reference), Read(predicted));
        }),
    ];

    private static string Unit(ClaimStatistic statistic, Quantity? quantity) => (statistic, quantity) switch
    {
        (ClaimStatistic.PearsonR, _) or (_, null) => "",
        (_, { } known) => Vocabulary.Unit(known),
    };
}

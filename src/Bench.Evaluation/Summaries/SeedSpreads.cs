using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Statistics;

namespace Bench.Evaluation.Summaries;

/// <summary>How much the numbers of networks that were trained with several seeds vary with the seed.</summary>
public static class SeedSpreads
{
    /// <summary>Mean and SD over seeds of every Dice summary and every bias.</summary>
    /// <param name="models">All models; those of one family with two seeds or more are taken together.</param>
    public static IReadOnlyList<SeedSpread> Of(IReadOnlyList<ModelResult> models) =>
    [
        .. models.Where(m => m.Seed is not null).GroupBy(m => m.Family).Where(g => g.Count() > 1).SelectMany(g => OfFamily(g.Key, [.. g])),
    ];

    private static IEnumerable<SeedSpread> OfFamily(string family, ModelResult[] models)
    {
        int[] seeds = [.. models.Select(m => m.Seed!.Value)];
        foreach (var dice in models[0].Dice)
        {
            yield return Spread(
                "dice",
                dice.Structure,
                dice.Phase,
                null,
                "",
                m => m.Dice.Single(d => d.Structure == dice.Structure && d.Phase == dice.Phase).Mean);
        }

        foreach (var agreement in models[0].Agreement)
        {
            yield return Spread(
                "bias",
                null,
                null,
                agreement.Quantity,
                agreement.Unit,
                m => m.Agreement.Single(a => a.Quantity == agreement.Quantity).Bias.Value);
        }

        SeedSpread Spread(
            string statistic, Structure? structure, CardiacPhase? phase, Quantity? quantity, string unit, Func<ModelResult, double> value)
        {
            double[] values = [.. models.Select(value)];
            var summary = Summary.Of(values);
            return new SeedSpread(
                family, statistic, structure, phase, quantity, unit, seeds, values, summary.Mean, summary.StandardDeviation);
        }
    }
}

using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Statistics.Coverage;
using Bench.Statistics.Resampling;

namespace Bench.Evaluation.Summaries;

/// <summary>Simulated coverage of the intervals that a report prints, at the number and skewness of its cases.</summary>
internal static class IntervalCoverages
{
    /// <summary>Models of which differences are simulated; of more, pairs would be many.</summary>
    private const int MostCompared = 3;

    /// <summary>Simulates every kind of interval for every model.</summary>
    /// <param name="models">The models.</param>
    /// <param name="terms">The study.</param>
    /// <param name="replicates">Samples a number, at least 100.</param>
    /// <returns>One entry an interval; those that too few cases, or equal ones, say nothing of are left out.</returns>
    public static IReadOnlyList<IntervalCoverage> Of(IReadOnlyList<ModelResult> models, StudyTerms terms, int replicates)
    {
        var next = 0UL;
        CoverageOptions Options() => new() { Replicates = replicates, Seed = BootstrapOptions.DefaultSeed + (1_000_003 * ++next) };
        var all = models.SelectMany(m => OfModel(m, terms, Options)).Concat(OfPairs(models, Options));
        return [.. all.Where(c => !double.IsNaN(c.Coverage))];
    }

    private static IEnumerable<IntervalCoverage> OfModel(ModelResult model, StudyTerms terms, Func<CoverageOptions> options)
    {
        foreach (var dice in model.Dice)
        {
            var found = CoverageSimulation.OfFractionMean(
                [.. model.Cases.Select(c => DiceSummaries.OfMouse(c, dice.Structure, dice.Phase))], options());
            yield return Entry(CoveredInterval.MeanDice, found) with { Structure = dice.Structure, Phase = dice.Phase };
        }

        foreach (var quantity in terms.Quantities)
        {
            var pairs = model.Cases.SelectMany(c => c.Function.Where(f => f.Quantity == quantity)).ToArray();
            var found = CoverageSimulation.OfPairs([.. pairs.Select(p => p.Reference)], [.. pairs.Select(p => p.Predicted)], options());
            yield return Entry(CoveredInterval.Bias, found.Bias) with { Quantity = quantity };
            yield return Entry(CoveredInterval.LowerLimit, found.LowerLimit) with { Quantity = quantity };
            yield return Entry(CoveredInterval.UpperLimit, found.UpperLimit) with { Quantity = quantity };
            yield return Entry(CoveredInterval.Pearson, found.Pearson) with { Quantity = quantity };
        }

        IntervalCoverage Entry(CoveredInterval interval, SimulatedCoverage found) =>
            new(interval, model.Name, found.Count, found.Skewness, found.Coverage, found.Replicates);
    }

    private static IEnumerable<IntervalCoverage> OfPairs(IReadOnlyList<ModelResult> models, Func<CoverageOptions> options)
    {
        var compared = models.Count > MostCompared ? 0 : models.Count;
        for (var i = 0; i < compared; i++)
        {
            for (var j = i + 1; j < compared; j++)
            {
                var other = models[j].Cases.ToDictionary(c => c.Mouse, StringComparer.Ordinal);
                double[] differences =
                [
                    .. models[i].Cases.Where(c => other.ContainsKey(c.Mouse))
                        .Select(c => DiceSummaries.OfMouse(c, null, null) - DiceSummaries.OfMouse(other[c.Mouse], null, null)),
                ];
                yield return Entry(CoveredInterval.DiceDifference, CoverageSimulation.OfMean(differences, options()));
                yield return Entry(CoveredInterval.DiceDifferenceBootstrap, CoverageSimulation.OfBootstrapMean(differences, options()));

                IntervalCoverage Entry(CoveredInterval interval, SimulatedCoverage found) =>
                    new(interval, models[i].Name, found.Count, found.Skewness, found.Coverage, found.Replicates)
                    {
                        Second = models[j].Name,
                    };
            }
        }
    }
}

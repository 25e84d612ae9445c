using Bench.Core.Measures;
using Bench.Core.Studies;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Results;
using Bench.Statistics;
using Bench.Statistics.Comparison;
using Bench.Statistics.Methods;

namespace Bench.Evaluation.Methods;

/// <summary>Draws the verdicts on methods from the values of all cases under all trainings.</summary>
public static class MethodJudge
{
    /// <summary>Error probability of the verdicts after correction.</summary>
    public const double Alpha = 0.05;

    /// <summary>Judges the methods of a result.</summary>
    /// <param name="models">The models of the result.</param>
    /// <param name="matrices">Values of the networks that were trained several times.</param>
    /// <param name="terms">The study.</param>
    public static MethodVerdicts Of(IReadOnlyList<ModelResult> models, IReadOnlyList<MethodValues> matrices, StudyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(matrices);
        var tables = new MethodTables(models, matrices);
        return new MethodVerdicts(
            tables.Methods,
            Corrected([.. MouseMeasure.Of(terms).Where(m => m.Phase is null).Select(m => Judge(m, tables.Methods, tables.Of(m)))]));
    }

    private static MeasureVerdict Judge(MouseMeasure measure, IReadOnlyList<JudgedMethod> methods, CaseSeedTable[] tables)
    {
        var pairs = from i in Enumerable.Range(0, tables.Length)
                    from j in Enumerable.Range(i + 1, tables.Length - i - 1)
                    select Pair(measure, methods[i].Method, methods[j].Method, tables[i], tables[j]);
        return new MeasureVerdict(
            measure.Name,
            measure.Unit,
            measure.Better,
            [.. methods.Select((m, i) => Estimated(measure, m.Method, MethodMean.Of(tables[i])))],
            [.. pairs])
        {
            Order = tables.Length > 2 && methods.All(m => m.Seeds > 1) ? Order(measure, methods, tables) : null,
        };
    }

    private static MethodEstimate Estimated(MouseMeasure measure, string method, MethodMean found) =>
        new(method, found.CaseCount, found.SeedCount, found.MissingCells)
        {
            // A mean Dice has an interval that stays between 0 and 1, as in all other tables; a mean error is not below 0.
            Mean = new Estimate(found.Mean, measure.Quantity is not null
                ? found.Interval with { Low = Math.Max(0, found.Interval.Low) }
                : found.Mean is > 0 and < 1
                ? FractionMeanInterval.Of(found.Mean, found.StandardError, found.DegreesOfFreedom)
                : found.Interval),
            StandardError = found.StandardError,
            DegreesOfFreedom = found.DegreesOfFreedom,
            CaseSd = found.CaseDeviation,
            SeedSd = found.SeedDeviation,
            RestSd = found.ResidualDeviation,
            SeedShare = found.SeedShare,
        };

    private static MethodPair Pair(MouseMeasure measure, string first, string second, CaseSeedTable one, CaseSeedTable other)
    {
        var found = MethodDifference.Of(one, other);
        var pair = new MethodPair(first, second, found.CaseCount, found.MissingCells)
        {
            Difference = new Estimate(found.Difference, found.Interval),
            StandardError = found.StandardError,
            DegreesOfFreedom = found.DegreesOfFreedom,
            PValue = found.PValue,
            FalseSuperiority = found.FalseSuperiority,
            FalseSuperiorityOfWeights = found.FalseSuperiorityOfWeights,
            Detectable = found.Detectable,
            Standing = found.Outcome == StatisticOutcome.TooFewValues ? MethodStanding.WeightsOnly : MethodStanding.NotToldApart,
        };
        if (found.Outcome == StatisticOutcome.Defined)
        {
            return pair with
            {
                SeedsNeeded = MethodPower.SeedsNeeded(found.Difference, found.CaseCount, found.Variances),
                CasesNeeded = MethodPower.CasesNeeded(
                    found.Difference, Math.Min(found.FirstSeeds, found.SecondSeeds), found.Variances),
            };
        }

        return found.CaseCount < 2 || double.IsNaN(found.Variances.Case) ? pair : pair with
        {
            Detectable = MethodPower.Detectable(Math.Sqrt(found.Variances.Case / found.CaseCount), found.CaseCount - 1),
            Assumed = measure.Quantity is null
                ? AssumedSpreads.Of(found.Difference, found.Variances.Case, found.CaseCount)
                : [],
        };
    }

    private static MethodOrder? Order(MouseMeasure measure, IReadOnlyList<JudgedMethod> methods, CaseSeedTable[] tables)
    {
        var ranking = MethodRanking.Of([.. methods.Select(m => m.Method)], tables, measure.Better == BetterWhen.Larger);
        return ranking.CaseCount < 2 ? null : new MethodOrder(
            [
                .. ranking.Methods.OrderBy(m => m.Rank)
                    .Select(m => new RankedModel(m.Name, m.Score, m.Rank) { RankInterval = m.RankInterval }),
            ],
            ranking.KendallTau.Mean,
            ranking.SameOrder,
            ranking.Resamples);
    }

    /// <summary>Holm's correction over all pairs and measures, and the verdicts that follow.</summary>
    private static MeasureVerdict[] Corrected(MeasureVerdict[] measures)
    {
        var corrected = MultipleComparisons.Holm([.. measures.SelectMany(m => m.Pairs).Select(p => p.PValue)]);
        var at = 0;
        return [.. measures.Select(m => m with { Pairs = [.. m.Pairs.Select(p => Stand(p with { HolmP = corrected[at++] }, m.Better))] })];
    }

    private static MethodPair Stand(MethodPair pair, BetterWhen better) => !(pair.HolmP < Alpha) ? pair : pair with
    {
        Standing = (better == BetterWhen.Larger) == (pair.Difference.Value > 0) ? MethodStanding.FirstBetter : MethodStanding.SecondBetter,
    };
}

using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Statistics.Agreement;
using Bench.Statistics.Association;
using Bench.Statistics.Comparison;

namespace Bench.Evaluation.Summaries;

/// <summary>Agreement of each quantity with the expert, over mice.</summary>
public static class AgreementSummaries
{
    /// <summary>Summarises the evaluated cases. Mice without both values are counted, not guessed.</summary>
    /// <param name="cases">All cases of a model.</param>
    /// <param name="terms">Whose quantities; null for the mouse study's.</param>
    /// <returns>One entry a quantity, in the order of <see cref="Quantity"/>.</returns>
    public static IReadOnlyList<AgreementSummary> Of(IReadOnlyList<CaseResult> cases, StudyTerms? terms = null) =>
        [.. (terms ?? StudyTerms.Mouse).Quantities.Select(q => Summarise(q, cases))];

    /// <summary>Summarises one quantity.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="cases">Cases of a model.</param>
    public static AgreementSummary Summarise(Quantity quantity, IReadOnlyList<CaseResult> cases)
    {
        var pairs = cases.SelectMany(c => c.Function.Where(f => f.Quantity == quantity)).ToArray();
        var defined = pairs.Where(p => double.IsFinite(p.Difference)).ToArray();
        double[] reference = [.. defined.Select(p => p.Reference)];
        double[] predicted = [.. defined.Select(p => p.Predicted)];

        var agreement = BlandAltman.Of(reference, predicted);
        var test = PairedTTest.Of(reference, predicted);
        var correlation = PearsonCorrelation.Of(reference, predicted);
        var trend = ProportionalBias.Of(reference, predicted).Line;
        return new AgreementSummary
        {
            Quantity = quantity,
            Unit = Vocabulary.Unit(quantity),
            Count = defined.Length,
            Undefined = cases.Count - defined.Length,
            Reference = MeanDeviation.Of(Statistics.Summary.Of(reference)),
            Predicted = MeanDeviation.Of(Statistics.Summary.Of(predicted)),
            Bias = new Estimate(agreement.Bias, agreement.BiasInterval),
            DifferenceSd = agreement.StandardDeviation,
            LowerLimit = new Estimate(agreement.LowerLimit, agreement.LowerLimitInterval),
            UpperLimit = new Estimate(agreement.UpperLimit, agreement.UpperLimitInterval),
            TStatistic = test.Statistic,
            TTestP = test.PValue,
            Pearson = new Estimate(correlation.Coefficient, correlation.Interval),
            PearsonP = correlation.PValue,
            ProportionalSlope = trend.Slope,
            ProportionalIntercept = trend.Intercept,
            ProportionalP = trend.SlopePValue,
            ConcordanceCorrelation = ConcordanceCorrelation.Of(reference, predicted).Coefficient,
        };
    }
}

using Bench.Core;
using Bench.Evaluation.Cases;
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
    /// <returns>One entry a quantity, in the order of <see cref="Quantity"/>.</returns>
    public static IReadOnlyList<AgreementSummary> Of(IReadOnlyList<CaseResult> cases) =>
        [.. Enum.GetValues<Quantity>().Select(q => Summarise(q, cases))];

    private static AgreementSummary Summarise(Quantity quantity, IReadOnlyList<CaseResult> cases)
    {
        var pairs = cases.SelectMany(c => c.Function.Where(f => f.Quantity == quantity)).ToArray();
        var defined = pairs.Where(p => double.IsFinite(p.Difference)).ToArray();
        double[] reference = [.. defined.Select(p => p.Reference)];
        double[] predicted = [.. defined.Select(p => p.Predicted)];

        var byExpert = Statistics.Summary.Of(reference);
        var byModel = Statistics.Summary.Of(predicted);
        var agreement = BlandAltman.Of(reference, predicted);
        var test = PairedTTest.Of(reference, predicted);
        var correlation = PearsonCorrelation.Of(reference, predicted);
        var trend = ProportionalBias.Of(reference, predicted).Line;
        return new AgreementSummary(
            quantity,
            ReportedUnit.Of(quantity),
            defined.Length,
            cases.Count - defined.Length,
            byExpert.Mean,
            byExpert.StandardDeviation,
            byModel.Mean,
            byModel.StandardDeviation,
            agreement.Bias,
            agreement.BiasInterval.Low,
            agreement.BiasInterval.High,
            agreement.StandardDeviation,
            agreement.LowerLimit,
            agreement.LowerLimitInterval.Low,
            agreement.LowerLimitInterval.High,
            agreement.UpperLimit,
            agreement.UpperLimitInterval.Low,
            agreement.UpperLimitInterval.High,
            test.Statistic,
            test.PValue,
            correlation.Coefficient,
            correlation.Interval.Low,
            correlation.Interval.High,
            correlation.PValue,
            trend.Slope,
            trend.Intercept,
            trend.SlopePValue,
            ConcordanceCorrelation.Of(reference, predicted).Coefficient);
    }
}

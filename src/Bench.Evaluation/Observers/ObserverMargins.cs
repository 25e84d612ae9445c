using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Statistics.Comparison;

namespace Bench.Evaluation.Observers;

/// <summary>
/// Margins learnt from readers: 1.96 × the SD of the differences between two readings of one reader, the largest where there are several,
/// and between readers where nobody read twice. A bias is within expert variability where its 95 % interval lies within that margin (JCMR
/// 2019, s12968-019-0522-y).
/// </summary>
internal static class ObserverMargins
{
    /// <summary>Fewer cases give no SD worth a margin.</summary>
    public const int LeastCases = 3;

    private const double Normal = 1.959963984540054;
    private const double Alpha = 0.025;

    /// <summary>The margin of each quantity that a pair of readings has in enough cases.</summary>
    public static IReadOnlyList<ObserverMargin> Of(IReadOnlyList<ObserverPair> pairs, StudyTerms terms) =>
        [.. terms.Quantities.Select(q => Of(q, pairs)).OfType<ObserverMargin>()];

    private static ObserverMargin? Of(Quantity quantity, IReadOnlyList<ObserverPair> pairs)
    {
        var known = pairs.Select(p => (Pair: p, Agreement: p.Reading.Agreement.Single(a => a.Quantity == quantity)))
            .Where(p => p.Agreement.Count >= LeastCases && p.Agreement.DifferenceSd > 0).ToArray();
        var same = known.Where(p => p.Pair.IsSameReader).ToArray();
        var used = same.Length > 0 ? same : known;
        return used.Length == 0 ? null : used.Select(p => new ObserverMargin(
            quantity, Normal * p.Agreement.DifferenceSd, p.Agreement.DifferenceSd, p.Agreement.Count, p.Pair.First, p.Pair.Second,
                p.Pair.IsSameReader)).MaxBy(m => m.Sd);
    }

    /// <summary>Each model's bias against each margin, on the cases of the margin's pair.</summary>
    public static IReadOnlyList<ObserverVerdict> Judge(
        IReadOnlyList<ObserverMargin> margins, IReadOnlyList<ObserverPair> pairs, IReadOnlyList<ModelResult> models) =>
    [
        .. from model in models
           from margin in margins
           let pair = pairs.Single(p => p.First == margin.First && p.Second == margin.Second)
           select Judge(model, margin, pair),
    ];

    private static ObserverVerdict Judge(ModelResult model, ObserverMargin margin, ObserverPair pair)
    {
        var known = pair.Reading.Cases.Where(c => Value(c, margin.Quantity) is not null).Select(c => c.Mouse).ToHashSet();
        FunctionMeasurement[] values =
            [.. model.Cases.Where(c => known.Contains(c.Mouse)).Select(c => Value(c, margin.Quantity)).OfType<FunctionMeasurement>()];
        var test = EquivalenceTest.Of([.. values.Select(v => v.Reference)], [.. values.Select(v => v.Predicted)], margin.Margin, Alpha);
        var isWithin = test.Count >= LeastCases && test.IsEquivalent;
        return new ObserverVerdict(model.Name, margin.Quantity, test.Count, margin.Margin, test.PValue, isWithin)
        {
            Bias = new Estimate(test.MeanDifference, test.Interval),
        };
    }

    private static FunctionMeasurement? Value(CaseResult c, Quantity quantity) =>
        c.Function.FirstOrDefault(f => f.Quantity == quantity && double.IsFinite(f.Difference));
}

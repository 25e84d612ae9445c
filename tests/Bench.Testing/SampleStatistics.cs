using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Statistics.Distributions;

namespace Bench.Testing;

/// <summary>
/// Summaries of made-up cases. The intervals of the limits are the approximate ones of Bland and Altman (1986): this is a sample, not the
/// statistics of Bench.
/// </summary>
internal static class SampleStatistics
{
    public static IReadOnlyList<DiceSummary> Dice(IReadOnlyList<CaseResult> cases) =>
    [
        .. from structure in new Structure?[] { Structure.BloodPool, Structure.Myocardium, null }
           from phase in new CardiacPhase?[] { null, CardiacPhase.EndDiastole, CardiacPhase.EndSystole }
           select Summarise(structure, phase, cases),
    ];

    public static IReadOnlyList<AgreementSummary> Agreement(IReadOnlyList<CaseResult> cases) =>
        [.. Vocabulary.Quantities.Select(q => Agree(q, [.. cases.SelectMany(c => c.Function).Where(f => f.Quantity == q)]))];

    private static DiceSummary Summarise(Structure? structure, CardiacPhase? phase, IReadOnlyList<CaseResult> cases)
    {
        var means = cases
            .Select(
                c =>
                    c.Dice.Where(
                        d =>
                            d.Phase != CardiacPhase.Inflow
                                && (structure is null || d.Structure == structure)
                                && (phase is null || d.Phase == phase))
                        .Select(d => d.Dice)
                        .ToArray())
            .Where(d => d.Length > 0).Select(d => d.Average()).Order().ToArray();
        var half = HalfWidth(means);
        return new DiceSummary
        {
            Structure = structure,
            Phase = phase,
            Count = means.Length,
            Mean = Mean(means),
            StandardDeviation = Sd(means),
            Confidence = new(Mean(means) - half, Mean(means) + half, 0.95),
            Median = means.Length == 0 ? double.NaN : (means[(means.Length - 1) / 2] + means[means.Length / 2]) / 2,
            Minimum = means.Length == 0 ? double.NaN : means[0],
            Maximum = means.Length == 0 ? double.NaN : means[^1],
        };
    }

    private static AgreementSummary Agree(Quantity quantity, FunctionMeasurement[] all)
    {
        var defined = all.Where(f => double.IsFinite(f.Difference)).ToArray();
        var reference = defined.Select(f => f.Reference).ToArray();
        var predicted = defined.Select(f => f.Predicted).ToArray();
        var differences = defined.Select(f => f.Difference).ToArray();
        var averages = defined.Select(f => (f.Reference + f.Predicted) / 2).ToArray();
        var n = defined.Length;
        var (bias, sd, half) = (Mean(differences), Sd(differences), HalfWidth(differences));
        var limitHalf = half * Math.Sqrt(3);
        var r = Slope(reference, predicted) * Sd(reference) / Sd(predicted);
        var t = bias / (sd / Math.Sqrt(n));
        var slope = Slope(averages, differences);
        var z = Math.Atanh(r);
        var zHalf = NormalDistribution.TwoSided95 / Math.Sqrt(Math.Max(1, n - 3));
        Estimate Limit(double value) => new(value, value - limitHalf, value + limitHalf);
        return new AgreementSummary
        {
            Quantity = quantity,
            Unit = all.Length == 0 ? Vocabulary.Unit(quantity) : all[0].Unit,
            Count = n,
            Undefined = all.Length - n,
            Reference = new(Mean(reference), Sd(reference)),
            Predicted = new(Mean(predicted), Sd(predicted)),
            Bias = new(bias, bias - half, bias + half),
            DifferenceSd = sd,
            LowerLimit = Limit(bias - (NormalDistribution.TwoSided95 * sd)),
            UpperLimit = Limit(bias + (NormalDistribution.TwoSided95 * sd)),
            TStatistic = t,
            TTestP = P(t, n - 1),
            Pearson = n > 3 ? new(r, Math.Tanh(z - zHalf), Math.Tanh(z + zHalf)) : new(r),
            PearsonP = P(r * Math.Sqrt((n - 2) / (1 - (r * r))), n - 2),
            ProportionalSlope = slope,
            ProportionalIntercept = bias - (slope * Mean(averages)),
            ProportionalP = n > 2 ? 0.2 : double.NaN,
            ConcordanceCorrelation = r * 0.99,
        };
    }

    private static double P(double t, int freedom) =>
        freedom < 1 || !double.IsFinite(t) ? double.NaN : StudentTDistribution.TwoSided(t, freedom);

    private static double Mean(double[] x) => x.Length == 0 ? double.NaN : x.Average();

    private static double Sd(double[] x) =>
        x.Length < 2 ? double.NaN : Math.Sqrt(x.Sum(v => (v - x.Average()) * (v - x.Average())) / (x.Length - 1));

    private static double HalfWidth(double[] x) =>
        x.Length < 2 ? double.NaN : StudentTDistribution.Quantile(0.975, x.Length - 1) * Sd(x) / Math.Sqrt(x.Length);

    private static double Slope(double[] x, double[] y) =>
        x.Length < 2
            ? double.NaN
            : x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum() / x.Sum(a => (a - x.Average()) * (a - x.Average()));
}

using Bench.Statistics.Distributions;

namespace Bench.Statistics.Comparison;

/// <summary>Effect size of paired data: mean difference in units of the standard deviation of the differences.</summary>
public sealed record StandardisedDifference
{
    /// <summary>Pairs used.</summary>
    public required int Count { get; init; }

    /// <summary>Pairs left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues below two pairs; NoVariation when all differences are equal.</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>
    /// Cohen's d_z: mean difference over standard deviation (n − 1) of the differences; negative where predicted is smaller.
    /// </summary>
    public required double CohenDz { get; init; }

    /// <summary>Exact interval of d_z, by inverting the noncentral t distribution of t (Steiger and Fouladi 1997).</summary>
    public required Interval CohenDzInterval { get; init; }

    /// <summary>
    /// Hedges' g_z: d_z without its bias in small samples, d_z·Γ(ν/2)/(√(ν/2)·Γ((ν − 1)/2)), ν = n − 1; NaN below three pairs.
    /// </summary>
    public required double HedgesGz { get; init; }

    /// <summary>Computes the effect size of two columns.</summary>
    /// <param name="reference">Measurements by the reference method.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static StandardisedDifference Of(IReadOnlyList<double> reference, IReadOnlyList<double> predicted, double level = 0.95)
    {
        var test = PairedTTest.Of(reference, predicted, level);
        var n = test.Count;
        var defined = test.Outcome == StatisticOutcome.Defined;
        var effect = test.Statistic / Math.Sqrt(n);
        var half = (n - 1) / 2.0;
        return new StandardisedDifference
        {
            Count = n,
            ExcludedCount = test.ExcludedCount,
            Outcome = test.Outcome,
            CohenDz = effect,
            CohenDzInterval = defined
                ? new Interval(
                    Noncentrality(test.Statistic, n - 1, (1 + level) / 2) / Math
                        .Sqrt(n), Noncentrality(test.Statistic, n - 1, (1 - level) / 2) / Math
                        .Sqrt(n), level)
                : Interval.Undefined(level),
            HedgesGz = n < 3
                ? double.NaN
                : effect * Math.Sqrt(Math.PI / half) / Math.Exp(LogGamma.Beta(half - 0.5, 0.5)),
        };
    }

    /// <summary>The noncentrality under which t lies at the given probability; probability falls as noncentrality grows.</summary>
    private static double Noncentrality(double t, int degreesOfFreedom, double probability)
    {
        double Excess(double noncentrality) => NoncentralTDistribution.Lower(t, degreesOfFreedom, noncentrality) - probability;
        return Excess(t) > 0 ? Root.Above(Excess, t, 1) : -Root.Above(x => Excess(-x), -t, 1);
    }
}

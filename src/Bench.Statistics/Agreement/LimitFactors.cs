using Bench.Statistics.Distributions;

namespace Bench.Statistics.Agreement;

/// <summary>
/// The confidence interval of a limit of agreement in units of the standard deviation (n − 1), counted from the bias: the upper limit's
/// interval runs from bias + Inner·s to bias + Outer·s, the lower limit's from bias − Outer·s to bias − Inner·s.
/// </summary>
/// <param name="Method">How it was made.</param>
/// <param name="Inner">Factor of the end nearer to the bias; NaN below two values.</param>
/// <param name="Outer">Factor of the end farther from the bias; NaN below two values.</param>
public readonly record struct LimitFactors(LimitMethod Method, double Inner, double Outer)
{
    /// <summary>Factors for a sample size.</summary>
    /// <param name="method">The method.</param>
    /// <param name="count">Pairs; below 2 the factors are NaN.</param>
    /// <param name="coverage">Fraction of differences that the limits are to hold, 0.95 as a rule.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <param name="multiplier">
    /// Standard deviations from bias to limit, for the methods that are centred on the printed limit (all but the exact ones, which
    /// belong to the coverage); null for the normal quantile of the coverage.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A fraction is not between 0 and 1, or the method is unknown.</exception>
    public static LimitFactors Of(LimitMethod method, int count, double coverage = 0.95, double level = 0.95, double? multiplier = null)
    {
        Require.Level(coverage);
        Require.Level(level);
        if (count < 2)
        {
            return new LimitFactors(method, double.NaN, double.NaN);
        }

        var exact = NormalDistribution.Quantile((1 + coverage) / 2);
        var z = multiplier ?? exact;
        return method switch
        {
            LimitMethod.ExactPair => new LimitFactors(
                method,
                ToleranceFactor.TwoSided(count, coverage, (1 - level) / 2),
                ToleranceFactor.TwoSided(count, coverage, (1 + level) / 2)),
            LimitMethod.ExactIndividual => new LimitFactors(
                method,
                NoncentralTDistribution.Quantile((1 - level) / 2, count - 1, exact * Math.Sqrt(count)) / Math.Sqrt(count),
                NoncentralTDistribution.Quantile((1 + level) / 2, count - 1, exact * Math.Sqrt(count)) / Math.Sqrt(count)),
            LimitMethod.Mover => Mover(count, z, level),
            LimitMethod.Approximate1999 => Approximate(method, z, level, count, (1.0 / count) + (z * z / (2.0 * (count - 1)))),
            LimitMethod.Approximate1986 => Approximate(method, z, level, count, 3.0 / count),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown method."),
        };
    }

    private static LimitFactors Approximate(LimitMethod method, double z, double level, int count, double variance)
    {
        var half = StudentTDistribution.TwoSidedQuantile(level, count - 1) * Math.Sqrt(variance);
        return new LimitFactors(method, z - half, z + half);
    }

    private static LimitFactors Mover(int count, double z, double level)
    {
        var quantile = NormalDistribution.Quantile((1 + level) / 2);
        var ofMean = quantile * quantile / count;
        var lowest = Math.Sqrt((count - 1) / ChiSquaredDistribution.Quantile((1 + level) / 2, count - 1));
        var highest = Math.Sqrt((count - 1) / ChiSquaredDistribution.Quantile((1 - level) / 2, count - 1));
        return new LimitFactors(
            LimitMethod.Mover,
            z - Math.Sqrt(ofMean + Math.Pow(z * (1 - lowest), 2)),
            z + Math.Sqrt(ofMean + Math.Pow(z * (highest - 1), 2)));
    }
}

/// <summary>How the confidence interval of a limit of agreement is made.</summary>
public enum LimitMethod
{
    /// <summary>
    /// Exact for both limits together: two-sided tolerance factors (Carkeet 2015, Optom Vis Sci 92:e71). The default, since a reader
    /// judges both limits at once.
    /// </summary>
    ExactPair,

    /// <summary>Exact for one limit alone: noncentral t (Carkeet 2015).</summary>
    ExactIndividual,

    /// <summary>
    /// Method of variance estimates recovery (Zou 2013, Stat Methods Med Res 22:630): close to exact for one limit, with normal quantiles.
    /// </summary>
    Mover,

    /// <summary>Standard error s·√(1/n + z²/(2(n − 1))) (Bland and Altman 1999, Stat Methods Med Res 8:135, section 2.1).</summary>
    Approximate1999,

    /// <summary>Standard error s·√(3/n) (Bland and Altman 1986, Lancet 327:307).</summary>
    Approximate1986,
}

/// <summary>Confidence intervals of both limits of agreement by one method, on the scale of the differences.</summary>
/// <param name="Method">The method.</param>
/// <param name="Lower">Interval of the lower limit.</param>
/// <param name="Upper">Interval of the upper limit.</param>
public sealed record LimitIntervals(LimitMethod Method, Interval Lower, Interval Upper);

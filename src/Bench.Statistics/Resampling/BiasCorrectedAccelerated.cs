using Bench.Statistics.Distributions;

namespace Bench.Statistics.Resampling;

/// <summary>From resampled and leave-one-out values to intervals.</summary>
internal static class BiasCorrectedAccelerated
{
    public static BootstrapEstimate Estimate(double estimate, double[] drawn, double[] jackknife, double level)
    {
        var finite = drawn.Where(double.IsFinite).ToArray();
        Array.Sort(finite);
        var usable = double.IsFinite(estimate) && finite.Length > 0 && finite.Length >= 0.9 * drawn.Length;
        if (!usable)
        {
            return new BootstrapEstimate
            {
                Estimate = estimate,
                Outcome = drawn.Length == 0 ? StatisticOutcome.TooFewValues : StatisticOutcome.NotApplicable,
                StandardError = double.NaN,
                Bias = double.NaN,
                Percentile = Interval.Undefined(level),
                Bca = Interval.Undefined(level),
                BiasCorrection = double.NaN,
                Acceleration = double.NaN,
                UndefinedCount = drawn.Length - finite.Length,
            };
        }

        var correction = BiasCorrection(finite, estimate);
        var acceleration = Acceleration(jackknife);
        var constant = Moments.IsConstant(finite);
        double Adjusted(double probability)
        {
            var z = correction + NormalDistribution.Quantile(probability);
            return NormalDistribution.Lower(correction + (z / (1 - (acceleration * z))));
        }

        double low = Adjusted((1 - level) / 2), high = Adjusted((1 + level) / 2);
        return new BootstrapEstimate
        {
            Estimate = estimate,
            Outcome = constant ? StatisticOutcome.NoVariation : StatisticOutcome.Defined,
            StandardError = Moments.Deviation(finite),
            Bias = Moments.Mean(finite) - estimate,
            Percentile = new Interval(Quantiles.OfSorted(finite, (1 - level) / 2), Quantiles.OfSorted(finite, (1 + level) / 2), level),
            Bca = constant ? new Interval(finite[0], finite[^1], level)
                : double.IsInfinity(correction) || double.IsNaN(low + high) ? Interval.Undefined(level)
                : new Interval(Quantiles.OfSorted(finite, low), Quantiles.OfSorted(finite, high), level),
            BiasCorrection = correction,
            Acceleration = acceleration,
            UndefinedCount = drawn.Length - finite.Length,
        };
    }

    /// <summary>Resamples of the same values in another order tie with the estimate but for rounding; ties count half.</summary>
    private static double BiasCorrection(double[] sorted, double estimate)
    {
        var rounding = 1e-12 * Moments.Deviation(sorted);
        double below = sorted.Count(v => v < estimate - rounding), above = sorted.Count(v => v > estimate + rounding);
        return NormalDistribution.Quantile((below + ((sorted.Length - below - above) / 2)) / sorted.Length);
    }

    /// <summary>NaN where a leave-one-out value is undefined; 0 where leaving out changes nothing.</summary>
    private static double Acceleration(double[] jackknife)
    {
        if (Moments.IsConstant(jackknife))
        {
            return 0;
        }

        var mean = Moments.Mean(jackknife);
        double squares = 0, cubes = 0;
        foreach (var value in jackknife)
        {
            var influence = mean - value;
            squares += influence * influence;
            cubes += influence * influence * influence;
        }

        return cubes / (6 * Math.Pow(squares, 1.5));
    }
}

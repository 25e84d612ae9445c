using Bench.Statistics.Distributions;

namespace Bench.Statistics.Planning;

/// <summary>Where a replication's result should fall if the published one is right and the replication is of the same kind.</summary>
public static class ReplicationInterval
{
    /// <summary>
    /// Prediction interval of the mean of a new sample: M ± t(n − 1)·SD·√(1/n + 1/n_new) (Spence and Stanley 2016, PLOS ONE 11:e0162874).
    /// </summary>
    /// <param name="mean">Published mean.</param>
    /// <param name="standardDeviation">Published standard deviation, divisor n − 1, at least 0.</param>
    /// <param name="count">Published sample size; below 2 the interval is undefined.</param>
    /// <param name="replicationCount">New sample size, at least 1.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative deviation, an empty replication, or a level outside 0…1.</exception>
    public static Interval OfMean(double mean, double standardDeviation, int count, int replicationCount, double level = 0.95)
    {
        Check(standardDeviation, level);
        Require.AtLeast(replicationCount, 1);
        return count < 2
            ? Interval.Undefined(level)
            : Interval.Around(
                mean,
                StudentTDistribution.TwoSidedQuantile(level, count - 1) * standardDeviation * Math
                    .Sqrt((1.0 / count) + (1.0 / replicationCount)),
                level);
    }

    /// <summary>Prediction interval of a new sample's standard deviation: SD·√F(n_new − 1, n − 1), for normal data.</summary>
    /// <param name="standardDeviation">Published standard deviation, divisor n − 1, at least 0; 1 gives the interval of the ratio.</param>
    /// <param name="count">Published sample size; below 2 the interval is undefined.</param>
    /// <param name="replicationCount">New sample size; below 2 the interval is undefined.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative deviation or a level outside 0…1.</exception>
    public static Interval OfDeviation(double standardDeviation, int count, int replicationCount, double level = 0.95)
    {
        Check(standardDeviation, level);
        return count < 2 || replicationCount < 2
            ? Interval.Undefined(level)
            : new Interval(
                standardDeviation * Math.Sqrt(FisherFDistribution.Quantile((1 - level) / 2, replicationCount - 1, count - 1)),
                standardDeviation * Math.Sqrt(FisherFDistribution.Quantile((1 + level) / 2, replicationCount - 1, count - 1)),
                level);
    }

    /// <summary>
    /// Prediction interval of a new sample's Pearson correlation: artanh r ± z·√(1/(n − 3) + 1/(n_new − 3)), brought back by tanh.
    /// </summary>
    /// <param name="correlation">Published correlation, between −1 and 1.</param>
    /// <param name="count">Published sample size; below 4 the interval is undefined.</param>
    /// <param name="replicationCount">New sample size; below 4 the interval is undefined.</param>
    /// <param name="level">Level of the interval, a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">A correlation outside −1…1 or a level outside 0…1.</exception>
    public static Interval OfCorrelation(double correlation, int count, int replicationCount, double level = 0.95)
    {
        Require.Level(level);
        if (Math.Abs(correlation) > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "A correlation lies between −1 and 1.");
        }

        var error = count < 4 || replicationCount < 4 ? double.NaN : Math.Sqrt((1.0 / (count - 3)) + (1.0 / (replicationCount - 3)));
        return Association.PearsonCorrelation.FisherZ(correlation, error, level);
    }

    private static void Check(double standardDeviation, double level)
    {
        Require.Level(level);
        ArgumentOutOfRangeException.ThrowIfNegative(standardDeviation);
    }
}

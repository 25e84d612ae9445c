using Bench.Statistics.Distributions;

namespace Bench.Statistics.Comparison;

/// <summary>
/// Hodges and Lehmann's estimate of the centre of symmetric differences (1963), with the interval that inverts the signed-rank test.
/// </summary>
internal static class HodgesLehmann
{
    private const int LargestExactCount = 300;

    public static double Estimate(double[] differences)
    {
        var averages = new WalshAverages(differences);
        return averages.Count == 0 ? double.NaN
            : averages.Count % 2 == 1 ? averages.Smallest((averages.Count + 1) / 2)
            : (averages.Smallest(averages.Count / 2) + averages.Smallest((averages.Count / 2) + 1)) / 2;
    }

    public static Interval IntervalOf(double[] differences, double level)
    {
        var n = differences.Length;
        if (n == 0)
        {
            return Interval.Undefined(level);
        }

        // The smallest W with P(W⁺ ≤ W) ≥ tail gives the interval from the W-th smallest average to the W-th largest.
        var tail = (1 - level) / 2;
        long place;
        if (n <= LargestExactCount)
        {
            var chances = SignedRankDistribution.Chances([.. Enumerable.Range(1, n)]);
            place = 0;
            for (var sum = chances[0]; sum < tail; sum += chances[place])
            {
                place++;
            }
        }
        else
        {
            double size = n;
            var deviation = Math.Sqrt(size * (size + 1) * ((2 * size) + 1) / 24);
            place = (long)Math.Round((size * (size + 1) / 4) + (NormalDistribution.Quantile(tail) * deviation));
        }

        var averages = new WalshAverages(differences);
        return place < 1
            ? new Interval(double.NegativeInfinity, double.PositiveInfinity, level)
            : new Interval(averages.Smallest(place), averages.Smallest(averages.Count + 1 - place), level);
    }
}

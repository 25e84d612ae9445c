using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>What SDs, limits of agreement and correlations say about each other, over all numbers that print alike.</summary>
internal static class LimitArithmetic
{
    /// <summary>
    /// Range of the SD of the differences √(s₁² + s₂² − 2·r·s₁·s₂) over a box. It falls with r; along an edge it has a minimum where the SD
    /// that moves is r times the other.
    /// </summary>
    public static ValueRange Deviation(ValueRange first, ValueRange second, ValueRange correlation)
    {
        var values = new List<double>();
        foreach (var r in new[] { Math.Clamp(correlation.Low, -1, 1), Math.Clamp(correlation.High, -1, 1) })
        {
            foreach (var s in new[] { second.Low, second.High })
            {
                values.AddRange(new[] { first.Low, first.High, Math.Clamp(r * s, first.Low, first.High) }.Select(f => Difference(f, s, r)));
            }

            foreach (var f in new[] { first.Low, first.High })
            {
                values.Add(Difference(f, Math.Clamp(r * f, second.Low, second.High), r));
            }
        }

        return ValueRange.Of(values);
    }

    /// <summary>
    /// Range of r = (s₁² + s₂² − d²) / (2·s₁·s₂) over a box. It falls with d; along an edge it has a minimum where the SD that moves is
    /// √(other² − d²), and nowhere inside.
    /// </summary>
    public static ValueRange Correlation(ValueRange first, ValueRange second, ValueRange difference)
    {
        var values = new List<double>();
        foreach (var d in new[] { difference.Low, difference.High })
        {
            foreach (var s in Ends(second))
            {
                values.AddRange(Ends(first).Append(Within(first, (s * s) - (d * d))).Select(f => Of(f, s, d)));
            }

            foreach (var f in Ends(first))
            {
                values.Add(Of(f, Within(second, (f * f) - (d * d)), d));
            }
        }

        return ValueRange.Of(values);
    }

    private static double Difference(double first, double second, double r) =>
        Math.Sqrt(Math.Max(0, (first * first) + (second * second) - (2 * r * first * second)));

    private static double Of(double first, double second, double difference) =>
        ((first * first) + (second * second) - (difference * difference)) / (2 * first * second);

    /// <summary>The ends of a range of SDs; an SD that may be 0 is kept off it, where r is undefined.</summary>
    private static double[] Ends(ValueRange range) => [Math.Max(range.Low, range.High * 1e-6), range.High];

    private static double Within(ValueRange range, double square)
    {
        var ends = Ends(range);
        return Math.Clamp(Math.Sqrt(Math.Max(0, square)), ends[0], ends[1]);
    }
}

using Bench.Evaluation.Claims;

namespace Bench.Evaluation.Audit.Rules;

/// <summary>What limits of agreement say about the differences, over all numbers that print alike.</summary>
internal static class LimitArithmetic
{
    /// <summary>SD of the differences: width of the limits over twice the factor.</summary>
    public static ValueRange Deviation(PublishedClaim lower, PublishedClaim upper, double factor)
    {
        var width = upper.Number.Range - lower.Number.Range;
        return (0.5 / factor) * new ValueRange(Math.Max(0, width.Low), Math.Max(0, width.High));
    }

    /// <summary>
    /// Range of r = (s₁² + s₂² − d²) / (2·s₁·s₂) over a box. It falls with d; along an edge it has a minimum where the SD that moves is √(other² − d²), and nowhere inside.
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

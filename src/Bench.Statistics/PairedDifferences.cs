namespace Bench.Statistics;

/// <summary>
/// Differences of pairs as exact arithmetic gives them, so that equal differences are equal numbers and tie in ranks. Measurements are
/// decimals (columns of a table) or small computations on counts (volumes, fractions), but a double holds neither exactly: 0.3 − 0.1 and
/// 0.5 − 0.3 differ in the last digit.
/// </summary>
/// <remarks>
/// Where both values are decimals of at most 15 digits, the difference is that of the decimals. Otherwise a value is taken to be known to
/// <see cref="Rounding"/> of itself: differences whose absolute values are closer than that are made equal, and those closer to 0 are 0.
/// </remarks>
public static class PairedDifferences
{
    /// <summary>Rounding of a measurement computed in a few steps, as a fraction of itself: about eight units of its last place.</summary>
    internal const double Rounding = 2e-15;

    /// <summary>Predicted less reference, pair by pair.</summary>
    /// <param name="reference">Measurements by the reference.</param>
    /// <param name="predicted">Measurements under test, case by case.</param>
    /// <param name="magnitudes">
    /// For values computed from larger ones, such as errors of volumes: the size of those, case by case. Null where the values are the
    /// measurements.
    /// </param>
    /// <returns>One difference for each pair; NaN where a value is not finite.</returns>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static double[] Of(IReadOnlyList<double> reference, IReadOnlyList<double> predicted, IReadOnlyList<double>? magnitudes = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(predicted);
        Require.SameLength(reference.Count, predicted.Count, nameof(predicted));
        var differences = new double[reference.Count];
        var roundings = new double[reference.Count];
        for (var i = 0; i < differences.Length; i++)
        {
            (differences[i], roundings[i]) = Of(reference[i], predicted[i], magnitudes?[i] ?? 0);
        }

        Unite(differences, roundings);
        return differences;
    }

    private static (double Difference, double Rounding) Of(double reference, double predicted, double magnitude)
    {
        if (!double.IsFinite(reference) || !double.IsFinite(predicted))
        {
            return (double.NaN, 0);
        }

        if (IsDecimal(reference, out var first) && IsDecimal(predicted, out var second))
        {
            return ((double)(second - first), 0);
        }

        var rounding = Rounding * Math.Max(magnitude, Math.Max(Math.Abs(reference), Math.Abs(predicted)));
        var difference = predicted - reference;
        return Math.Abs(difference) <= rounding ? (0, 0) : (difference, rounding);
    }

    /// <summary>Whether a double is the nearest to a decimal of at most 15 digits.</summary>
    private static bool IsDecimal(double value, out decimal nearest)
    {
        // Below 1e-12 a decimal number has no room left for 15 digits behind its 28 places.
        var size = Math.Abs(value);
        nearest = size is 0 or (> 1e-12 and < 1e15) ? (decimal)value : 0;
        return (double)nearest == value;
    }

    /// <summary>Gives absolute values that differ by rounding alone one value: that of the most exact of them.</summary>
    private static void Unite(double[] differences, double[] roundings)
    {
        var order = Enumerable.Range(0, differences.Length).Where(i => double.IsFinite(differences[i])).ToArray();
        Array.Sort(order.Select(i => Math.Abs(differences[i])).ToArray(), order);
        for (var first = 0; first < order.Length;)
        {
            var (last, best) = (first, order[first]);
            while (last + 1 < order.Length && AreOne(order[last], order[last + 1]))
            {
                last++;
                best = roundings[order[last]] < roundings[best] ? order[last] : best;
            }

            var size = Math.Abs(differences[best]);
            for (; first <= last; first++)
            {
                differences[order[first]] = Math.CopySign(size, differences[order[first]]);
            }
        }

        bool AreOne(int smaller, int larger) =>
            Math.Abs(differences[larger]) - Math.Abs(differences[smaller])
            <= roundings[smaller] + roundings[larger] + (Ranks.Rounding * Math.Abs(differences[larger]));
    }
}

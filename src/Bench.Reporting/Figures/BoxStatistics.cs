namespace Bench.Reporting.Figures;

/// <summary>
/// What a box plot draws: quartiles (linear interpolation between order statistics, type 7 of Hyndman and Fan 1996) and whiskers to the
/// last value within 1.5 interquartile ranges of the box (Tukey 1977).
/// </summary>
internal sealed record BoxStatistics(double LowerQuartile, double Median, double UpperQuartile, double LowerWhisker, double UpperWhisker)
{
    /// <summary>Statistics of at least one value.</summary>
    public static BoxStatistics Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length);
        var (lower, upper) = (Quantile(sorted, 0.25), Quantile(sorted, 0.75));
        var reach = 1.5 * (upper - lower);
        return new BoxStatistics(
            lower, Quantile(sorted, 0.5), upper, sorted.First(v => v >= lower - reach), sorted.Last(v => v <= upper + reach));
    }

    private static double Quantile(double[] sorted, double probability)
    {
        var position = probability * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}

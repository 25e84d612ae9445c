namespace Bench.Statistics;

/// <summary>
/// Sums that keep their digits: two passes, the second of which removes the rounding of the first (Chan, Golub and LeVeque 1983).
/// </summary>
internal static class Moments
{
    /// <summary>Mean; NaN for no values.</summary>
    public static double Mean(ReadOnlySpan<double> values)
    {
        if (values.Length == 0)
        {
            return double.NaN;
        }

        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        var mean = sum / values.Length;
        var rest = 0.0;
        foreach (var value in values)
        {
            rest += value - mean;
        }

        return mean + (rest / values.Length);
    }

    /// <summary>Σ (x − mean)², corrected for the rounding of the mean.</summary>
    public static double SumOfSquares(ReadOnlySpan<double> values, double mean)
    {
        double squares = 0, rest = 0;
        foreach (var value in values)
        {
            var deviation = value - mean;
            squares += deviation * deviation;
            rest += deviation;
        }

        return values.Length == 0 ? double.NaN : Math.Max(0, squares - (rest * rest / values.Length));
    }

    /// <summary>Σ (x − mean x)(y − mean y).</summary>
    public static double SumOfProducts(ReadOnlySpan<double> x, double meanX, ReadOnlySpan<double> y, double meanY)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }

        return sum;
    }

    /// <summary>Standard deviation; NaN where the divisor would be below 1.</summary>
    public static double Deviation(ReadOnlySpan<double> values, DeviationConvention convention = DeviationConvention.Sample)
    {
        var divisor = convention == DeviationConvention.Sample ? values.Length - 1 : values.Length;
        return divisor < 1 ? double.NaN : Math.Sqrt(SumOfSquares(values, Mean(values)) / divisor);
    }

    /// <summary>
    /// True when values do not differ by more than the rounding of their storage, or of the subtraction of two numbers of the given
    /// magnitude: their spread is then noise of the arithmetic, and no statistic may be divided by it.
    /// </summary>
    public static bool IsConstant(ReadOnlySpan<double> values, double magnitude = 0)
    {
        if (values.Length == 0)
        {
            return true;
        }

        double low = values[0], high = values[0];
        foreach (var value in values)
        {
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return high - low <= 2e-15 * Math.Max(magnitude, Math.Max(Math.Abs(low), Math.Abs(high)));
    }
}

/// <summary>The divisor of a standard deviation.</summary>
public enum DeviationConvention
{
    /// <summary>n − 1: the unbiased variance of a sample. The default everywhere.</summary>
    Sample,

    /// <summary>n: the variance of a population, the default of numpy.std. At n = 25 it is 2.02 % smaller.</summary>
    Population,
}

namespace Bench.Statistics.Tests;

/// <summary>Comparison of doubles to stated digits.</summary>
internal static class Close
{
    /// <summary>Relative agreement, absolute below 1; two NaNs agree.</summary>
    public static void Relative(double expected, double actual, double tolerance = 1e-10, string what = "")
    {
        if (double.IsNaN(expected) && double.IsNaN(actual))
        {
            return;
        }

        var error = expected == actual ? 0 : Math.Abs(actual - expected) / Math.Max(Math.Abs(expected), 1e-300);
        Assert.True(error <= tolerance, $"{what}: expected {expected:R}, got {actual:R}, relative error {error:E2} above {tolerance:E1}");
    }

    /// <summary>Agreement with a number printed to so many decimals: within one unit of the last.</summary>
    public static void Decimals(double expected, double actual, int decimals, string what = "") =>
        Assert.True(Math.Abs(actual - expected) <= 1.01 * Math.Pow(10, -decimals), $"{what}: expected {expected}, got {actual:R}");

    /// <summary>Both ends of an interval, to so many decimals.</summary>
    public static void Ends(double low, double high, Interval actual, int decimals, string what = "")
    {
        Decimals(low, actual.Low, decimals, what + " low");
        Decimals(high, actual.High, decimals, what + " high");
    }
}

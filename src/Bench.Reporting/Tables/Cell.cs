using System.Globalization;

namespace Bench.Reporting.Tables;

/// <summary>How values are written in CSV files: invariant culture, shortest text that reads back to the same double, NaN as an empty field.</summary>
public static class Cell
{
    /// <summary>
    /// A number at full precision. An undefined number is an empty field, which pandas reads as NaN and R as NA
    /// (the text "NaN" would turn a column into text for some readers).
    /// </summary>
    /// <param name="value">Any number.</param>
    public static string Of(double value) => double.IsNaN(value) ? string.Empty : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count.</summary>
    /// <param name="value">Any whole number.</param>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A truth value as <c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Of(bool value) => value ? "true" : "false";
}

using System.Globalization;
using System.Text.RegularExpressions;
using Bench.Evaluation.Results;
using Bench.Statistics;

namespace Bench.Reporting.Wording;

/// <summary>
/// Numbers as readers expect them: a minus sign and not a hyphen, decimals that their uncertainty deserves, an en dash for undefined.
/// </summary>
public static partial class NumberText
{
    /// <summary>What is printed for an undefined number.</summary>
    public const string Undefined = "–";

    /// <summary>Thin space, set around ± and before units.</summary>
    public const string ThinSpace = "\u2009";

    /// <summary>
    /// Decimals to print of an estimate, by the rule of the Particle Data Group: the three leading digits of the uncertainty decide, 100 …
    /// 354 give two digits of it, 355 … 949 one, 950 … 999 round up to 1000 and give two (Review of Particle Physics, Introduction, §5.3).
    /// </summary>
    /// <param name="uncertainty">Half-width of the estimate's 95 % interval.</param>
    /// <param name="otherwise">Decimals where the uncertainty is zero or undefined.</param>
    /// <returns>0 … 4.</returns>
    public static int DecimalsFor(double uncertainty, int otherwise)
    {
        if (!double.IsFinite(uncertainty) || uncertainty <= 0)
        {
            return otherwise;
        }

        var magnitude = Math.Floor(Math.Log10(uncertainty));
        var leading = Math.Round(uncertainty / Math.Pow(10, magnitude - 2));
        var decimals = leading < 355 ? 1 - (int)magnitude : -(int)magnitude;
        return Math.Clamp(decimals, 0, 4);
    }

    /// <summary>A number with a fixed count of decimals, e.g. <c>−0.21</c>; never a negative zero.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="decimals">Decimals, 0 or more.</param>
    public static string Fixed(double value, int decimals)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? Undefined : value > 0 ? "∞" : "−∞";
        }

        var text = Math.Abs(value).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value < 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? "−" + text : text;
    }

    /// <summary>A difference: as <see cref="Fixed"/>, with a plus sign above zero.</summary>
    /// <param name="value">Any number.</param>
    /// <param name="decimals">Decimals, 0 or more.</param>
    public static string WithSign(double value, int decimals)
    {
        var text = Fixed(value, decimals);
        return value > 0 && text.AsSpan().IndexOfAnyInRange('1', '9') >= 0 ? "+" + text : text;
    }

    /// <summary>An interval, e.g. <c>−0.8 to 2.1</c>; an en dash where an end is undefined.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="decimals">Decimals, 0 or more.</param>
    public static string Interval(double low, double high, int decimals) =>
        double.IsNaN(low) || double.IsNaN(high) ? Undefined : $"{Fixed(low, decimals)} to {Fixed(high, decimals)}";

    /// <summary>An interval, likewise.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="decimals">Decimals, 0 or more.</param>
    public static string Interval(Interval interval, int decimals) => Interval(interval.Low, interval.High, decimals);

    /// <summary>A number with its interval in brackets, without them where the interval is undefined.</summary>
    /// <param name="value">The number.</param>
    /// <param name="interval">Its interval.</param>
    /// <param name="decimals">Decimals, 0 or more.</param>
    public static string WithInterval(double value, Interval interval, int decimals) =>
        interval.IsDefined ? $"{Fixed(value, decimals)} ({Interval(interval, decimals)})" : Fixed(value, decimals);

    /// <summary>An estimate, likewise.</summary>
    /// <param name="estimate">The number and its interval.</param>
    /// <param name="decimals">Decimals, 0 or more.</param>
    public static string WithInterval(Estimate estimate, int decimals) => WithInterval(estimate.Value, estimate.Interval, decimals);

    /// <summary>Mean and SD, e.g. <c>65.6 ± 10.0</c>; the mean alone where the SD is undefined.</summary>
    /// <param name="mean">Mean.</param>
    /// <param name="deviation">SD.</param>
    /// <param name="decimals">Decimals, 0 or more.</param>
    public static string MeanAndDeviation(double mean, double deviation, int decimals) =>
        double.IsNaN(deviation) ? Fixed(mean, decimals) : $"{Fixed(mean, decimals)}{ThinSpace}±{ThinSpace}{Fixed(deviation, decimals)}";

    /// <summary>Mean and SD, likewise.</summary>
    /// <param name="values">Both.</param>
    /// <param name="decimals">Decimals, 0 or more.</param>
    public static string MeanAndDeviation(MeanDeviation values, int decimals) => MeanAndDeviation(values.Mean, values.Sd, decimals);

    /// <summary>A p value: three decimals, <c>&lt; 0.001</c> below that.</summary>
    /// <param name="p">0 … 1 or NaN.</param>
    public static string P(double p) => p < 0.001 ? $"<{ThinSpace}0.001" : Fixed(p, 3);

    /// <summary>A p value after its symbol: <c>p = 0.365</c>, <c>p &lt; 0.001</c>.</summary>
    /// <param name="p">0 … 1 or NaN.</param>
    public static string PEquals(double p) => p < 0.001 ? $"p{ThinSpace}<{ThinSpace}0.001" : $"p{ThinSpace}={ThinSpace}{Fixed(p, 3)}";

    /// <summary>A count with thin spaces between thousands, e.g. <c>12 963 443</c>.</summary>
    /// <param name="count">Any whole number.</param>
    public static string Count(long count) =>
        count.ToString("N0", CultureInfo.InvariantCulture)
            .Replace(",", ThinSpace, StringComparison.Ordinal)
            .Replace("-", "−", StringComparison.Ordinal);

    /// <summary>A probability or share as percent: one decimal below 10 %, none above; <c>&lt; 0.1 %</c> below that.</summary>
    /// <param name="fraction">0 … 1 or NaN.</param>
    public static string Share(double fraction) => double.IsNaN(fraction) ? Undefined
        : fraction is > 0 and < 0.001 ? $"<{ThinSpace}0.1{ThinSpace}%"
        : $"{Fixed(100 * fraction, fraction < 0.0995 ? 1 : 0)}{ThinSpace}%";

    /// <summary>A number and its unit with a thin space between; the number alone where there is no unit.</summary>
    /// <param name="number">A written number.</param>
    /// <param name="unit">The unit, or nothing.</param>
    public static string With(string number, string unit) => unit.Length == 0 || number == Undefined ? number : number + ThinSpace + unit;

    /// <summary>
    /// Text with minus signs where hyphens stand before numbers, and × where an x stands between them: for sentences that were not written
    /// for print.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Printed(string text) => TimesBetweenNumbers().Replace(HyphenBeforeNumber().Replace(text, "−"), "×");

    [GeneratedRegex(@"(?<=\d )x(?= \d)")]
    private static partial Regex TimesBetweenNumbers();

    [GeneratedRegex(@"(?<=^|[\s(\[,;±]|e)-(?=\d)")]
    private static partial Regex HyphenBeforeNumber();

    /// <summary>A count and its noun: <c>1 mouse</c>, <c>25 mice</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for more.</param>
    public static string Plural(int count, string one, string many) => $"{Count(count)} {(count == 1 ? one : many)}";
}

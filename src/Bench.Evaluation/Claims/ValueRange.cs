using System.Globalization;

namespace Bench.Evaluation.Claims;

/// <summary>All numbers between two ends, both included: what a printed number, or a sum of such, may stand for.</summary>
/// <param name="Low">Least.</param>
/// <param name="High">Greatest.</param>
public readonly record struct ValueRange(double Low, double High)
{
    private const double Rounding = 1e-9;

    /// <summary>A number known to a half-width.</summary>
    /// <param name="centre">The number.</param>
    /// <param name="half">Half-width, at least 0.</param>
    public static ValueRange Around(double centre, double half) => new(centre - half, centre + half);

    /// <summary>The smallest range that holds some numbers.</summary>
    /// <param name="values">At least one.</param>
    public static ValueRange Of(params IEnumerable<double> values) => new(values.Min(), values.Max());

    /// <summary>Every sum.</summary>
    public static ValueRange operator +(ValueRange a, ValueRange b) => new(a.Low + b.Low, a.High + b.High);

    /// <summary>Every difference.</summary>
    public static ValueRange operator -(ValueRange a, ValueRange b) => new(a.Low - b.High, a.High - b.Low);

    /// <summary>Every product.</summary>
    public static ValueRange operator *(ValueRange a, ValueRange b) => Of(a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High);

    /// <summary>Every multiple.</summary>
    public static ValueRange operator *(double factor, ValueRange a) => Of(factor * a.Low, factor * a.High);

    /// <summary>Every quotient; all numbers where the divisor may be 0.</summary>
    public static ValueRange operator /(ValueRange a, ValueRange b) => b.Low <= 0 && b.High >= 0
        ? new(double.NegativeInfinity, double.PositiveInfinity)
        : Of(a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High);

    /// <summary>Widened by as much to either side.</summary>
    /// <param name="by">At least 0.</param>
    public ValueRange Widened(double by) => new(Low - by, High + by);

    /// <summary>The smallest range that holds this one and another.</summary>
    /// <param name="other">The other.</param>
    public ValueRange Joined(ValueRange other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    /// <summary>Its absolute values.</summary>
    public ValueRange Magnitude() =>
        new(Low <= 0 && High >= 0 ? 0 : Math.Min(Math.Abs(Low), Math.Abs(High)), Math.Max(Math.Abs(Low), Math.Abs(High)));

    /// <summary>
    /// Whether some number is in both. Ends that touch count as meeting, whatever the rounding of the arithmetic did to them.
    /// </summary>
    /// <param name="other">The other.</param>
    public bool Meets(ValueRange other)
    {
        var slack = Rounding * new[] { 1e-3, Finite(Low), Finite(High), Finite(other.Low), Finite(other.High) }.Max();
        return Low <= other.High + slack && other.Low <= High + slack;
    }

    /// <summary>The range for a reader, e.g. <c>0.45 to 0.65</c>; one number where both ends print alike.</summary>
    /// <param name="decimals">Decimals, at least 0.</param>
    public string Text(int decimals)
    {
        var (low, high) = (Number(Low, decimals), Number(High, decimals));
        return double.IsInfinity(Low)
            ? $"at most {high}"
            : double.IsInfinity(High)
            ? $"at least {low}"
            : low == high
            ? low
            : $"{low} to {high}";
    }

    private static string Number(double value, int decimals)
    {
        var text = value.ToString("F" + Math.Max(0, decimals), CultureInfo.InvariantCulture);
        return text.TrimStart('-').All(c => c is '0' or '.') ? text.TrimStart('-') : text;
    }

    private static double Finite(double value) => double.IsFinite(value) ? Math.Abs(value) : 0;
}

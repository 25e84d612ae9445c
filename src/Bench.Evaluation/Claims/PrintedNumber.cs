using System.Globalization;

namespace Bench.Evaluation.Claims;

/// <summary>
/// A number as printed. It stands for every number that would be printed so: half a unit of the last digit to either side.
/// </summary>
public readonly record struct PrintedNumber
{
    private PrintedNumber(string text, double value, int decimals, bool isUpperBound, bool isLowerBound)
    {
        Text = text;
        Value = value;
        Decimals = decimals;
        IsUpperBound = isUpperBound;
        IsLowerBound = isLowerBound;
    }

    /// <summary>The text, e.g. <c>0.330</c>, <c>−6.0</c>, <c>&lt;0.001</c>, <c>≥0.91</c>, <c>1e-7</c>.</summary>
    public string Text { get; }

    /// <summary>Its value.</summary>
    public double Value { get; }

    /// <summary>Decimals: the number is known to half a unit of the last.</summary>
    public int Decimals { get; }

    /// <summary>True for <c>&lt;0.001</c> and <c>≤ 0.05</c>: the number lies there or below.</summary>
    public bool IsUpperBound { get; }

    /// <summary>True for <c>&gt;0.05</c> and <c>≥ 0.91</c>: the number lies there or above.</summary>
    public bool IsLowerBound { get; }

    /// <summary>True for either.</summary>
    public bool IsBound => IsUpperBound || IsLowerBound;

    /// <summary>Half a unit of the last decimal.</summary>
    public double HalfUnit => 0.5 * Math.Pow(10, -Decimals);

    /// <summary>All numbers that print so; without an end on the other side of a bound.</summary>
    public ValueRange Range => IsUpperBound ? new ValueRange(double.NegativeInfinity, Value)
        : IsLowerBound ? new ValueRange(Value, double.PositiveInfinity)
        : ValueRange.Around(Value, HalfUnit);

    /// <summary>Reads a printed number. Hyphen and minus sign, and commas between thousands, are understood.</summary>
    /// <param name="text">The text.</param>
    /// <param name="number">The number; default where it is none.</param>
    /// <returns>False where it is none.</returns>
    public static bool TryParse(string? text, out PrintedNumber number)
    {
        number = default;
        var plain = (text ?? "").Trim().Replace('−', '-').Replace(" ", "", StringComparison.Ordinal);
        var (below, above) = (plain.StartsWith('<') || plain.StartsWith('≤'), plain.StartsWith('>') || plain.StartsWith('≥'));
        plain = below || above ? plain[1..].TrimStart('=') : plain;
        if (
            !double.TryParse(plain, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)
                || !double.IsFinite(value))
        {
            return false;
        }

        var parts = plain.Split('e', 'E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        number = new PrintedNumber(
            text!.Trim(), value, decimals - (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0), below, above);
        return true;
    }
}

using System.Globalization;
using Bench.Core;
using Bench.Core.Location;

namespace Bench.Reporting.Tables;

/// <summary>
/// A value as it stands in a CSV file: invariant culture, the shortest text that reads back to the same double, codes for the domain's
/// words. An undefined number is an empty field, which pandas reads as NaN and R as NA (the text "NaN" would turn a column into text for
/// some readers).
/// </summary>
/// <param name="Text">The value as written, before quoting.</param>
public readonly record struct Cell(string Text)
{
    /// <summary>A field without a value.</summary>
    public static Cell Empty { get; } = new(string.Empty);

    /// <summary>The name of an enum's value as a code: <c>NotToldApart</c> is <c>not_told_apart</c>.</summary>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The enum.</typeparam>
    public static Cell Code<T>(T value)
        where T : struct, Enum =>
            new(
                string.Concat(
                    value.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(c)}" : $"{c}")));

    /// <summary>A text as it is.</summary>
    /// <param name="text">Any text; null is an empty field.</param>
    public static implicit operator Cell(string? text) => new(text ?? string.Empty);

    /// <summary>A number at full precision; NaN is an empty field.</summary>
    /// <param name="value">Any number.</param>
    public static implicit operator Cell(double value) =>
        new(double.IsNaN(value) ? string.Empty : value.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A number at full precision; null and NaN are an empty field.</summary>
    /// <param name="value">Any number.</param>
    public static implicit operator Cell(double? value) => value ?? double.NaN;

    /// <summary>A count.</summary>
    /// <param name="value">Any whole number.</param>
    public static implicit operator Cell(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A count, or an empty field.</summary>
    /// <param name="value">Any whole number; null is an empty field.</param>
    public static implicit operator Cell(long? value) => value is { } known ? known : Empty;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Cell(bool value) => new(value ? "true" : "false");

    /// <summary>The code of a phase.</summary>
    /// <param name="phase">The phase.</param>
    public static implicit operator Cell(CardiacPhase phase) => new(Vocabulary.Code(phase));

    /// <summary>The code of a structure.</summary>
    /// <param name="structure">The structure.</param>
    public static implicit operator Cell(Structure structure) => new(Vocabulary.Code(structure));

    /// <summary>The code of a quantity.</summary>
    /// <param name="quantity">The quantity.</param>
    public static implicit operator Cell(Quantity quantity) => new(Vocabulary.Code(quantity));

    /// <summary>The code of a part of the ventricle.</summary>
    /// <param name="region">The part.</param>
    public static implicit operator Cell(SliceRegion region) => new(Vocabulary.Code(region));

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}

using System.Globalization;
using System.Text;
using Bench.Statistics;

namespace Bench.Cli.Agreement;

/// <summary>Lines of a report in plain text, at most <see cref="Width"/> characters wide.</summary>
/// <param name="unit">Unit of the measurements; empty for none.</param>
internal sealed class TextLines(string unit)
{
    /// <summary>Widest line.</summary>
    public const int Width = 100;

    private const int LabelWidth = 36;
    private const int ItemWidth = 14;
    private readonly StringBuilder _text = new();

    /// <summary>A number to five significant digits, or <c>undefined</c>.</summary>
    public static string Number(double value) => double.IsNaN(value)
        ? "undefined"
        : double.IsInfinity(value)
        ? (value > 0 ? "infinity" : "-infinity")
        : (value == 0 ? 0 : value).ToString("G5", CultureInfo.InvariantCulture);

    /// <summary>A p-value after its letter.</summary>
    public static string P(double value) =>
        value < 0.0001
            ? "p < 0.0001"
            : $"p = {(double.IsNaN(value) ? "undefined" : value.ToString("0.0000", CultureInfo.InvariantCulture))}";

    /// <summary>Both ends of an interval with its level.</summary>
    public static string Ends(Interval interval) => interval.IsDefined
        ? $"{Number(interval.Low)} to {Number(interval.High)}"
        : "interval undefined";

    /// <summary>Why a number is undefined.</summary>
    public static string Why(StatisticOutcome outcome, int count) => outcome switch
    {
        StatisticOutcome.TooFewValues => $"too few pairs (n = {count})",
        StatisticOutcome.NoVariation => "the values do not vary",
        StatisticOutcome.OutsideScale => "no pair is on this scale, which needs means other than zero (ratios: values above zero)",
        StatisticOutcome.NotApplicable => "the data are outside what the method assumes",
        _ => $"n = {count} is too few for it, or the values do not vary",
    };

    /// <summary>Numbers of lines in words; beyond twenty only how many more there are.</summary>
    public static string Listed(IReadOnlyCollection<int> lines) =>
        string.Join(", ", lines.Take(20)) + (lines.Count > 20 ? $" and {lines.Count - 20} more" : string.Empty);

    /// <summary>A number with the unit of the measurements.</summary>
    public string WithUnit(double value) => double.IsNaN(value) || unit.Length == 0 ? Number(value) : $"{Number(value)} {unit}";

    /// <summary>Begins a section.</summary>
    public void Section(string title)
    {
        _text.AppendLine();
        _text.AppendLine(title);
        _text.AppendLine(new string('-', Math.Min(title.Length, Width)));
    }

    /// <summary>A label and what is said of it, broken where it is too long.</summary>
    public void Entry(string label, string text) => Hanging(label, text, LabelWidth);

    /// <summary>The same with a short label.</summary>
    public void Item(string label, string text) => Hanging(label, text, ItemWidth);

    private void Hanging(string label, string text, int labelWidth)
    {
        var first = true;
        foreach (var line in Broken(text, Width - labelWidth - 2))
        {
            _text.Append("  ").Append((first ? label : string.Empty).PadRight(labelWidth)).AppendLine(line);
            first = false;
        }
    }

    /// <summary>A number with its interval, or why there is none.</summary>
    public void Estimate(
        string label, double value, Interval interval, StatisticOutcome outcome, int count, bool hasUnit = false, string after = "")
    {
        if (double.IsNaN(value))
        {
            Entry(label, $"undefined: {Why(outcome, count)}");
            return;
        }

        var ends = interval.IsDefined ? $"({Ends(interval)})" : $"(interval undefined: {Why(outcome, count)})";
        Entry(label, $"{(hasUnit ? WithUnit(value) : Number(value))} {ends}{after}");
    }

    /// <summary>A paragraph over the whole width.</summary>
    public void Paragraph(string text, int indent = 2)
    {
        foreach (var line in Broken(text, Width - indent))
        {
            _text.Append(' ', indent).AppendLine(line);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static IEnumerable<string> Broken(string text, int width)
    {
        var line = string.Empty;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}

using System.Globalization;

namespace Bench.Core.IO;

/// <summary>A cell of a CSV file (RFC 4180).</summary>
public static class CsvCell
{
    /// <summary>
    /// The cell as written: quoted where it holds comma, quote or line break, printable, and never a formula. Spreadsheets run what begins
    /// with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c> or a tab, and names of files may: an apostrophe goes before such a text. Numbers stay
    /// numbers.
    /// </summary>
    /// <param name="text">The content.</param>
    public static string Of(string text)
    {
        var cell = Text(text);
        return cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>The text that a reader of the file finds in the cell: printable, and never a formula.</summary>
    /// <param name="text">The content.</param>
    public static string Text(string text)
    {
        var cell = Printable.Of(text);
        if (
            cell.Length > 0
                && (cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n')
                && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            cell = "'" + cell;
        }

        return cell;
    }
}

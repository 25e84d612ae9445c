namespace Bench.Reporting.Layout;

/// <summary>Where the decimal point of a cell stands, so that the numbers of a column can stand under each other.</summary>
internal static class DecimalPlace
{
    private const string Signs = "+-−±<>=≤≥~ \u2009\u202F\u00A0\u2007";
    private const string Separators = "\u2009\u202F\u00A0";

    /// <summary>
    /// Length of the text before the decimal point of the number that a cell begins with, or of the whole number; −1 where it begins
    /// with something else.
    /// </summary>
    public static int Of(string text)
    {
        var end = 0;
        while (end < text.Length && Signs.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        var start = end;
        while (end < text.Length && (char.IsAsciiDigit(text[end])
            || (end > start && end + 1 < text.Length && Separators.Contains(text[end], StringComparison.Ordinal)
                && char.IsAsciiDigit(text[end + 1]))))
        {
            end++;
        }

        return end == start ? -1 : end;
    }

    /// <summary>True for a count at the foot of a column, which is no number of its kind and stands as its head does.</summary>
    public static bool IsCount(TableRow row, int column) =>
        row.IsFoot && !row.Cells[column].ToString().Contains('.', StringComparison.Ordinal);

    /// <summary>The places in the cells of a column; null where there is nothing to align.</summary>
    /// <param name="column">The column.</param>
    /// <param name="cells">Its cells.</param>
    public static int[]? Of(TableColumn column, IReadOnlyList<RichText> cells)
    {
        if (column.Alignment == 0 || column.IsStrip)
        {
            return null;
        }

        int[] places = [.. cells.Select(c => Of(c.ToString()))];
        return places.Count(p => p >= 0) < 2 ? null : places;
    }
}

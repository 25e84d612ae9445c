using System.Globalization;

namespace Bench.Reporting.Layout;

/// <summary>
/// Puts the decimal points of a column of the HTML report under each other: CSS cannot, so cells get room at one side, counted in figures,
/// which are all as wide as the letter 0 (<c>ch</c>).
/// </summary>
internal sealed class HtmlDecimals
{
    private readonly bool _isRight;
    private readonly double _most;

    private HtmlDecimals(bool isRight, IEnumerable<RichText> cells)
    {
        _isRight = isRight;
        _most = cells.Select(c => c.ToString()).Where(t => DecimalPlace.Of(t) >= 0).Max(Figures);
    }

    /// <summary>Class of a cell.</summary>
    public string? Class => _isRight ? "right" : null;

    /// <summary>What is to be done for each column; null for nothing.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows.</param>
    public static IReadOnlyList<HtmlDecimals?> Of(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows) =>
    [
        .. columns.Select((column, i) =>
        {
            RichText[] cells = [.. rows.Where(r => r.Head is null).Select(r => r.Cells[i])];
            return DecimalPlace.Of(column, cells) is null ? null : new HtmlDecimals(column.Alignment == 1, cells);
        }),
    ];

    /// <summary>Style of a cell; null for none.</summary>
    /// <param name="cell">The cell.</param>
    public string? Style(RichText cell)
    {
        var text = cell.ToString();
        var lacking = DecimalPlace.Of(text) < 0 ? 0 : _most - Figures(text);
        if (lacking < 0.01)
        {
            return null;
        }

        return _isRight
            ? string.Create(CultureInfo.InvariantCulture, $"padding-right:calc(.7rem + {lacking:0.#}ch)")
            : string.Create(CultureInfo.InvariantCulture, $"padding-left:{lacking:0.#}ch");
    }

    /// <summary>Width of what stands on the side of the decimal point that room is given to, in figures.</summary>
    private double Figures(string text)
    {
        var place = DecimalPlace.Of(text);
        return (_isRight ? text[place..] : text[..place]).Sum(c => c is '.' or ',' or ' ' or '\u2009' or '(' or ')' ? 0.5 : 1);
    }
}

using Bench.Reporting.Figures;
using Bench.Reporting.Pdf;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>Column positions of a table at a width, and the drawing of its rows by them.</summary>
internal sealed class TableLayout
{
    private const float MostGap = 20;
    private const float LeastSize = 5;
    private const float GroupHeight = 13;
    private const float Step = 32;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly TextStyle _style;
    private readonly TextStyle _headStyle;
    private readonly float[] _lefts;
    private readonly float[] _widths;
    private readonly float _width;
    private readonly DecimalExtent?[] _decimals;
    private readonly Dictionary<TableRow, float> _heights = new(ReferenceEqualityComparer.Instance);

    public TableLayout(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, TextStyle style, float width)
    {
        _columns = columns;
        _width = width;
        rows = [.. rows.Where(r => r.Head is null)];
        var least = LeastWidth(columns, rows, style);
        _style = least <= width ? style : style with { Size = Math.Max(LeastSize, style.Size * width / least) };
        _headStyle = _style with { Typeface = Typefaces.Default.Medium };
        var available = width - (LeastGap(_style) * (columns.Count - 1));
        _widths = [.. columns.Select((c, i) => Math.Max(Natural(columns, rows, i, _style), c.Header.Measure(_headStyle) + 0.5f))];
        MakeRoomForGroups();
        if (_widths.Sum() > available)
        {
            _widths = [.. columns.Select((_, i) => Natural(columns, rows, i, _style))];
            MakeRoomForGroups();
            Shrink(available);
            Balance(rows);
        }

        var gap = columns.Count == 1 ? 0 : (width - _widths.Sum()) / (columns.Count - 1);
        var flexible = Enumerable.Range(0, columns.Count).Where(i => columns[i].Flexible).OrderByDescending(i => _widths[i]).ToArray();
        if (gap > MostGap && flexible.Length > 0)
        {
            _widths[flexible[0]] += (gap - MostGap) * (columns.Count - 1);
            gap = MostGap;
        }

        _lefts = new float[columns.Count];
        for (var i = 1; i < columns.Count; i++)
        {
            _lefts[i] = _lefts[i - 1] + _widths[i - 1] + gap;
        }

        _decimals = [.. columns.Select((c, i) => DecimalExtent.Of(c, [.. rows.Select(r => r.Cells[i])], _style))];
        HeadHeight = columns
            .Select((c, i) => new BrokenText(c.Header, _headStyle, _widths[i]).Height)
            .DefaultIfEmpty(0)
            .Max() + (HasGroups ? GroupHeight : 0);
    }

    public float HeadHeight { get; }

    private bool HasGroups => _columns.Any(c => c.Group is not null);

    public float Height(TableRow row)
    {
        if (!_heights.TryGetValue(row, out var height))
        {
            height = row.Head is { } head
                ? new BrokenText(head, _style, _width).Height
                : row.Cells.Select((c, i) => new BrokenText(c, _style, _widths[i]).Height).DefaultIfEmpty(0).Max();
            _heights[row] = height;
        }

        return height;
    }

    /// <summary>Draws the rules under the heads of groups.</summary>
    public void DrawGroupRules(SKCanvas canvas, float x, float y)
    {
        using var rule = new SKPaint { Color = Palette.Ink, StrokeWidth = 0.4f, IsAntialias = true };
        foreach (var (first, count) in Groups().Where(g => _columns[g.First].Group is not null))
        {
            var (left, right) = Extent(first, count);
            canvas.DrawLine(x + left, y + GroupHeight - 1, x + right, y + GroupHeight - 1, rule);
        }
    }

    /// <summary>Draws the heads of groups and columns.</summary>
    public void DrawHead(PageContext page, float x, float y)
    {
        if (HasGroups)
        {
            using var row = page.Tag(Roles.Row);
            foreach (var (first, count) in Groups())
            {
                var (left, right) = Extent(first, count);
                using var cell = page.Cell(_columns[first].Group is null ? HeaderScope.None : HeaderScope.Column, count);
                if (_columns[first].Group is { } group)
                {
                    TextLine.Draw(page.Canvas, group, _headStyle, x + ((left + right) / 2), y + 8, 0.5f);
                }
            }
        }

        using var heads = page.Tag(Roles.Row);
        for (var i = 0; i < _columns.Count; i++)
        {
            var text = new BrokenText(_columns[i].Header, _headStyle, _widths[i]);
            using var cell = page.Cell(text.Count > 0 ? HeaderScope.Column : HeaderScope.None);
            text.Draw(page, x + _lefts[i], y + HeadHeight - text.Height, _widths[i], _columns[i].Alignment);
        }
    }

    /// <summary>Draws a row.</summary>
    public void DrawRow(PageContext page, TableRow row, TableHeaders headers, float x, float y)
    {
        using var element = page.Tag(Roles.Row);
        if (row.Head is { } head)
        {
            using var over = page.Cell(HeaderScope.Row, _columns.Count);
            new BrokenText(head, _style, _width).Draw(page, x, y, _width);
            return;
        }

        for (var i = 0; i < _columns.Count; i++)
        {
            var span = headers.RowSpan(row, i);
            if (span == 0)
            {
                continue;
            }

            using var cell = page.Cell(headers.Scope(row, i), 1, span);
            if (_columns[i].IsStrip)
            {
                row.Strip?.Draw(page, x + _lefts[i] + ((_widths[i] - RangeStrip.Width) / 2), y);
                continue;
            }

            if (_decimals[i] is { } decimals
                && decimals.Width <= _widths[i]
                && !DecimalPlace.IsCount(row, i)
                && decimals.Place(row.Cells[i]) is { } place)
            {
                var left = x + _lefts[i] + (_columns[i].Alignment * (_widths[i] - decimals.Width)) + place;
                new BrokenText(row.Cells[i], _style, _widths[i] + 1).Draw(page, left, y, _widths[i]);
                continue;
            }

            new BrokenText(row.Cells[i], _style, _widths[i]).Draw(page, x + _lefts[i], y, _widths[i], _columns[i].Alignment);
        }
    }

    /// <summary>Neighbouring columns of the same group, and each column without one: the first and their count.</summary>
    private IEnumerable<(int First, int Count)> Groups()
    {
        for (var i = 0; i < _columns.Count;)
        {
            var group = _columns[i].Group;
            var count = group is null ? 1 : _columns.Skip(i).TakeWhile(c => c.Group == group).Count();
            yield return (i, count);
            i += count;
        }
    }

    private (float Left, float Right) Extent(int first, int count) =>
        (_lefts[first], _lefts[first + count - 1] + _widths[first + count - 1]);

    private static float LeastGap(TextStyle style) => style.Size * 0.75f;

    private static float Natural(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, int i, TextStyle style)
    {
        var head = style with { Typeface = Typefaces.Default.Medium };
        if (columns[i].IsStrip)
        {
            return RangeStrip.Width;
        }

        var longestWord = columns[i].Header.ToString().Split(' ').Select(w => TextLine.Measure(w, head)).Max();
        RichText[] cells = [.. rows.Select(r => r.Cells[i])];
        var widest = cells.Select(c => c.Measure(style)).DefaultIfEmpty(0).Max();
        var aligned = columns[i].Flexible ? 0 : DecimalExtent.Of(columns[i], cells, style)?.Width ?? 0;
        return Math.Max(longestWord, Math.Max(widest, aligned)) + 0.5f;
    }

    /// <summary>Columns of a group are together at least as wide as its head.</summary>
    private void MakeRoomForGroups()
    {
        foreach (var (first, count) in Groups())
        {
            if (_columns[first].Group is { } group)
            {
                var lacking = TextLine.Measure(group, _headStyle) + 2
                    - _widths.Skip(first).Take(count).Sum() - ((count - 1) * LeastGap(_style));
                for (var j = first; j < first + count && lacking > 0; j++)
                {
                    _widths[j] += lacking / count;
                }
            }
        }
    }

    /// <summary>Width below which numbers would have to be broken: then the table is set smaller.</summary>
    private static float LeastWidth(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, TextStyle style) =>
        (LeastGap(style) * (columns.Count - 1)) + columns
            .Select(
                (c, i) =>
                    c.Flexible ? Math.Min(LeastFlexible(style), Natural(columns, rows, i, style)) : Natural(columns, rows, i, style))
            .Sum();

    private static float LeastFlexible(TextStyle style) => style.Size * 6;

    /// <summary>
    /// Moves width between flexible columns as long as that makes the table lower: a column of long texts needs more than one of short
    /// ones with a single long text. Heights are estimated by how often a text fills its column.
    /// </summary>
    private void Balance(IReadOnlyList<TableRow> rows)
    {
        int[] flexible = [.. Enumerable.Range(0, _columns.Count).Where(i => _columns[i].Flexible && !_columns[i].IsStrip)];
        if (flexible.Length < 2)
        {
            return;
        }

        var least = LeastFlexible(_style);
        float[][] natural = [.. rows.Select(r => flexible.Select(i => r.Cells[i].Measure(_style)).ToArray())];
        var height = Height();
        for (var step = Step; step >= 1; step = Moved(step) ? step : step / 2)
        {
        }

        bool Moved(float step)
        {
            foreach (var from in flexible.Where(i => _widths[i] - step >= least))
            {
                foreach (var to in flexible.Where(i => i != from))
                {
                    (_widths[from], _widths[to]) = (_widths[from] - step, _widths[to] + step);
                    if (Height() is var lower && lower < height - 0.001f)
                    {
                        height = lower;
                        return true;
                    }

                    (_widths[from], _widths[to]) = (_widths[from] + step, _widths[to] - step);
                }
            }

            return false;
        }

        float Height() => natural.Sum(row => Math.Max(1, row.Select((w, i) => w / _widths[flexible[i]]).Max()));
    }

    /// <summary>Takes what is too much from flexible columns, the widest first.</summary>
    private void Shrink(float available)
    {
        var least = LeastFlexible(_style);
        for (var excess = _widths.Sum() - available; excess > 0.01f; excess = _widths.Sum() - available)
        {
            var candidates = Enumerable.Range(0, _widths.Length)
                .Where(i => _columns[i].Flexible && _widths[i] > least + 0.01f)
                .OrderByDescending(i => _widths[i])
                .ToArray();
            if (candidates.Length == 0)
            {
                var scale = available / _widths.Sum();
                for (var i = 0; i < _widths.Length; i++)
                {
                    _widths[i] *= scale;
                }

                return;
            }

            var room = _widths[candidates[0]] - (candidates.Length > 1 ? Math.Max(least, _widths[candidates[1]]) : least);
            _widths[candidates[0]] -= Math.Min(excess, Math.Min(_widths[candidates[0]] - least, Math.Max(2, room)));
        }
    }
}

using Bench.Reporting.Figures;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>Column positions of a table at a width, and the drawing of its rows by them.</summary>
internal sealed class TableLayout
{
    private const float MostGap = 20;
    private const float LeastSize = 5;
    private const float GroupHeight = 13;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly TextStyle _style;
    private readonly TextStyle _headStyle;
    private readonly float[] _lefts;
    private readonly float[] _widths;
    private readonly float _width;
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

    public void DrawHead(SKCanvas canvas, float x, float y)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            var text = new BrokenText(_columns[i].Header, _headStyle, _widths[i]);
            text.Draw(canvas, x + _lefts[i], y + HeadHeight - text.Height, _widths[i], _columns[i].Alignment);
        }

        for (var i = 0; i < _columns.Count;)
        {
            var group = _columns[i].Group;
            var end = i + 1;
            while (end < _columns.Count && _columns[end].Group == group)
            {
                end++;
            }

            if (group is not null)
            {
                var (left, right) = (x + _lefts[i], x + _lefts[end - 1] + _widths[end - 1]);
                TextLine.Draw(canvas, group, _headStyle, (left + right) / 2, y + 8, 0.5f);
                using var rule = new SKPaint { Color = Palette.Ink, StrokeWidth = 0.4f, IsAntialias = true };
                canvas.DrawLine(left, y + GroupHeight - 1, right, y + GroupHeight - 1, rule);
            }

            i = end;
        }
    }

    public void DrawRow(SKCanvas canvas, TableRow row, float x, float y)
    {
        if (row.Head is { } head)
        {
            new BrokenText(head, _style, _width).Draw(canvas, x, y, _width);
            return;
        }

        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i].IsStrip)
            {
                row.Strip?.Draw(canvas, x + _lefts[i] + ((_widths[i] - RangeStrip.Width) / 2), y);
                continue;
            }

            new BrokenText(row.Cells[i], _style, _widths[i]).Draw(canvas, x + _lefts[i], y, _widths[i], _columns[i].Alignment);
        }
    }

    private static float LeastGap(TextStyle style) => style.Size * 0.75f;

    private static float Natural(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, int i, TextStyle style)
    {
        var head = style with { Typeface = Typefaces.Default.Medium };
        if (columns[i].IsStrip)
        {
            return RangeStrip.Width;
        }

        var longestWord = columns[i].Header.ToString().Split(' ').Select(w => TextLine.Measure(w, head)).Max();
        return Math.Max(longestWord, rows.Select(r => r.Cells[i].Measure(style)).DefaultIfEmpty(0).Max()) + 0.5f;
    }

    /// <summary>Columns of a group are together at least as wide as its head.</summary>
    private void MakeRoomForGroups()
    {
        for (var i = 0; i < _columns.Count;)
        {
            var count = 1;
            while (i + count < _columns.Count && _columns[i + count].Group == _columns[i].Group)
            {
                count++;
            }

            if (_columns[i].Group is { } group)
            {
                var lacking = TextLine.Measure(group, _headStyle) + 2 - _widths
                    .Skip(i)
                    .Take(count)
                    .Sum() - ((count - 1) * LeastGap(_style));
                for (var j = i; j < i + count && lacking > 0; j++)
                {
                    _widths[j] += lacking / count;
                }
            }

            i += count;
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

using Bench.Reporting.Figures;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Layout;

/// <summary>Column positions of a table at a width, and the drawing of its rows by them.</summary>
internal sealed class TableLayout
{
    private const float LeastGap = 7;
    private const float GroupHeight = 13;
    private readonly IReadOnlyList<TableColumn> _columns;
    private readonly TextStyle _style;
    private readonly TextStyle _headStyle;
    private readonly float[] _lefts;
    private readonly float[] _widths;

    public TableLayout(IReadOnlyList<TableColumn> columns, IReadOnlyList<TableRow> rows, TextStyle style, float width)
    {
        _columns = columns;
        _style = style;
        _headStyle = style with { Typeface = Typefaces.Default.Medium };
        var body = columns.Select((_, i) => rows.Select(r => r.Cells[i].Measure(style)).DefaultIfEmpty(0).Max()).ToArray();
        var head = columns.Select(c => LongestWord(c.Header.ToString())).ToArray();
        var gaps = LeastGap * (columns.Count - 1);
        _widths = [.. body.Select((b, i) => Math.Max(b, head[i]) + 0.5f)];
        Shrink(width - gaps);
        var gap = columns.Count == 1 ? 0 : (width - _widths.Sum()) / (columns.Count - 1);
        if (gap > 30 && columns.Any(c => c.Flexible))
        {
            _widths[columns.ToList().FindLastIndex(c => c.Flexible)] += (gap - 30) * (columns.Count - 1);
            gap = 30;
        }

        _lefts = new float[columns.Count];
        for (var i = 1; i < columns.Count; i++)
        {
            _lefts[i] = _lefts[i - 1] + _widths[i - 1] + gap;
        }

        HeadHeight = columns.Select((c, i) => new BrokenText(c.Header, _headStyle, _widths[i]).Height).DefaultIfEmpty(0).Max() + (HasGroups ? GroupHeight : 0);
    }

    public float HeadHeight { get; }

    private bool HasGroups => _columns.Any(c => c.Group is not null);

    public float Height(TableRow row) => row.Cells.Select((c, i) => new BrokenText(c, _style, _widths[i]).Height).DefaultIfEmpty(0).Max();

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
        for (var i = 0; i < _columns.Count; i++)
        {
            new BrokenText(row.Cells[i], _style, _widths[i]).Draw(canvas, x + _lefts[i], y, _widths[i], _columns[i].Alignment);
        }
    }

    private float LongestWord(string text) => text.Split(' ').Select(w => TextLine.Measure(w, _headStyle)).DefaultIfEmpty(0).Max();

    /// <summary>Takes what is too much from flexible columns, the widest first; from all where there are none.</summary>
    private void Shrink(float available)
    {
        const float Least = 40;
        for (var excess = _widths.Sum() - available; excess > 0.01f; excess = _widths.Sum() - available)
        {
            var candidates = Enumerable.Range(0, _widths.Length).Where(i => _columns[i].Flexible && _widths[i] > Least).OrderByDescending(i => _widths[i]).ToArray();
            if (candidates.Length == 0)
            {
                var scale = available / _widths.Sum();
                for (var i = 0; i < _widths.Length; i++)
                {
                    _widths[i] *= scale;
                }

                return;
            }

            var next = candidates.Length > 1 ? _widths[candidates[1]] : Least;
            _widths[candidates[0]] -= Math.Min(excess, Math.Max(2, Math.Min(_widths[candidates[0]] - Least, _widths[candidates[0]] - next)));
        }
    }
}

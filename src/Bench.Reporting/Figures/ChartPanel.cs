using Bench.Reporting.Typography;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>One set of axes in the house style, drawn by ScottPlot into a rectangle of a canvas. All lengths are points.</summary>
internal sealed class ChartPanel
{
    private const float TickLength = 2.5f;
    private const float FrameWidth = 0.6f;
    private const float TitleRoom = 11;
    private const float LeastLabelGap = 3;
    private readonly List<(double[] X, double[] Y, SKColor Color, float Width, Dash Dash)> _dashed = [];
    private readonly List<(double[] X, double[] Y, SKColor Color, float Size, Marker Marker)> _points = [];
    private readonly List<(double X, double Y, SKPoint Direction, SKColor Color)> _goesOn = [];

    public ChartPanel(AxisScale x, AxisScale y, string xTitle, string yTitle)
    {
        Plot = new Plot();
        Plot.RenderManager.ClearCanvasBeforeEachRender = false;
        Plot.FigureBackground.Color = Colors.Transparent;
        Plot.DataBackground.Color = Colors.Transparent;
        Plot.HideGrid();
        Plot.Axes.Right.IsVisible = false;
        Plot.Axes.Top.IsVisible = false;
        Plot.Axes.SetLimits(x.Min, x.Max, y.Min, y.Max);
        SetUp(Plot.Axes.Bottom, x);
        SetUp(Plot.Axes.Left, y);
        X = x;
        Y = y;
        XTitle = xTitle;
        YTitle = yTitle;
    }

    public Plot Plot { get; }

    public AxisScale X { get; }

    public AxisScale Y { get; }

    public string XTitle { get; }

    public string YTitle { get; }

    /// <summary>Room around the data area, for ticks, titles and notes; more at the left where numbers are wide.</summary>
    public float Left
    {
        get => Math.Max(field, Y.Labels.Length == 0 ? 0 : LabelRoom);
        init;
    } = 38;

    public float Right { get; init; } = 8;

    public float Top { get; init; } = 28;

    public float Bottom { get; init; } = 27;

    public void Draw(SKCanvas canvas, SKRect panel)
    {
        var data = DataArea(panel);
        Plot.Layout.Fixed(new PixelPadding(Left, Right, Bottom, Top));
        canvas.Save();
        canvas.Translate(panel.Left, panel.Top);
        Plot.Render(canvas, new PixelRect(0, panel.Width, panel.Height, 0));
        canvas.Restore();
        DrawDashed(canvas, panel);
        DrawPoints(canvas, panel);
        DrawArrows(canvas, panel);
        DrawTickLabels(canvas, panel);
        TextLine.Draw(canvas, XTitle, ChartText.Label, Inside(data.MidX, XTitle, panel.Left, panel.Right), panel.Bottom - 4, 0.5f);
        canvas.Save();
        canvas.Translate(panel.Left + 8, Inside(data.MidY, YTitle, panel.Top, panel.Bottom));
        canvas.RotateDegrees(-90);
        TextLine.Draw(canvas, YTitle, ChartText.Label, 0, 0, 0.5f);
        canvas.Restore();
    }

    /// <summary>The middle of a title: that of its axis, or nearer to the panel's where the title would stand out.</summary>
    private static float Inside(float middle, string title, float from, float to)
    {
        var half = TextLine.Measure(title, ChartText.Label) / 2;
        return half * 2 >= to - from ? (from + to) / 2 : Math.Clamp(middle, from + half, to - half);
    }

    /// <summary>The rectangle inside the axes.</summary>
    public SKRect DataArea(SKRect panel) => new(panel.Left + Left, panel.Top + Top, panel.Right - Right, panel.Bottom - Bottom);

    /// <summary>Where a point of the data is on the canvas.</summary>
    public SKPoint ToCanvas(SKRect panel, double x, double y)
    {
        var area = DataArea(panel);
        return new SKPoint(
            area.Left + (float)((x - X.Min) / (X.Max - X.Min) * area.Width),
            area.Bottom - (float)((y - Y.Min) / (Y.Max - Y.Min) * area.Height));
    }

    /// <summary>Points with a thin white rim, so that they can be counted where they overlap.</summary>
    public void Points(double[] x, double[] y, SKColor color, float size = 4.2f, Marker marker = Marker.Circle) =>
        _points.Add((x, y, color, size, marker));

    public void Line(double x1, double y1, double x2, double y2, SKColor color, float width = 0.8f, Dash dash = Dash.None) =>
        Curve([x1, x2], [y1, y2], color, width, dash);

    public void Curve(double[] x, double[] y, SKColor color, float width = 1, Dash dash = Dash.None, float markerSize = 0)
    {
        if (dash != Dash.None)
        {
            _dashed.Add((x, y, color, width, dash));
        }

        var curve = Plot.Add.Scatter(x, y);
        curve.LineColor = color.Plot();
        curve.LineWidth = dash == Dash.None ? width : 0;
        curve.MarkerSize = markerSize;
        curve.MarkerColor = color.Plot();
        curve.MarkerLineWidth = 0;
    }

    /// <summary>A bar along an axis, such as an interval, as far as the axis reaches; an arrow where it goes on.</summary>
    /// <param name="low">Lower end; may be −∞. Nothing is drawn where it is NaN.</param>
    /// <param name="high">Upper end, likewise.</param>
    /// <param name="at">Place on the other axis.</param>
    /// <param name="color">Colour.</param>
    /// <param name="width">Width, points.</param>
    /// <param name="isVertical">True along the y axis.</param>
    public void Interval(double low, double high, double at, SKColor color, float width, bool isVertical = false)
    {
        var axis = isVertical ? Y : X;
        if (double.IsNaN(low) || double.IsNaN(high) || high < axis.Min || low > axis.Max)
        {
            return;
        }

        GoesOn(low < axis.Min, high > axis.Max, at, color, isVertical);
        (low, high) = (Math.Max(low, axis.Min), Math.Min(high, axis.Max));
        Line(isVertical ? at : low, isVertical ? low : at, isVertical ? at : high, isVertical ? high : at, color, width);
    }

    /// <summary>
    /// A band across the plot between two heights, as far as the axis reaches; an arrow at the right where it goes on. Nothing is drawn
    /// where an end is NaN.
    /// </summary>
    /// <param name="bottom">Lower edge; may be −∞.</param>
    /// <param name="top">Upper edge; may be ∞.</param>
    /// <param name="fill">Colour.</param>
    /// <param name="opacity">0 … 1.</param>
    /// <param name="arrow">Colour of arrows.</param>
    /// <param name="place">Where arrows stand, as a share of the width.</param>
    public void Across(double bottom, double top, SKColor fill, float opacity, SKColor arrow, double place)
    {
        if (double.IsNaN(bottom) || double.IsNaN(top) || top < Y.Min || bottom > Y.Max)
        {
            return;
        }

        GoesOn(bottom < Y.Min, top > Y.Max, X.Min + (place * (X.Max - X.Min)), arrow, isVertical: true);
        Band(X.Min, X.Max, Math.Max(bottom, Y.Min), Math.Min(top, Y.Max), fill, opacity);
    }

    private void GoesOn(bool below, bool above, double at, SKColor color, bool isVertical)
    {
        var axis = isVertical ? Y : X;
        if (below)
        {
            _goesOn.Add(isVertical ? (at, axis.Min, new(0, 1), color) : (axis.Min, at, new(-1, 0), color));
        }

        if (above)
        {
            _goesOn.Add(isVertical ? (at, axis.Max, new(0, -1), color) : (axis.Max, at, new(1, 0), color));
        }
    }

    public void Band(double left, double right, double bottom, double top, SKColor fill, float opacity, SKColor? outline = null)
    {
        var band = Plot.Add.Rectangle(left, right, bottom, top);
        band.FillColor = fill.Plot(opacity);
        band.LineColor = (outline ?? fill).Plot();
        band.LineWidth = outline is null ? 0 : 0.8f;
    }

    private float LabelRoom =>
        Y.Labels.Max(l => TextLine.Measure(l, ChartText.Tick)) + TickLength + 2.5f + (YTitle.Length == 0 ? 1 : TitleRoom);

    /// <summary>1, or more where each tick's number would print over the next one's.</summary>
    private int TicksPerLabel(SKRect panel)
    {
        if (X.Ticks.Length < 2)
        {
            return 1;
        }

        var step = ToCanvas(panel, X.Ticks[1], Y.Min).X - ToCanvas(panel, X.Ticks[0], Y.Min).X;
        var widest = X.Labels.Max(l => TextLine.Measure(l, ChartText.Tick)) + LeastLabelGap;
        return step <= 0 ? 1 : Math.Max(1, (int)Math.Ceiling(widest / step));
    }

    /// <summary>Drawn here, since ScottPlot knows neither kerning nor this project's typefaces, and draws each label twice.</summary>
    private void DrawTickLabels(SKCanvas canvas, SKRect panel)
    {
        var area = DataArea(panel);
        var every = TicksPerLabel(panel);
        for (var i = 0; i < X.Ticks.Length; i += every)
        {
            TextLine.Draw(canvas, X.Labels[i], ChartText.Tick, ToCanvas(panel, X.Ticks[i], Y.Min).X, area.Bottom + TickLength + 7.5f, 0.5f);
        }

        for (var i = 0; i < Y.Ticks.Length; i++)
        {
            TextLine.Draw(
                canvas,
                Y.Labels[i],
                ChartText.Tick,
                area.Left - TickLength - 2.5f,
                ToCanvas(panel, X.Min, Y.Ticks[i]).Y + (ChartText.Tick.CapHeight / 2),
                1);
        }
    }

    private void DrawDashed(SKCanvas canvas, SKRect panel)
    {
        canvas.Save();
        canvas.ClipRect(DataArea(panel));
        foreach (var (x, y, color, width, dash) in _dashed)
        {
            using var path = new SKPath();
            path.AddPoly([.. x.Select((_, i) => ToCanvas(panel, x[i], y[i]))], false);
            using var cut = dash == Dash.Dashed ? DashedStroke.Cut(path, 4, 2.5f) : DashedStroke.Cut(path, 1.2f, 1.8f);
            using var paint = new SKPaint { Color = color, StrokeWidth = width, IsStroke = true, IsAntialias = true };
            canvas.DrawPath(cut, paint);
        }

        canvas.Restore();
    }

    /// <summary>What says that something goes on beyond the axis: a small triangle whose tip is on the edge.</summary>
    private void DrawArrows(SKCanvas canvas, SKRect panel)
    {
        const float Length = 4.5f;
        const float HalfWidth = 2.6f;
        foreach (var (x, y, direction, color) in _goesOn)
        {
            var tip = ToCanvas(panel, x, y);
            var foot = new SKPoint(tip.X - (direction.X * Length), tip.Y - (direction.Y * Length));
            using var path = new SKPath();
            path.MoveTo(tip);
            path.LineTo(foot.X - (direction.Y * HalfWidth), foot.Y + (direction.X * HalfWidth));
            path.LineTo(foot.X + (direction.Y * HalfWidth), foot.Y - (direction.X * HalfWidth));
            path.Close();
            using var paint = new SKPaint { Color = color, IsAntialias = true };
            canvas.DrawPath(path, paint);
        }
    }

    /// <summary>Drawn here: ScottPlot's circles take ten times the room in a PDF.</summary>
    private void DrawPoints(SKCanvas canvas, SKRect panel)
    {
        foreach (var (x, y, color, size, marker) in _points)
        {
            Markers.DrawAll(canvas, [.. x.Select((_, i) => ToCanvas(panel, x[i], y[i]))], size, color, marker);
        }
    }

    private static void SetUp(IAxis axis, AxisScale scale)
    {
        axis.TickGenerator = new NumericManual(scale.Ticks, [.. scale.Ticks.Select(_ => string.Empty)]);
        axis.TickLabelStyle.IsVisible = false;
        axis.MajorTickStyle.Length = scale.Ticks.Length == 0 ? 0 : TickLength;
        axis.MajorTickStyle.Width = FrameWidth;
        axis.MajorTickStyle.Color = Palette.Ink.Plot();
        axis.MinorTickStyle.Length = 0;
        axis.FrameLineStyle.Width = FrameWidth;
        axis.FrameLineStyle.Color = Palette.Ink.Plot();
    }
}

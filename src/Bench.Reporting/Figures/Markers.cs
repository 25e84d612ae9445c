using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Draws points with a thin white rim, so that they can be counted where they overlap.</summary>
internal static class Markers
{
    private const float Rim = 0.4f;
    private const int Many = 60;

    /// <summary>Shape of a model by its place in the result; the same in every figure.</summary>
    public static Marker OfModel(int index) => (Marker)(index % Enum.GetValues<Marker>().Length);

    /// <summary>Draws a point.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="at">Its middle.</param>
    /// <param name="size">Diameter of a circle of about the same area, points.</param>
    /// <param name="color">Colour.</param>
    /// <param name="marker">Shape.</param>
    public static void Draw(SKCanvas canvas, SKPoint at, float size, SKColor color, Marker marker = Marker.Circle)
    {
        if (marker == Marker.Circle)
        {
            DrawDot(canvas, at, size, color);
            return;
        }

        using var rim = new SKPaint
        {
            Color = SKColors.White,
            IsStroke = true,
            StrokeWidth = 2 * Rim,
            StrokeJoin = SKStrokeJoin.Miter,
            IsAntialias = true,
        };
        using var fill = new SKPaint { Color = color, IsAntialias = true };
        using var path = new SKPath();
        path.AddPoly([.. Corners(marker).Select(c => new SKPoint(at.X + (c.X * size), at.Y + (c.Y * size)))]);
        canvas.DrawPath(path, rim);
        canvas.DrawPath(path, fill);
    }

    /// <summary>
    /// Draws the points of a series. Where they are many they are one path, rims below all of them: files stay small, and crowds are crowds
    /// anyway.
    /// </summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="points">Their middles.</param>
    /// <param name="size">Diameter of a circle of about the same area, points.</param>
    /// <param name="color">Colour.</param>
    /// <param name="marker">Shape.</param>
    public static void DrawAll(SKCanvas canvas, SKPoint[] points, float size, SKColor color, Marker marker)
    {
        if (points.Length <= Many)
        {
            foreach (var point in points)
            {
                Draw(canvas, point, size, color, marker);
            }

            return;
        }

        using var all = new SKPath();
        foreach (var at in points)
        {
            if (marker == Marker.Circle)
            {
                all.MoveTo(at);
                all.LineTo(at.X + 0.01f, at.Y);
            }
            else
            {
                all.AddPoly([.. Corners(marker).Select(c => new SKPoint(at.X + (c.X * size), at.Y + (c.Y * size)))]);
            }
        }

        var isDot = marker == Marker.Circle;
        using var rim = new SKPaint
        {
            Color = SKColors.White,
            IsStroke = true,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Miter,
            StrokeWidth = (isDot ? size : 0) + (2 * Rim),
            IsAntialias = true,
        };
        using var ink = new SKPaint
        {
            Color = color,
            IsStroke = isDot,
            StrokeCap = SKStrokeCap.Round,
            StrokeWidth = size,
            IsAntialias = true,
        };
        canvas.DrawPath(all, rim);
        canvas.DrawPath(all, ink);
    }

    /// <summary>A touch of a round pen: circles take ten times the room in a PDF.</summary>
    private static void DrawDot(SKCanvas canvas, SKPoint at, float size, SKColor color)
    {
        using var rim = new SKPaint
        {
            Color = SKColors.White,
            IsStroke = true,
            StrokeCap = SKStrokeCap.Round,
            StrokeWidth = size + (2 * Rim),
            IsAntialias = true,
        };
        using var dot = new SKPaint
        {
            Color = color,
            IsStroke = true,
            StrokeCap = SKStrokeCap.Round,
            StrokeWidth = size,
            IsAntialias = true,
        };
        using var touch = new SKPath();
        touch.MoveTo(at);
        touch.LineTo(at.X + 0.01f, at.Y);
        canvas.DrawPath(touch, rim);
        canvas.DrawPath(touch, dot);
    }

    /// <summary>Corners in units of the size, about the middle.</summary>
    private static SKPoint[] Corners(Marker marker) => marker switch
    {
        Marker.Square => [new(-0.45f, -0.45f), new(0.45f, -0.45f), new(0.45f, 0.45f), new(-0.45f, 0.45f)],
        Marker.Triangle => [new(0, -0.66f), new(0.6f, 0.42f), new(-0.6f, 0.42f)],
        Marker.Diamond => [new(0, -0.68f), new(0.56f, 0), new(0, 0.68f), new(-0.56f, 0)],
        Marker.DownTriangle => [new(0, 0.66f), new(0.6f, -0.42f), new(-0.6f, -0.42f)],
        _ =>
        [
            new(-0.2f, -0.62f),
            new(0.2f, -0.62f),
            new(0.2f, -0.2f),
            new(0.62f, -0.2f),
            new(0.62f, 0.2f),
            new(0.2f, 0.2f),
            new(0.2f, 0.62f),
            new(-0.2f, 0.62f),
            new(-0.2f, 0.2f),
            new(-0.62f, 0.2f), new(-0.62f, -0.2f), new(-0.2f, -0.2f),
        ],
    };
}

/// <summary>Shapes of points. Each model has its own beside its colour, so that figures can be read in greyscale.</summary>
internal enum Marker
{
    Circle,
    Square,
    Triangle,
    Diamond,
    DownTriangle,
    Cross,
}

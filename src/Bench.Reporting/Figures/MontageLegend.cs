using Bench.Core.Studies;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>What colours and lines of a montage mean, at its upper right.</summary>
internal static class MontageLegend
{
    /// <summary>Room that it takes.</summary>
    /// <param name="terms">The study.</param>
    public static float WidthOf(StudyTerms terms) => terms.HasRightVentricle ? 330 : 250;

    public static void Draw(SKCanvas canvas, float right, StudyTerms terms)
    {
        right = Line(canvas, "model", SliceTile.Model, true, right);
        right = Line(canvas, "expert", SliceTile.Expert, false, right - 10);
        right = Square(canvas, "myocardium", MaskTile.Myocardium, right - 14);
        right = Square(canvas, "blood pool", MaskTile.BloodPool, right - 10);
        if (terms.HasRightVentricle)
        {
            Square(canvas, "right ventricle", MaskTile.RightVentricle, right - 10);
        }
    }

    private static float Square(SKCanvas canvas, string name, SKColor color, float right)
    {
        var left = Name(canvas, name, right) - 12;
        using var fill = new SKPaint { Color = color };
        canvas.DrawRect(SKRect.Create(left, 3.5f, 8, 8), fill);
        return left;
    }

    private static float Line(SKCanvas canvas, string name, SKColor color, bool dashed, float right)
    {
        var left = Name(canvas, name, right) - 22;
        using var background = new SKPaint { Color = new SKColor(0x50, 0x50, 0x50) };
        canvas.DrawRect(SKRect.Create(left, 3.5f, 18, 8), background);
        using var line = new SKPath();
        line.MoveTo(left + 1, 7.5f);
        line.LineTo(left + 17, 7.5f);
        SliceTile.Stroke(canvas, line, color, dashed, 1);
        return left;
    }

    private static float Name(SKCanvas canvas, string name, float right)
    {
        TextLine.Draw(canvas, name, ChartText.Note, right, 10, 1);
        return right - TextLine.Measure(name, ChartText.Note);
    }
}

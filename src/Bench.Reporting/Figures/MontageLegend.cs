using Bench.Core.Studies;
using Bench.Reporting.Typography;
using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>What colours and lines of a montage mean, in two rows at its upper right.</summary>
internal static class MontageLegend
{
    private const float Gap = 10;
    private static readonly SKColor Ground = new(0x50, 0x50, 0x50);

    /// <summary>Height of both rows.</summary>
    public const float Height = 24;

    /// <summary>Room that the upper row takes.</summary>
    /// <param name="terms">The study.</param>
    public static float WidthOf(StudyTerms terms) => terms.HasRightVentricle ? 330 : 250;

    /// <summary>Draws both rows.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="right">Where they end.</param>
    /// <param name="terms">The study.</param>
    /// <param name="model">Colour of the only model; null where there are several, whose names stand beside their rows.</param>
    public static void Draw(SKCanvas canvas, float right, StudyTerms terms, SKColor? model)
    {
        var x = Line(canvas, "model", model ?? Palette.LightGrey, true, right, 0);
        x = Line(canvas, "expert", SliceTile.Expert, false, x - Gap, 0);
        Structures(canvas, terms, x - Gap - 4, 0);
        Errors(canvas, right, 11);
    }

    /// <summary>Room that the meaning of areas takes in one row.</summary>
    /// <param name="terms">The study.</param>
    public static float AreasWidth(StudyTerms terms) => terms.HasRightVentricle ? 384 : 325;

    /// <summary>Draws the meaning of areas alone.</summary>
    /// <param name="canvas">Where to.</param>
    /// <param name="right">Where the row ends.</param>
    /// <param name="terms">The study.</param>
    public static void DrawAreasInOneRow(SKCanvas canvas, float right, StudyTerms terms) =>
        Structures(canvas, terms, Errors(canvas, right, 0) - Gap, 0);

    private static float Errors(SKCanvas canvas, float right, float top)
    {
        var x = Square(canvas, "other structure", Palette.OtherStructure, right, top);
        x = Square(canvas, "false negative", Palette.FalseNegative, x - Gap, top);
        return Square(canvas, "false positive", Palette.FalsePositive, x - Gap, top);
    }

    private static void Structures(SKCanvas canvas, StudyTerms terms, float right, float top)
    {
        var x = Square(canvas, "myocardium", Palette.Myocardium, right, top);
        x = Square(canvas, "blood pool", Palette.BloodPool, x - Gap, top);
        if (terms.HasRightVentricle)
        {
            Square(canvas, "right ventricle", Palette.RightVentricle, x - Gap, top);
        }
    }

    private static float Square(SKCanvas canvas, string name, SKColor color, float right, float top)
    {
        var left = Name(canvas, name, right, top) - 12;
        using var edge = new SKPaint { Color = Ground };
        canvas.DrawRect(SKRect.Create(left, top + 3.5f, 8, 8), edge);
        using var fill = new SKPaint { Color = color };
        canvas.DrawRect(SKRect.Create(left + 0.5f, top + 4, 7, 7), fill);
        return left;
    }

    private static float Line(SKCanvas canvas, string name, SKColor color, bool dashed, float right, float top)
    {
        var left = Name(canvas, name, right, top) - 22;
        using var background = new SKPaint { Color = Ground };
        canvas.DrawRect(SKRect.Create(left, top + 3.5f, 18, 8), background);
        using var line = new SKPath();
        line.MoveTo(left + 1, top + 7.5f);
        line.LineTo(left + 17, top + 7.5f);
        SliceTile.Stroke(canvas, line, color, dashed, 1);
        return left;
    }

    private static float Name(SKCanvas canvas, string name, float right, float top)
    {
        TextLine.Draw(canvas, name, ChartText.Note, right, top + 10, 1);
        return right - TextLine.Measure(name, ChartText.Note);
    }
}

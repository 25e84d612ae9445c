using SkiaSharp;

namespace Bench.Reporting.Figures;

/// <summary>Dashed lines as short solid ones: Skia's SVG canvas knows no dashes and would draw them through.</summary>
internal static class DashedStroke
{
    /// <summary>The parts of a path that its dashes cover.</summary>
    /// <param name="path">Any path; each of its contours starts with a dash.</param>
    /// <param name="dash">Length of a dash, above 0.</param>
    /// <param name="gap">Length of a gap, above 0.</param>
    public static SKPath Cut(SKPath path, float dash, float gap)
    {
        var cut = new SKPath();
        using var measure = new SKPathMeasure(path, false);
        do
        {
            for (var at = 0f; at < measure.Length; at += dash + gap)
            {
                measure.GetSegment(at, Math.Min(at + dash, measure.Length), cut, true);
            }
        }
        while (measure.NextContour());
        return cut;
    }
}

/// <summary>Kind of line.</summary>
internal enum Dash
{
    /// <summary>Drawn through.</summary>
    None,

    /// <summary>Of dashes.</summary>
    Dashed,

    /// <summary>Of dots.</summary>
    Dotted,
}

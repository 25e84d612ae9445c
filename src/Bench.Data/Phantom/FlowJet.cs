namespace Bench.Data.Phantom;

/// <summary>Blood that moves too fast to be seen: a dark spot in the pool.</summary>
/// <param name="X">Its middle, mm along columns.</param>
/// <param name="Y">Its middle, mm along rows.</param>
/// <param name="RadiusMm">Its radius, mm.</param>
/// <param name="Depth">Share of the signal lost in the middle, 0 … 1.</param>
/// <param name="Elsewhere">Factor on all of the pool.</param>
internal readonly record struct FlowJet(float X, float Y, float RadiusMm, float Depth, float Elsewhere)
{
    /// <summary>Factor on the blood's signal at a point.</summary>
    /// <param name="x">mm along columns.</param>
    /// <param name="y">mm along rows.</param>
    public float At(float x, float y)
    {
        var (fromX, fromY) = (x - X, y - Y);
        var near = Math.Max(0, 1 - (((fromX * fromX) + (fromY * fromY)) / (RadiusMm * RadiusMm)));
        return Elsewhere * (1 - (Depth * near));
    }
}

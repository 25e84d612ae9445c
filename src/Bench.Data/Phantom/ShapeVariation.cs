namespace Bench.Data.Phantom;

/// <summary>How a heart departs from those of the published cohort. As it is made, it changes nothing, to the last bit.</summary>
internal sealed record ShapeVariation
{
    /// <summary>Nothing out of the ordinary.</summary>
    public static ShapeVariation None { get; } = new();

    /// <summary>The base lies farther down the stack by this, mm; below zero the stack begins below the base.</summary>
    public double BaseShiftMm { get; init; }

    /// <summary>Factor on the length.</summary>
    public double Length { get; init; } = 1;

    /// <summary>Factor on the right ventricle's width: 0.1 a slit, 2 dilated.</summary>
    public double RightWidth { get; init; } = 1;

    /// <summary>Factor on depth of papillary muscles and trabeculae.</summary>
    public double Relief { get; init; } = 1;

    /// <summary>Factor on the thinning of an infarct; below zero it is a thicker wall.</summary>
    public double Scar { get; init; } = 1;

    /// <summary>Added to the share by which the section is oval.</summary>
    public double Oval { get; init; }

    /// <summary>How far the axis leans over its length, mm along columns.</summary>
    public double TiltX { get; init; }

    /// <summary>How far the axis leans over its length, mm along rows.</summary>
    public double TiltY { get; init; }

    /// <summary>Papillary muscles that stand free in the cavity. They are myocardium, as in the published study.</summary>
    public IReadOnlyList<Pillar> Pillars { get; init; } = [];
}

/// <summary>A papillary muscle that stands free in the cavity.</summary>
/// <param name="Angle">Direction from the long axis, radians.</param>
/// <param name="Distance">Distance from the long axis, relative to the cavity's radius there.</param>
/// <param name="Radius">Its radius, relative to the cavity's.</param>
/// <param name="From">Where it begins along the cavity, 0 base to 1 tip.</param>
/// <param name="To">Where it ends.</param>
internal readonly record struct Pillar(double Angle, double Distance, double Radius, double From, double To);

using Bench.Core;

namespace Bench.Data.Phantom;

/// <summary>
/// A kind of phantom beside the published cohort's likeness: how widely shape, greys, surroundings and scan are drawn. A network that has
/// only seen <see cref="Wide"/> is judged on <see cref="Foreign"/>, which it must never train on.
/// </summary>
public sealed record PhantomFamily
{
    private static readonly string[] Bodies = [Backdrop.Anatomy];
    private static readonly PhantomFamily Plain = new()
    {
        Name = "",
        Diastolic = new(45, 95),
        Ejection = new(0.3, 0.7),
        MassRatio = new(1.1, 2.2),
        RightWidth = new(0.5, 1.3),
        Relief = new(0.6, 1.3),
        Scar = new(0.5, 1.2),
        BaseShift = new(-0.4, 0.8),
        Contrast = new(2, 3.5),
        Recolour = new(0, 0.4),
        Zoom = new(0.85, 1.25),
        Signal = new(20, 45),
        Shading = new(0, 0.3),
        Ghost = new(0, 0.05),
        Blur = new(0, 0.5),
        Coarseness = new(0.8, 1),
        Sharpening = new(0, 0.2),
        FlowLoss = new(0, 0.3),
        FlowGain = new(0.85, 1.1),
    };

    /// <summary>The published mice's likeness itself, by its usual name.</summary>
    public const string Classic = "classic";

    /// <summary>What networks are trained on: far wider than nature.</summary>
    public static PhantomFamily Wide { get; } = new()
    {
        Name = "wide",
        Diastolic = new(26, 120),
        Ejection = new(0.1, 0.85),
        MassRatio = new(0.8, 2.9),
        RightWidth = new(0.1, 1.8),
        Relief = new(0, 1.6),
        Scar = new(-0.6, 1.4),
        BaseShift = new(-2, 2),
        Contrast = new(1.25, 5),
        DarkBlood = 0.08,
        Recolour = new(0, 1),
        Backdrops = [Backdrop.Anatomy, Backdrop.Anatomy, Backdrop.Anatomy, Backdrop.Clouds, Backdrop.Cells],
        Zoom = new(0.62, 1.65),
        Edge = 0.08,
        Signal = new(4, 60),
        Shading = new(0, 0.8),
        Ghost = new(0, 0.15),
        Blur = new(0, 1.1),
        Coarseness = new(0.5, 1),
        Sharpening = new(0, 0.8),
        FlowLoss = new(-0.3, 0.7),
        FlowGain = new(0.6, 1.25),
    };

    /// <summary>What no network is trained on, each beyond <see cref="Wide"/> in another way.</summary>
    public static IReadOnlyList<PhantomFamily> Foreign { get; } =
    [
        Plain with { Name = "marble", Backdrops = [Backdrop.Marble] },
        Plain with { Name = "discs", Backdrops = [Backdrop.Discs] },
        Plain with
        {
            Name = "failing",
            Diastolic = new(110, 150),
            Ejection = new(0.05, 0.25),
            MassRatio = new(0.6, 0.85),
            RightWidth = new(1.7, 2.2),
            Scar = new(1.2, 1.6),
        },
        Plain with
        {
            Name = "thick",
            Diastolic = new(24, 38),
            Ejection = new(0.68, 0.88),
            MassRatio = new(2.7, 3.6),
            RightWidth = new(0.05, 0.3),
            Relief = new(1.3, 1.9),
        },
        Plain with { Name = "stained", FlowLoss = new(0.55, 0.9), FlowGain = new(0.4, 1.4), Ghost = new(0.12, 0.25) },
        Plain with { Name = "poor", Signal = new(3, 6), Coarseness = new(0.4, 0.55), Sharpening = new(0.7, 1.3) },
        Plain with { Name = "edge", Edge = 1, Zoom = new(0.7, 1.2), Shading = new(0.3, 0.6) },
        Plain with { Name = "faint", Contrast = new(1.15, 1.4), Recolour = new(0.3, 0.8) },
    ];

    /// <summary>Names of all.</summary>
    public static IReadOnlyList<string> Names { get; } = [Classic, Wide.Name, .. Foreign.Select(f => f.Name)];

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    internal Extent Diastolic { get; init; }

    internal Extent Ejection { get; init; }

    internal Extent MassRatio { get; init; }

    internal Extent RightWidth { get; init; }

    internal Extent Relief { get; init; }

    internal Extent Scar { get; init; }

    internal Extent BaseShift { get; init; }

    /// <summary>Blood over wall.</summary>
    internal Extent Contrast { get; init; }

    /// <summary>Share of mice whose blood is darker than the wall.</summary>
    internal double DarkBlood { get; init; }

    /// <summary>How far the greys of what lies around are another's, 0 … 1.</summary>
    internal Extent Recolour { get; init; }

    /// <summary>What lies around the heart; one is drawn for a mouse.</summary>
    internal IReadOnlyList<string> Backdrops { get; init; } = Bodies;

    internal Extent Zoom { get; init; }

    /// <summary>Share of mice whose heart the edge of the image cuts.</summary>
    internal double Edge { get; init; }

    /// <summary>Signal of the brighter of blood and wall, over the noise's standard deviation.</summary>
    internal Extent Signal { get; init; }

    internal Extent Shading { get; init; }

    internal Extent Ghost { get; init; }

    /// <summary>Pixels.</summary>
    internal Extent Blur { get; init; }

    /// <summary>Acquired rows over stored rows.</summary>
    internal Extent Coarseness { get; init; }

    internal Extent Sharpening { get; init; }

    /// <summary>Share of the blood's signal that fast flow takes away; below zero inflow brightens.</summary>
    internal Extent FlowLoss { get; init; }

    /// <summary>Factor on a slice's blood.</summary>
    internal Extent FlowGain { get; init; }

    /// <summary>Finds a family; null for the published mice's likeness.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="InputException">There is none of that name.</exception>
    public static PhantomFamily? ByName(string name) => name == Classic ? null
        : Foreign.Prepend(Wide).FirstOrDefault(f => f.Name == name)
            ?? throw new InputException("--family", $"there is no family '{name}'.", $"use one of {string.Join(", ", Names)}.");
}

/// <summary>A range of numbers to draw from.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct Extent(double Low, double High);

using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// Where the surfaces of the heart lie in one plane: radii by direction about the long axis, mm. Zero where the plane misses a surface.
/// </summary>
internal sealed class HeartPlane
{
    private readonly double[] _radii = new double[Directions.Count];

    /// <summary>Left-ventricular cavity.</summary>
    public float[] Cavity { get; } = new float[Directions.Count];

    /// <summary>Left-ventricular outer surface.</summary>
    public float[] Outer { get; } = new float[Directions.Count];

    /// <summary>Right ventricle, and atria above the base, outer edge of the blood.</summary>
    public float[] Right { get; } = new float[Directions.Count];

    /// <summary>Outer edge of the heart as a whole.</summary>
    public float[] Edge { get; } = new float[Directions.Count];

    /// <summary>Share of scar by direction, 0 … 1.</summary>
    public float[] Scar { get; } = new float[Directions.Count];

    /// <summary>Height above the base, mm, in the atria; 0 below it.</summary>
    public float AboveMm { get; private set; }

    /// <summary>Factor on the grey value of the left ventricle's wall, which brightens towards the apex.</summary>
    public float WallGain { get; private set; }

    /// <summary>
    /// How clearly the film of fluid and the fat around the heart are seen, 0 … 1: at the apex the slice cuts them aslant.
    /// </summary>
    public float RimGain { get; private set; }

    /// <summary>Longest radius of all.</summary>
    public float Reach { get; private set; }

    /// <summary>Long axis, mm along columns.</summary>
    public float CentreX { get; private set; }

    /// <summary>Long axis, mm along rows.</summary>
    public float CentreY { get; private set; }

    /// <summary>Papillary muscles that stand free in the cavity: middle from the long axis, and radius, mm.</summary>
    public List<(float X, float Y, float Radius)> Pillars { get; } = [];

    /// <summary>Moves the plane.</summary>
    /// <param name="shape">The heart.</param>
    /// <param name="moment">The frame.</param>
    /// <param name="zMm">Position along the stack.</param>
    public void Place(HeartShape shape, HeartMoment moment, double zMm)
    {
        AboveMm = (float)Math.Max(0, moment.BaseMm - zMm);
        var depth = (zMm - moment.BaseMm) / moment.WallLengthMm;
        WallGain = (float)(0.96 + (0.2 * Math.Max(0, depth - 0.2)) + (0.5 * PortableMath.SmoothStep((depth - 0.8) / 0.2)));
        RimGain = (float)(1 - PortableMath.SmoothStep((depth - 0.72) / 0.23));
        CentreX = (float)(moment.CentreX + ((0.12 + shape.Variation.TiltX) * depth));
        CentreY = (float)(moment.CentreY - ((0.5 + shape.Variation.TiltY) * depth));
        shape.Cavity(moment, zMm, _radii);
        Copy(_radii, Cavity);
        PlacePillars(shape.Variation.Pillars, (zMm - moment.BaseMm) / moment.CavityLengthMm);
        shape.Outer(moment, zMm, _radii);
        Copy(_radii, Outer);
        // The right ventricle is a crescent that closes into a ring near the base, where outflow tract and atria surround the left one.
        var ring = PortableMath.SmoothStep(1 - ((zMm - moment.BaseMm) / 1.5));
        var filled = 1 - (0.5 * moment.Contraction);
        var crescent = shape.Variation.RightWidth * filled * 1.65 * PortableMath.SmoothStep((0.86 - depth) / 0.45);
        var atOuter = moment.OuterRadiusMm * (0.72 + (0.1 * moment.Contraction)) * Math.Max(0, 1 - (0.16 * AboveMm * AboveMm));
        var (towardsX, towardsY) = (PortableMath.Cos(shape.RightVentricleAngle), PortableMath.Sin(shape.RightVentricleAngle));
        Reach = 0;
        for (var i = 0; i < Directions.Count; i++)
        {
            var cosine = (Directions.Cosines[i] * towardsX) + (Directions.Sines[i] * towardsY);
            var side = PortableMath.SmoothStep((cosine + 0.35) / 1.1);
            var lobes = shape.Lobes[i];
            var left = AboveMm > 0 ? atOuter : Outer[i];
            var width = depth > 0.97 ? 0 : (crescent * side) + (ring * 0.75 * lobes);
            Right[i] = width < 0.05 ? 0 : (float)(left + width);
            Edge[i] = Right[i] == 0 ? 0 : Right[i] + 0.3f;
            Scar[i] = (float)shape.ScarAt(moment, zMm, i);
            Reach = Math.Max(Reach, Math.Max(Edge[i], Outer[i]));
        }
    }

    private void PlacePillars(IReadOnlyList<Pillar> pillars, double place)
    {
        Pillars.Clear();
        foreach (var pillar in pillars.Where(p => place > p.From && place < p.To))
        {
            var (x, y) = ((float)PortableMath.Cos(pillar.Angle), (float)PortableMath.Sin(pillar.Angle));
            var radius = Directions.At(Cavity, Directions.IndexOf(x, y));
            Pillars.Add((x * radius * (float)pillar.Distance, y * radius * (float)pillar.Distance, radius * (float)pillar.Radius));
        }
    }

    private static void Copy(double[] from, float[] to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] = (float)from[i];
    }
}

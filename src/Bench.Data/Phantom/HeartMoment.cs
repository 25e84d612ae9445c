namespace Bench.Data.Phantom;

/// <summary>The left ventricle at one moment, as signed distances (mm, negative inside) in a plane across it.</summary>
/// <param name="Shape">The mouse's heart.</param>
/// <param name="Emptied">0 at end-diastole, 1 at end-systole.</param>
/// <param name="Radius">Cavity radius at the base.</param>
/// <param name="Length">Base to apex of the cavity.</param>
/// <param name="Wall">Wall thickness at the base.</param>
internal readonly record struct HeartMoment(HeartShape Shape, double Emptied, double Radius, double Length, double Wall)
{
    /// <summary>Where the base plane is: it moves towards the apex in systole.</summary>
    public double BaseMm => Shape.BaseMm + (0.5 * Emptied * Shape.Emptying);

    /// <summary>Radii at a depth below the base; 0 beyond the apex, NaN above the base.</summary>
    public (double Inner, double Outer) RadiiAt(double z)
    {
        var depth = z - BaseMm;
        if (depth < 0)
        {
            return (double.NaN, double.NaN);
        }

        var inside = depth / Length;
        var outside = depth / (Length + (0.8 * Wall));
        return (inside >= 1 ? 0 : Radius * Math.Sqrt(1 - (inside * inside)), outside >= 1 ? 0 : (Radius + Wall) * Math.Sqrt(1 - (outside * outside)));
    }

    /// <summary>Signed distances to the cavity's and the muscle's outer surface at a point given from the axis.</summary>
    /// <param name="row">mm below the axis.</param>
    /// <param name="column">mm right of the axis.</param>
    /// <param name="depth">0 at the base, 1 at the cavity's apex.</param>
    /// <param name="inner">Cavity radius here.</param>
    /// <param name="outer">Outer radius here.</param>
    public (double Cavity, double Muscle) DistancesAt(double row, double column, double depth, double inner, double outer)
    {
        var distance = Math.Sqrt((row * row) + (column * column));
        var angle = Math.Atan2(row, column) - Shape.Angle - (0.25 * Emptied * (depth - 0.4));
        var oval = 1 + (Shape.Ovality * Math.Cos(2 * angle));
        var muscle = distance - (outer * oval);
        if (inner <= 0)
        {
            return (double.PositiveInfinity, muscle);
        }

        var scar = 0.0;
        if (Shape.ScarWidth > 0)
        {
            var off = Math.IEEERemainder(angle - Shape.ScarAngle, 2 * Math.PI) / Shape.ScarWidth;
            scar = 0.35 * Math.Exp(-off * off) * (outer - inner);
        }

        var ripple = inner * ((0.035 * Math.Cos((7 * angle) + 1)) + (0.025 * Math.Cos(11 * angle)));
        var cavity = distance - (inner * oval) - scar + ripple;
        if (depth is > 0.15 and < 0.8)
        {
            var size = inner * Shape.PapillarySize * (1 + (0.25 * Emptied));
            foreach (var at in (ReadOnlySpan<double>)[0.75, 2.45])
            {
                var (muscleRow, muscleColumn) = (inner * 0.72 * Math.Sin(at), inner * 0.72 * Math.Cos(at));
                var (r, c) = (distance * Math.Sin(angle), distance * Math.Cos(angle));
                var papillary = Math.Sqrt(((r - muscleRow) * (r - muscleRow)) + ((c - muscleColumn) * (c - muscleColumn))) - size;
                cavity = Math.Max(cavity, -papillary);
            }
        }

        return (cavity, muscle);
    }
}

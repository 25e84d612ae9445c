using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// Paints the beating heart into one slice of one frame, and labels it. Five planes through the thickness of the slice are laid over each
/// other, so a voxel that a surface crosses is mixed of both sides, and its label is that of the larger part.
/// </summary>
internal sealed class HeartPainter(HeartShape shape, MousePlan plan, TissueGreys tissue, int size)
{
    private const int Planes = 5;
    private const float FluidMm = 0.12f;
    private const float PericardiumMm = 0.24f;

    private readonly HeartPlane[] _planes = [.. Enumerable.Range(0, Planes).Select(_ => new HeartPlane())];
    private readonly Chambers _chambers = new(plan.Key, shape.RightVentricleAngle);
    private readonly float _pixelMm = (float)(PhantomOptions.FieldOfViewMm / size);

    /// <summary>Paints a slice.</summary>
    /// <param name="image">Grey values, the surroundings on entry.</param>
    /// <param name="labels">Labels, zero on entry; row by row.</param>
    /// <param name="around">The surroundings.</param>
    /// <param name="frame">0-based.</param>
    /// <param name="moment">The heart at this frame.</param>
    /// <param name="slice">0-based.</param>
    public void Paint(float[] image, Span<byte> labels, SurroundingSlice around, int frame, HeartMoment moment, int slice)
    {
        for (var k = 0; k < Planes; k++)
            _planes[k].Place(shape, moment, slice + ((k + 0.5) / Planes));
        var reach = _planes.Max(p => p.Reach) + (2 * _pixelMm);
        var (centreX, centreY) = (_planes[Planes / 2].CentreX, _planes[Planes / 2].CentreY);
        var flow = (float)shape.Cycle.FlowAt(frame);
        var jet = Jet(frame, slice, flow);
        var firstRow = Math.Max(0, (int)((centreY - reach) / _pixelMm));
        var lastRow = Math.Min(size - 1, (int)((centreY + reach) / _pixelMm) + 1);
        var firstColumn = Math.Max(0, (int)((centreX - reach) / _pixelMm));
        var lastColumn = Math.Min(size - 1, (int)((centreX + reach) / _pixelMm) + 1);
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                var place = (row * size) + column;
                image[place] = Mix(
                    image[place], (column + 0.5f) * _pixelMm, (row + 0.5f) * _pixelMm, around, place, jet, out labels[place]);
            }
        }
    }

    private float Mix(float background, float x, float y, SurroundingSlice around, int place, in FlowJet jet, out byte label)
    {
        var (coarse, fine) = (around.Coarse[place], around.Fine[place]);
        var perPixel = 1 / _pixelMm;
        var rightBlood = tissue.Blood * tissue.RightGain * (1 + (0.1f * coarse) + (0.07f * fine));
        var wall = tissue.Myocardium * (1 + (0.1f * coarse) + (0.3f * fine));
        var leftBlood = tissue.Blood * (1.03f + (0.08f * coarse) + (0.08f * fine)) * jet.At(x, y);
        var ground = Pericardium(background, x, y, perPixel, coarse);
        var (sum, cavity, outer) = (0f, 0f, 0f);
        for (var k = 0; k < Planes; k++)
        {
            var plane = _planes[k];
            var (fromX, fromY) = (x - plane.CentreX, y - plane.CentreY);
            var index = Directions.IndexOf(fromX, fromY);
            var radius = MathF.Sqrt((fromX * fromX) + (fromY * fromY));
            var grey = ground;
            // Auricles and vessels make the outline above the base uneven.
            var bulge = plane.AboveMm > 0 ? 0.45f * coarse : 0;
            var edge = Directions.At(plane.Edge, index);
            var left = Directions.At(plane.Outer, index);
            grey += Share(edge, bulge, radius, perPixel) * (wall - grey);
            var inRight = Share(Directions.At(plane.Right, index), bulge, radius, perPixel);
            var blood = plane.AboveMm > 0 ? rightBlood * _chambers.At(fromX, fromY, plane.AboveMm, coarse) : rightBlood;
            grey += inRight * (blood - grey);
            var inOuter = Share(left, 0, radius, perPixel);
            var inCavity = Share(Directions.At(plane.Cavity, index), 0, radius, perPixel);
            foreach (var (pillarX, pillarY, pillarRadius) in plane.Pillars)
                inCavity *= 1 - Share(pillarRadius, 0, Length(fromX - pillarX, fromY - pillarY), perPixel);
            grey += inOuter * ((wall * plane.WallGain * (1 + (0.28f * Directions.At(plane.Scar, index)))) - grey);
            grey += inCavity * (leftBlood - grey);
            sum += grey;
            cavity += inCavity;
            outer += inOuter;
        }

        label = cavity > Planes / 2f ? (byte)2 : outer > Planes / 2f ? (byte)1 : (byte)0;
        return sum / Planes;
    }

    // Around the heart lie a dark film of fluid and a thin bright sheet of fat. The middle plane alone, or they would blur away.
    private float Pericardium(float background, float x, float y, float perPixel, float coarse)
    {
        var plane = _planes[Planes / 2];
        var (fromX, fromY) = (x - plane.CentreX, y - plane.CentreY);
        var index = Directions.IndexOf(fromX, fromY);
        var radius = MathF.Sqrt((fromX * fromX) + (fromY * fromY));
        var surface = Math.Max(Directions.At(plane.Edge, index), Directions.At(plane.Outer, index));
        var fat = tissue.Myocardium * Math.Clamp(1.3f + (1.5f * coarse), 0.7f, 2.2f);
        surface += plane.AboveMm > 0 ? 0.45f * coarse : 0;
        var grey = background + (
            plane.RimGain * Share(surface, PericardiumMm, radius, perPixel) * (Math.Max(background, fat) - background));
        return grey + (0.75f * plane.RimGain * Share(surface, FluidMm, radius, perPixel) * (tissue.Fluid - grey));
    }

    private static float Share(float surface, float beyond, float radius, float perPixel) =>
        surface == 0 ? 0 : Math.Clamp(((surface + beyond - radius) * perPixel) + 0.5f, 0, 1);

    private static float Length(float x, float y) => MathF.Sqrt((x * x) + (y * y));

    private FlowJet Jet(int frame, int slice, float flow)
    {
        var random = new CounterRandom(
            CounterRandom.Key(plan.Key, 5, plan.HasInflow || plan.Flow is not null ? (ulong)frame : 0, (ulong)slice));
        var plane = _planes[Planes / 2];
        if (plan.Flow is { } wide)
            return wide.Draw(random, plane);
        var angle = random.Uniform(0, 6.28);
        var away = plane.Outer[0] * random.Uniform(0.05, 0.3);
        var deep = plan.HasInflow ? random.Uniform(0.25, 0.55) * (0.4 + (0.6 * flow)) : random.Uniform(0.1, 0.4) * flow;
        return new FlowJet(
            plane.CentreX + (float)(away * PortableMath.Cos(angle)), plane.CentreY + (float)(away * PortableMath.Sin(angle)),
            (float)random.Uniform(0.4, 0.9), (float)deep, 1 - (0.06f * flow));
    }
}

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

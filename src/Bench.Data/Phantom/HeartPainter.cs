using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// Paints the beating heart into one slice of one frame, and labels it. Five planes through the thickness of the slice are laid over each other, so a
/// voxel that a surface crosses is mixed of both sides, and its label is that of the larger part.
/// </summary>
internal sealed class HeartPainter(HeartShape shape, MousePlan plan, int size)
{
    private const int Planes = 5;
    private const float Blood = 12000;
    private const float Myocardium = 4500;
    private const float Fluid = 1300;

    private readonly HeartPlane[] _planes = [.. Enumerable.Range(0, Planes).Select(_ => new HeartPlane())];
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
                image[place] = Mix(image[place], (column + 0.5f) * _pixelMm, (row + 0.5f) * _pixelMm, around, place, jet, out labels[place]);
            }
        }
    }

    private float Mix(float background, float x, float y, SurroundingSlice around, int place, in FlowJet jet, out byte label)
    {
        var (coarse, fine) = (around.Coarse[place], around.Fine[place]);
        var perPixel = 1 / _pixelMm;
        var rightBlood = Blood * 0.9f * (0.97f + (0.17f * coarse) + (0.2f * fine));
        var wall = Myocardium * (1 + (0.1f * coarse) + (0.16f * fine));
        var leftBlood = Blood * (1.03f + (0.07f * coarse) + (0.05f * fine)) * jet.At(x, y);
        var (sum, cavity, outer) = (0f, 0f, 0f);
        for (var k = 0; k < Planes; k++)
        {
            var plane = _planes[k];
            var (fromX, fromY) = (x - plane.CentreX, y - plane.CentreY);
            var index = Directions.IndexOf(fromX, fromY);
            var radius = MathF.Sqrt((fromX * fromX) + (fromY * fromY));
            var grey = background;
            var edge = Directions.At(plane.Edge, index);
            var left = Directions.At(plane.Outer, index);
            grey += 0.75f * Share(Math.Max(edge, left) + 0.16f, radius, perPixel) * (Fluid - grey);
            grey += Share(edge, radius, perPixel) * (wall - grey);
            var inRight = Share(Directions.At(plane.Right, index), radius, perPixel);
            // The atria hold walls, valves and swirling blood.
            grey += inRight * ((plane.IsAboveBase ? AtrialBlood(rightBlood, coarse, fine, radius) : rightBlood) - grey);
            var inOuter = Share(left, radius, perPixel);
            var inCavity = Share(Directions.At(plane.Cavity, index), radius, perPixel);
            grey += inOuter * ((wall * (1 + (0.28f * Directions.At(plane.Scar, index)))) - grey);
            grey += inCavity * (leftBlood - grey);
            sum += grey;
            cavity += inCavity;
            outer += inOuter;
        }

        label = cavity > Planes / 2f ? (byte)2 : outer > Planes / 2f ? (byte)1 : (byte)0;
        return sum / Planes;
    }

    // Blood of uneven speed, crossed by thin dark walls; the root of the aorta shows as a ring.
    private static float AtrialBlood(float blood, float coarse, float fine, float radius)
    {
        var wall = Math.Max(0, 1 - (Math.Abs(coarse - 0.05f) / 0.09f));
        var ring = Math.Max(0, 1 - (Math.Abs(radius - 0.85f) / 0.14f));
        return blood * (0.78f + (0.16f * coarse) + (0.2f * fine)) * (1 - (0.4f * wall)) * (1 - (0.35f * ring));
    }

    private static float Share(float surface, float radius, float perPixel) => surface == 0 ? 0 : Math.Clamp(((surface - radius) * perPixel) + 0.5f, 0, 1);

    private FlowJet Jet(int frame, int slice, float flow)
    {
        var random = new CounterRandom(CounterRandom.Key(plan.Key, 5, plan.HasInflow ? (ulong)frame : 0, (ulong)slice));
        var plane = _planes[Planes / 2];
        var angle = random.Uniform(0, 6.28);
        var away = plane.Outer[0] * random.Uniform(0.05, 0.3);
        var deep = plan.HasInflow ? random.Uniform(0.25, 0.55) * (0.4 + (0.6 * flow)) : random.Uniform(0.1, 0.4) * flow;
        return new FlowJet(
            plane.CentreX + (float)(away * PortableMath.Cos(angle)), plane.CentreY + (float)(away * PortableMath.Sin(angle)),
            (float)random.Uniform(0.4, 0.9), (float)deep, 1 - (0.06f * flow));
    }
}

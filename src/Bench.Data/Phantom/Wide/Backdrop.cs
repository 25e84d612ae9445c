using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// What lies around the heart of a mouse of a family: a mouse's body, or patterns that are no body at all; its greys are sent through a
/// random curve, so that neither order nor spacing of tissues' greys can be relied on.
/// </summary>
internal sealed class Backdrop
{
    public const string Anatomy = "anatomy";
    public const string Clouds = "clouds";
    public const string Cells = "cells";
    public const string Marble = "marble";
    public const string Discs = "discs";

    private const int Knots = 8;
    private const float KnotSpacing = 2000;
    private const float Brightest = 14000;

    private readonly MousePlan _plan;
    private readonly string _kind;
    private readonly int _size;
    private readonly Surroundings? _body;
    private readonly float[] _curve = new float[Knots + 1];

    public Backdrop(PhantomFamily family, MousePlan plan, HeartShape heart, TissueGreys tissue, int size)
    {
        (_plan, _size) = (plan, size);
        var random = new CounterRandom(CounterRandom.Key(plan.Key, 21));
        _kind = family.Backdrops[random.Below(family.Backdrops.Count)];
        _body = _kind == Anatomy ? new Surroundings(plan, heart, tissue, size) : null;
        // Squared, so that many bodies keep greys near those of a mouse.
        var (low, high) = (family.Recolour.Low, random.Uniform());
        var recolour = low + ((family.Recolour.High - low) * high * high);
        for (var i = 0; i < _curve.Length; i++)
            _curve[i] = (float)(((1 - recolour) * i * KnotSpacing) + (recolour * random.Uniform(0, Brightest)));
        // Air is dark, as a rule.
        if (random.Uniform() < 0.8)
            _curve[0] *= 0.1f;
    }

    /// <summary>Paints a slice.</summary>
    /// <param name="slice">0-based.</param>
    public SurroundingSlice Paint(int slice)
    {
        var painted = _body?.Paint(slice) ?? new SurroundingSlice(
            new float[_size * _size],
            Texture.Make(CounterRandom.Key(_plan.Key, 3, (ulong)slice), _size, 1.3),
            Texture.Make(CounterRandom.Key(_plan.Key, 4, (ulong)slice), _size, 0.32));
        var random = new CounterRandom(CounterRandom.Key(_plan.Key, 22));
        var image = painted.Image;
        if (_kind == Clouds)
            PaintClouds(image, random, slice);
        else if (_kind == Cells)
            PaintCells(image, random, slice);
        else if (_kind == Marble)
            PaintMarble(image, random, slice);
        else if (_kind == Discs)
            PaintDiscs(image, random, slice);
        for (var i = 0; i < image.Length; i++)
        {
            var at = Math.Min(image[i] / KnotSpacing, Knots - 0.001f);
            var knot = (int)at;
            var grey = _curve[knot] + ((at - knot) * (_curve[knot + 1] - _curve[knot]));
            image[i] = _kind == Anatomy ? grey : grey * (1 + (0.25f * painted.Fine[i]));
        }

        return painted;
    }

    // A pattern changes slowly from slice to slice: two textures, of base and apex, are mixed.
    private float[] Mixed(ulong purpose, double gridMm, int slice)
    {
        var first = Texture.Make(CounterRandom.Key(_plan.Key, purpose, 1), _size, gridMm);
        var last = Texture.Make(CounterRandom.Key(_plan.Key, purpose, 2), _size, gridMm);
        for (var i = 0; i < first.Length; i++)
            first[i] += slice / 10f * (last[i] - first[i]);
        return first;
    }

    private void PaintClouds(float[] image, CounterRandom random, int slice)
    {
        var (large, small) = (Mixed(23, random.Uniform(3, 8), slice), Mixed(24, random.Uniform(0.6, 2), slice));
        var share = (float)random.Uniform(0.1, 0.7);
        for (var i = 0; i < image.Length; i++)
            image[i] = Math.Clamp(0.5f + (0.9f * (((1 - share) * large[i]) + (share * small[i]))), 0, 1) * Brightest;
    }

    private void PaintCells(float[] image, CounterRandom random, int slice)
    {
        var count = 8 + random.Below(40);
        float Place() => (float)((random.Uniform() * _size) + (slice * random.Uniform(-1, 1)));
        var cells = Enumerable.Range(0, count).Select(_ => (X: Place(), Y: Place(), Grey: (float)random.Uniform(0, Brightest))).ToArray();
        var bend = Mixed(23, 2.5, slice);
        for (var i = 0; i < image.Length; i++)
        {
            var (x, y) = ((i % _size) + (0.08f * _size * bend[i]), (i / _size) - (0.08f * _size * bend[i]));
            var nearest = float.MaxValue;
            foreach (var cell in cells)
            {
                var distance = ((x - cell.X) * (x - cell.X)) + ((y - cell.Y) * (y - cell.Y));
                if (distance < nearest)
                    (nearest, image[i]) = (distance, cell.Grey);
            }
        }
    }

    private void PaintMarble(float[] image, CounterRandom random, int slice)
    {
        var bend = Mixed(23, random.Uniform(2, 5), slice);
        var (across, down, depth) = ((float)random.Uniform(-6, 6), (float)random.Uniform(-6, 6), (float)random.Uniform(1, 4));
        for (var i = 0; i < image.Length; i++)
        {
            var phase = (across * (i % _size) / _size) + (down * (i / _size) / _size) + (depth * bend[i]) + (0.1f * slice);
            image[i] = Math.Abs((2 * (phase - MathF.Floor(phase))) - 1) * 0.7f * Brightest;
        }
    }

    private void PaintDiscs(float[] image, CounterRandom random, int slice)
    {
        Array.Fill(image, (float)random.Uniform(0, 4000));
        var whole = new float[image.Length];
        Array.Fill(whole, 1);
        var even = new float[image.Length];
        for (var left = 20 + random.Below(40); left > 0; left--)
        {
            var (x, y) = (random.Uniform(0, PhantomOptions.FieldOfViewMm), random.Uniform(0, PhantomOptions.FieldOfViewMm));
            var radius = random.Uniform(0.2, 2.2);
            var (grey, depth) = (random.Uniform(500, Brightest), random.Uniform(0, 10));
            var disc = new Strand(x, y, x + random.Uniform(-1, 1), y + random.Uniform(-1, 1), radius, grey, depth, 3);
            disc.Paint(image, _size, slice + 0.5, whole, even);
            if (random.Uniform() < 0.3)
            {
                var spot = new Strand(x, y, x, y, radius * 0.6, random.Uniform(500, Brightest), depth, 3);
                spot.Paint(image, _size, slice + 0.5, whole, even);
            }
        }
    }
}

using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// What lies above the base of the left ventricle: the root of the aorta as a ring of wall, and around it atria, right-ventricular outflow
/// and pulmonary artery as lobes of blood, kept apart by thin walls that run outwards from the ring.
/// </summary>
internal sealed class Chambers
{
    private const int Lobes = 3;
    private const float WallMm = 0.15f;

    private readonly float[] _cosines = new float[Lobes];
    private readonly float[] _sines = new float[Lobes];
    private readonly float[] _bends = new float[Lobes];
    private readonly float[] _strengths = new float[Lobes];
    private readonly float _slopeX;
    private readonly float _slopeY;
    private readonly float _rootX;
    private readonly float _rootY;
    private readonly float _rootMm;

    /// <summary>Draws the chambers of a mouse.</summary>
    /// <param name="mouseKey">Key of the mouse's random streams.</param>
    /// <param name="rightVentricleAngle">Direction of the right ventricle, radians.</param>
    public Chambers(ulong mouseKey, double rightVentricleAngle)
    {
        var random = new CounterRandom(CounterRandom.Key(mouseKey, 9));
        for (var i = 0; i < Lobes; i++)
        {
            var angle = rightVentricleAngle - 1.2 + (6.283 * i / Lobes) + random.Uniform(-0.5, 0.5);
            (_cosines[i], _sines[i]) = ((float)PortableMath.Cos(angle), (float)PortableMath.Sin(angle));
            _bends[i] = (float)random.Uniform(-0.38, 0.38);
            _strengths[i] = (float)random.Uniform(0.3, 0.65);
        }

        (_slopeX, _slopeY) = ((float)random.Uniform(-0.07, 0.07), (float)random.Uniform(-0.07, 0.07));
        (_rootX, _rootY) = ((float)random.Uniform(-0.25, 0.35), (float)random.Uniform(-0.35, 0.25));
        _rootMm = (float)random.Uniform(0.75, 1.05);
    }

    /// <summary>Factor on the grey value of blood at a place.</summary>
    /// <param name="x">mm from the long axis along columns.</param>
    /// <param name="y">mm from the long axis along rows.</param>
    /// <param name="aboveMm">Height above the base, mm.</param>
    /// <param name="uneven">Smooth unevenness, −1 … 1.</param>
    public float At(float x, float y, float aboveMm, float uneven)
    {
        (x, y) = (x - _rootX - (0.25f * aboveMm), y - _rootY);
        var radius = MathF.Sqrt((x * x) + (y * y));
        var root = _rootMm * (1 - (0.12f * aboveMm)) * (1 + (0.22f * uneven));
        // The ring is muscle just above the ventricle and thin wall of the aorta further up.
        var thickness = WallMm + (0.3f * Math.Max(0, 1 - (1.4f * aboveMm)));
        var factor = 1 - (0.62f * Ridge(radius - root, thickness));
        if (radius < root)
            return factor * (0.97f + (0.08f * uneven));
        for (var i = 0; i < Lobes; i++)
        {
            var along = (x * _cosines[i]) + (y * _sines[i]);
            var across = (y * _cosines[i]) - (x * _sines[i]) - (_bends[i] * along * along) + (0.4f * uneven);
            if (along > 0)
                factor *= 1 - (_strengths[i] * Math.Clamp(0.8f + uneven, 0, 1) * Ridge(across, WallMm + (0.08f * along)));
        }

        return factor * (1 + (_slopeX * x) + (_slopeY * y) + (0.14f * uneven));
    }

    private static float Ridge(float distance, float halfWidth) => Math.Max(0, 1 - (distance * distance / (halfWidth * halfWidth)));
}

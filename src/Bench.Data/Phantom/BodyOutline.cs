using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// Skin and inner chest wall of a mouse as radii by direction about the middle of the chest, at the base and at the apex of the heart.
/// </summary>
internal sealed class BodyOutline
{
    private const int Controls = 16;

    // Every 22.5 degrees from the right, turning downwards; mm. The chest bulges at the lower left, where the fore limb's muscles are.
    private static readonly double[] SkinAtBase = [12.0, 11.2, 11.5, 12.5, 14.2, 16.2, 17.2, 13.0, 10.6, 9.8, 11.2, 13, 15, 17.5, 18.5, 15];
    private static readonly double[] SkinAtApex =
    [
        12.8, 11.6, 11.0, 11.3, 13.7, 15.9, 14.4, 9.4, 7.6, 7.8, 9.0, 11, 13.5, 16.5, 18.5, 15.5,
    ];
    private static readonly double[] ChestAtBase = [10.2, 9.4, 9.4, 10.1, 10.7, 10.3, 8.6, 7.5, 6.5, 5.9, 6.4, 8, 12, 15, 16.5, 13];
    private static readonly double[] ChestAtApex = [11.0, 9.6, 8.6, 8.1, 8.4, 9.2, 8.4, 6.7, 6.0, 6.3, 7.3, 9, 12, 15, 17, 14];

    private readonly double[][] _tables;

    /// <summary>Draws one mouse's outline.</summary>
    /// <param name="random">Its random stream.</param>
    /// <param name="heartX">Long axis of the heart, mm along columns.</param>
    /// <param name="heartY">Long axis of the heart, mm along rows.</param>
    public BodyOutline(CounterRandom random, double heartX, double heartY)
    {
        Turn = Math.Clamp(0.06 + (0.13 * random.Normal()), -0.2, 0.34);
        CentreX = heartX + 0.9 + (0.3 * random.Normal()) + (7.6 * PortableMath.Sin(Turn));
        CentreY = heartY - (7.5 * PortableMath.Cos(Turn)) + (0.15 * random.Normal());
        var scale = 1 + (0.03 * random.Normal());
        var jitter = Enumerable.Range(0, Controls).Select(_ => scale * (1 + (0.024 * random.Normal()))).ToArray();
        double[][] sets = [SkinAtBase, SkinAtApex, ChestAtBase, ChestAtApex];
        _tables = [.. sets.Select(set => Closed([.. set.Zip(jitter, (r, j) => r * j)]))];
    }

    /// <summary>Middle of the chest, mm along columns.</summary>
    public double CentreX { get; }

    /// <summary>Middle of the chest, mm along rows.</summary>
    public double CentreY { get; }

    /// <summary>How far the mouse lies turned, radians.</summary>
    public double Turn { get; }

    /// <summary>Radii of skin and inner chest wall at a level.</summary>
    /// <param name="level">0 at the first slice … 1 at the last.</param>
    public (float[] Skin, float[] Chest) At(double level) => (Mixed(_tables[0], _tables[1], level), Mixed(_tables[2], _tables[3], level));

    /// <summary>A point given for a mouse that lies straight, turned as this one lies.</summary>
    /// <param name="x">mm right of the chest's middle.</param>
    /// <param name="y">mm below it.</param>
    public (double X, double Y) Turned(double x, double y)
    {
        var (cosine, sine) = (PortableMath.Cos(Turn), PortableMath.Sin(Turn));
        return (CentreX + (x * cosine) - (y * sine), CentreY + (x * sine) + (y * cosine));
    }

    private static float[] Mixed(double[] first, double[] second, double level)
    {
        var radii = new float[first.Length];
        for (var i = 0; i < radii.Length; i++)
            radii[i] = (float)(first[i] + (level * (second[i] - first[i])));
        return radii;
    }

    // Catmull and Rom's curve through the control radii, closed.
    private double[] Closed(double[] controls)
    {
        var radii = new double[Directions.Count];
        for (var i = 0; i < radii.Length; i++)
        {
            var position = (Directions.Angles[i] - Turn) / 6.283185307179586 * Controls;
            position -= Controls * Math.Floor(position / Controls);
            var k = (int)position;
            var t = position - k;
            var (a, b, c, d) = (
                controls[(k + Controls - 1) % Controls],
                controls[k % Controls],
                controls[(k + 1) % Controls],
                controls[(k + 2) % Controls]);
            radii[i] = b + (0.5 * t * (c - a + (t * ((2 * a) - (5 * b) + (4 * c) - d + (t * ((3 * (b - c)) + d - a))))));
        }

        return radii;
    }
}

namespace Bench.Data.Numerics;

/// <summary>
/// Directions around a point, at equal steps along the rhombus |x| + |y| = 1. A pixel's place among them costs one division and no arc
/// tangent, so a contour given as radii by direction is looked up at once.
/// </summary>
internal static class Directions
{
    /// <summary>Number of directions.</summary>
    public const int Count = 256;

    /// <summary>Cosine of each direction.</summary>
    public static double[] Cosines { get; } = new double[Count];

    /// <summary>Sine of each direction.</summary>
    public static double[] Sines { get; } = new double[Count];

    /// <summary>Angle of each direction, radians, 0 to 2π.</summary>
    public static double[] Angles { get; } = new double[Count];

    /// <summary>Angle that each direction stands for, radians; they sum to 2π.</summary>
    public static double[] Widths { get; } = new double[Count];

    static Directions()
    {
        for (var i = 0; i < Count; i++)
        {
            var d = 4.0 * i / Count;
            var (x, y) = d < 1 ? (1 - d, d) : d < 2 ? (1 - d, 2 - d) : d < 3 ? (d - 3, 2 - d) : (d - 3, d - 4);
            var length = Math.Sqrt((x * x) + (y * y));
            Cosines[i] = x / length;
            Sines[i] = y / length;
        }

        var angle = 0.0;
        for (var i = 0; i < Count; i++)
        {
            var next = (i + 1) % Count;
            Angles[i] = angle;
            var sine = (Cosines[i] * Sines[next]) - (Sines[i] * Cosines[next]);
            var square = sine * sine;
            var step = sine * (1 + (square / 6) + (3 * square * square / 40));
            angle += step;
            Widths[i] += step / 2;
            Widths[next] += step / 2;
        }
    }

    /// <summary>Place of a vector among the directions.</summary>
    /// <param name="x">Component along columns.</param>
    /// <param name="y">Component along rows.</param>
    /// <returns>0 … <see cref="Count"/>, the integer part a direction, the rest how far on the way to the next.</returns>
    public static float IndexOf(float x, float y)
    {
        var sum = MathF.Abs(x) + MathF.Abs(y);
        if (sum == 0)
            return 0;
        var diamond = y >= 0 ? (x >= 0 ? y / sum : 1 - (x / sum)) : (x < 0 ? 2 - (y / sum) : 3 + (x / sum));
        return diamond * (Count / 4);
    }

    /// <summary>Radius on the way between two directions.</summary>
    /// <param name="radii">One radius a direction.</param>
    /// <param name="index">From <see cref="IndexOf"/>.</param>
    public static float At(float[] radii, float index)
    {
        var first = (int)index;
        var rest = index - first;
        first &= Count - 1;
        var low = radii[first];
        return low + (rest * (radii[(first + 1) & (Count - 1)] - low));
    }
}

using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>Cosine and sine of whole multiples of each direction's angle.</summary>
internal static class Harmonics
{
    private const int Highest = 12;
    private static readonly double[][] Cosines = Make(PortableMath.Cos);
    private static readonly double[][] Sines = Make(PortableMath.Sin);

    public static double Cosine(int multiple, int direction) => Cosines[multiple][direction];

    public static double Sine(int multiple, int direction) => Sines[multiple][direction];

    private static double[][] Make(Func<double, double> function) =>
        [.. Enumerable.Range(0, Highest).Select(k => Array.ConvertAll(Directions.Angles, a => function(k * a)))];
}

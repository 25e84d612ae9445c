using Bench.Data.Numerics;

namespace Bench.Data.Phantom;

/// <summary>
/// The inner relief of the left ventricle: two papillary muscles and the trabeculae, as a factor on the cavity's radius by direction.
/// </summary>
internal sealed class CavityRelief
{
    private const int Trabeculae = 6;
    private readonly double _strength;
    private readonly double[] _papillaryAngles;
    private readonly double[] _papillaryDepths;
    private readonly double[] _phases = new double[Trabeculae];
    private readonly double[] _drifts = new double[Trabeculae];
    private readonly double[] _heights = new double[Trabeculae];
    private readonly double[] _widths = new double[2];
    private readonly int[] _waves = [2, 3, 4, 5, 7, 9];

    public CavityRelief(CounterRandom random, double rightVentricleAngle, double strength)
    {
        _strength = strength;
        _papillaryAngles = [rightVentricleAngle + random.Uniform(1.7, 2.2), rightVentricleAngle + random.Uniform(3.7, 4.3)];
        _papillaryDepths = [random.Uniform(0.22, 0.34), random.Uniform(0.18, 0.32)];
        for (var i = 0; i < Trabeculae; i++)
        {
            _phases[i] = random.Uniform(0, 6.28);
            _drifts[i] = random.Uniform(-4, 4);
            _heights[i] = random.Uniform(0.2, 1.15);
        }

        _widths[0] = random.Uniform(0.1, 0.19);
        _widths[1] = random.Uniform(0.1, 0.19);
    }

    /// <summary>Fills in the factor by direction, 0.3 … 1.1.</summary>
    /// <param name="place">Along the cavity, 0 base to 1 tip.</param>
    /// <param name="contraction">0 … 1.</param>
    /// <param name="factors">One a direction.</param>
    public void Fill(double place, double contraction, Span<double> factors)
    {
        // The apex turns one way and the base the other.
        var twist = contraction * (0.3 * place - 0.08);
        var papillary = PortableMath.SmoothStep((place - 0.15) / 0.2) * PortableMath
            .SmoothStep((0.92 - place) / 0.25) * (0.75 + (0.75 * contraction));
        var rough = (0.012 + (0.034 * contraction)) * PortableMath.SmoothStep((place - 0.05) / 0.3);
        Span<double> cosines = stackalloc double[Trabeculae];
        Span<double> sines = stackalloc double[Trabeculae];
        for (var k = 0; k < Trabeculae; k++)
        {
            var phase = _phases[k] + (_drifts[k] * place) + (_waves[k] * twist);
            (cosines[k], sines[k]) = (PortableMath.Cos(phase), PortableMath.Sin(phase));
        }

        var (firstX, firstY) = (PortableMath.Cos(_papillaryAngles[0] + twist), PortableMath.Sin(_papillaryAngles[0] + twist));
        var (secondX, secondY) = (PortableMath.Cos(_papillaryAngles[1] + twist), PortableMath.Sin(_papillaryAngles[1] + twist));
        for (var i = 0; i < factors.Length; i++)
        {
            var (x, y) = (Directions.Cosines[i], Directions.Sines[i]);
            var waves = 0.0;
            for (var k = 0; k < Trabeculae; k++)
            {
                waves += _heights[k] * ((Harmonics.Cosine(_waves[k], i) * cosines[k]) + (Harmonics.Sine(_waves[k], i) * sines[k]));
            }

            var notch = (_papillaryDepths[0] * Bump((x * firstX) + (y * firstY), _widths[0])) + (
                _papillaryDepths[1] * Bump((x * secondX) + (y * secondY), _widths[1]));
            factors[i] = Math.Max(0.15, 1 + (_strength * rough * waves) - (_strength * papillary * notch));
        }
    }

    // A rounded hill some 20 to 30 degrees to either side.
    private static double Bump(double cosine, double width)
    {
        var above = Math.Max(0, (cosine - 1 + width) / width);
        return above * above * (3 - (2 * above));
    }
}

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

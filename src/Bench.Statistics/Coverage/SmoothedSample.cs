using Bench.Statistics.Resampling;

namespace Bench.Statistics.Coverage;

/// <summary>
/// A population made from the cases at hand: a case drawn at random, moved by a little normal noise with the cases' own covariance, and
/// shrunk so that means, variances and correlations stay those of the cases (smoothed bootstrap with shrinkage; Silverman and Young 1987).
/// The width is half of Silverman's rule, so that nine tenths of the skewness stay.
/// </summary>
internal sealed class SmoothedSample
{
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly double _toFirst;
    private readonly double _toSecond;
    private readonly double _alone;

    public SmoothedSample(double[] first, double[] second)
    {
        var n = first.Length;
        Width = 0.45 * Math.Pow(n, -0.2);
        var shrink = 1 / Math.Sqrt(1 + (Width * Width));
        var (mean, other) = (Moments.Mean(first), Moments.Mean(second));
        var deviation = Moments.Deviation(first, DeviationConvention.Population);
        var otherDeviation = Moments.Deviation(second, DeviationConvention.Population);
        var product = Moments.SumOfProducts(first, mean, second, other) / n;
        _first = [.. first.Select(v => mean + (shrink * (v - mean)))];
        _second = [.. second.Select(v => other + (shrink * (v - other)))];
        _toFirst = Width * shrink * deviation;
        _toSecond = deviation > 0 ? Width * shrink * product / deviation : 0;
        _alone = Math.Sqrt(Math.Max(0, Math.Pow(Width * shrink * otherDeviation, 2) - (_toSecond * _toSecond)));
    }

    /// <summary>SD of the noise in SDs of the cases.</summary>
    public double Width { get; }

    /// <summary>The cases after shrinking, to which noise is added.</summary>
    public IReadOnlyList<double> Centres => _first;

    /// <summary>SD of the noise of the first column.</summary>
    public double Noise => _toFirst;

    public void Draw(ref CounterStream stream, double[] first, double[] second)
    {
        for (var i = 0; i < first.Length; i++)
        {
            var drawn = stream.NextIndex(_first.Length);
            var (z, w) = Normal(ref stream);
            first[i] = _first[drawn] + (_toFirst * z);
            second[i] = _second[drawn] + (_toSecond * z) + (_alone * w);
        }
    }

    /// <summary>Two independent standard normal numbers (Box and Muller 1958).</summary>
    private static (double First, double Second) Normal(ref CounterStream stream)
    {
        var radius = Math.Sqrt(-2 * Math.Log((stream.NextUInt32() + 1.0) / 4294967296.0));
        var (sin, cos) = Math.SinCos(2 * Math.PI * stream.NextUInt32() / 4294967296.0);
        return (radius * cos, radius * sin);
    }
}

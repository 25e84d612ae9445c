using Bench.Statistics.Association;
using Bench.Statistics.Distributions;

namespace Bench.Statistics.Agreement;

/// <summary>
/// Mean, deviation and regression line of differences without one of them, from the sums over all (Cook and Weisberg 1982, section 2.2):
/// leaving out each of n cases costs n steps, not n².
/// </summary>
internal sealed class LeaveOneOutSums
{
    private readonly double[] _differences;
    private readonly double[] _horizontal;
    private readonly double[] _sorted;
    private readonly LinearRegression _line;
    private readonly double _squares;
    private readonly double _residualSquares;
    private readonly double _magnitude;

    public LeaveOneOutSums(double[] differences, double[] horizontal, double magnitude)
    {
        (_differences, _horizontal, _magnitude) = (differences, horizontal, magnitude);
        _sorted = [.. differences.Order()];
        _line = LinearRegression.Of(horizontal, differences, 0.95, magnitude);
        Mean = Moments.Mean(differences);
        Deviation = Moments.Deviation(differences);
        _squares = Moments.SumOfSquares(differences, Mean);
        _residualSquares = _line.ResidualDeviation * _line.ResidualDeviation * (differences.Length - 2);
    }

    public double Mean { get; }

    public double Deviation { get; }

    public double SlopePValue => _line.SlopePValue;

    /// <summary>What the others give without case i.</summary>
    public Remainder Rest(int i)
    {
        double n = _differences.Length;
        var away = _differences[i] - Mean;
        var mean = Mean - (away / (n - 1));
        if (IsRestConstant(i))
        {
            return new Remainder(mean, 0, 0, double.NaN);
        }

        var deviation = Math.Sqrt(Math.Max(0, _squares - (away * away * n / (n - 1))) / (n - 2));
        var across = _horizontal[i] - _line.MeanX;
        var leverage = (1 / n) + (across * across / _line.SumOfSquaresX);
        if (!(1 - leverage > 1e-12))
        {
            // Without this case all others stand at one place.
            return new Remainder(mean, deviation, double.NaN, double.NaN);
        }

        var residual = _differences[i] - _line.At(_horizontal[i]);
        var slope = _line.Slope - (across * residual / ((1 - leverage) * _line.SumOfSquaresX));
        var residualSquares = Math.Max(0, _residualSquares - (residual * residual / (1 - leverage)));
        var squaresX = _line.SumOfSquaresX - (across * across * n / (n - 1));
        var error = Math.Sqrt(residualSquares / (n - 3) / squaresX);
        return new Remainder(mean, deviation, slope, StudentTDistribution.TwoSided(slope / error, n - 3));
    }

    private bool IsRestConstant(int i) =>
        (_differences[i] == _sorted[0] && Moments.IsConstant(_sorted.AsSpan(1), _magnitude))
        || (_differences[i] == _sorted[^1] && Moments.IsConstant(_sorted.AsSpan(0, _sorted.Length - 1), _magnitude));

    /// <summary>Statistics of the others; the slope's p is NaN where they do not vary.</summary>
    public readonly record struct Remainder(double Mean, double Deviation, double Slope, double SlopePValue);
}

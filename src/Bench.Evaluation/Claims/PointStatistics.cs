using Bench.Statistics;
using Bench.Statistics.Association;
using Bench.Statistics.Distributions;

namespace Bench.Evaluation.Claims;

/// <summary>
/// What the points of a figure give for a printed statistic, and how far misreading can have moved it: to first order, every point misread
/// by the largest error in its worst direction.
/// </summary>
internal sealed class PointStatistics
{
    private readonly double _error;
    private readonly double _limitsFactor;
    private readonly double[] _differences;
    private readonly Summary _reference;
    private readonly Summary _predicted;
    private readonly Summary _difference;
    private readonly PointColumns _points;

    public PointStatistics(PointColumns points, double limitsFactor)
    {
        _points = points;
        _error = points.Source.ReadingError;
        _limitsFactor = limitsFactor;
        _differences = [.. points.Predicted.Zip(points.Reference, (p, r) => p - r)];
        (_reference, _predicted, _difference) = (Summary.Of(points.Reference), Summary.Of(points.Predicted), Summary.Of(_differences));
    }

    public int Count => _differences.Length;

    /// <summary>The statistic by a convention, with the worst effect of misreading; null where points do not give it.</summary>
    public ValueRange? Range(ClaimStatistic statistic, DeviationConvention convention) => statistic switch
    {
        ClaimStatistic.ReferenceMean => ValueRange.Around(_reference.Mean, _error),
        ClaimStatistic.PredictedMean => ValueRange.Around(_predicted.Mean, _error),
        ClaimStatistic.Bias => ValueRange.Around(_difference.Mean, 2 * _error),
        ClaimStatistic.ReferenceSd => Deviation(_reference, _points.Reference, convention),
        ClaimStatistic.PredictedSd => Deviation(_predicted, _points.Predicted, convention),
        ClaimStatistic.LimitLower => Limit(-_limitsFactor, convention),
        ClaimStatistic.LimitUpper => Limit(_limitsFactor, convention),
        ClaimStatistic.PearsonR => Correlation(),
        ClaimStatistic.TTestP => PValue(),
        _ => null,
    };

    /// <summary>SD of a column, or half the distance of the limits: the statistic that tells the conventions apart, by n − 1.</summary>
    public double SampleDeviation(ClaimStatistic statistic) => statistic switch
    {
        ClaimStatistic.ReferenceSd => _reference.StandardDeviation,
        ClaimStatistic.PredictedSd => _predicted.StandardDeviation,
        _ => _limitsFactor * _difference.StandardDeviation,
    };

    /// <summary>
    /// Standard error of <see cref="SampleDeviation"/> by misreading, every point on its own and evenly within the largest error.
    /// </summary>
    public double ReadingSpread(ClaimStatistic statistic) => statistic is ClaimStatistic.ReferenceSd or ClaimStatistic.PredictedSd
        ? _error / Math.Sqrt(3 * (Count - 1.0))
        : _limitsFactor * _error * Math.Sqrt(2 / (3 * (Count - 1.0)));

    private static double Of(Summary summary, DeviationConvention convention) =>
        convention == DeviationConvention.Sample ? summary.StandardDeviation : summary.PopulationDeviation;

    private static double[] Scores(IReadOnlyList<double> values, Summary summary) =>
        [.. values.Select(v => (v - summary.Mean) / summary.PopulationDeviation)];

    private ValueRange Deviation(Summary summary, IReadOnlyList<double> values, DeviationConvention convention) =>
        ValueRange.Around(Of(summary, convention), _error * Scores(values, summary).Average(Math.Abs));

    private ValueRange Limit(double factor, DeviationConvention convention) =>
        ValueRange.Around(
            _difference.Mean + (factor * Of(_difference, convention)),
            2 * _error * Scores(_differences, _difference).Average(z => Math.Abs(1 + (factor * z))));

    private ValueRange Correlation()
    {
        var r = PearsonCorrelation.Of(_points.Reference, _points.Predicted).Coefficient;
        double[] x = Scores(_points.Reference, _reference), y = Scores(_points.Predicted, _predicted);
        var slack = Enumerable.Range(0, Count).Average(i =>
            (
                Math.Abs(y[i] - (r * x[i])) / _reference.PopulationDeviation)
                + (Math.Abs(x[i] - (r * y[i])) / _predicted.PopulationDeviation));
        return ValueRange.Around(r, _error * slack);
    }

    private ValueRange PValue()
    {
        var (mean, deviation) = (_difference.Mean, _difference.StandardDeviation);
        var t = mean / deviation * Math.Sqrt(Count);
        var slack = 2 * _error * Math
            .Sqrt(Count) / deviation * Scores(_differences, _difference)
            .Average(z => Math.Abs(1 - (mean / deviation * z)));
        var size = ValueRange.Around(t, slack).Magnitude();
        return ValueRange.Of(StudentTDistribution.TwoSided(size.Low, Count - 1), StudentTDistribution.TwoSided(size.High, Count - 1));
    }
}

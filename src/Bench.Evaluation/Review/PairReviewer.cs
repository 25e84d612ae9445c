using Bench.Core.Measures;
using Bench.Evaluation.Methods;
using Bench.Evaluation.Results;
using Bench.Statistics.Methods;
using Bench.Statistics.Planning;

namespace Bench.Evaluation.Review;

/// <summary>Reviews printed comparisons: the risk that a claim of superiority is false, and what as many cases could show.</summary>
public static class PairReviewer
{
    /// <summary>Least correlation called plausible: two methods mostly find the same cases hard.</summary>
    public const double LeastPlausible = 0.5;

    /// <summary>Largest correlation called plausible.</summary>
    public const double MostPlausible = 0.9;

    /// <summary>Decimals to which printed numbers are subtracted.</summary>
    private const int Digits = 12;

    /// <summary>Correlations at which the risk is told where none is known.</summary>
    public static IReadOnlyList<double> Correlations { get; } = [0, 0.25, 0.5, 0.75, 0.9, 0.95];

    /// <summary>Reviews a pair.</summary>
    /// <param name="pair">The pair as printed.</param>
    public static PairReview Of(PrintedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        // As decimals are subtracted: 0.91 less 0.9 is 0.01.
        var change = Math.Round(pair.FirstMean.Value - pair.SecondMean.Value, Digits);
        var gain = pair.Better == BetterWhen.Smaller ? -change : change;
        var winner = gain > 0 ? pair.First : gain < 0 ? pair.Second : "";
        double[] correlations = pair.Correlation is { } known ? [known] : [.. Correlations];
        RiskByCorrelation[] risks = [.. correlations.Select(r => At(pair, Math.Abs(gain), r))];
        var least = FalseSuperiority.LeastCorrelation(gain, pair.FirstSd, pair.SecondSd, pair.Cases);
        var central = pair.Correlation ?? (LeastPlausible + MostPlausible) / 2;
        return new PairReview(
            pair.Measure,
            pair.First,
            pair.Second,
            pair.FirstMean.Text,
            pair.SecondMean.Text,
            pair.FirstSd,
            pair.SecondSd,
            pair.Cases,
            pair.Correlation,
            pair.Better,
            winner,
            Math.Abs(gain),
            risks,
            double.IsInfinity(least) ? double.NaN : least,
            Find(pair, gain, least),
            gain == 0 ? [] : Assumed(pair, Math.Abs(gain), central))
        {
            AssumedAtCorrelation = central,
        };
    }

    private static RiskByCorrelation At(PrintedPair pair, double gain, double correlation)
    {
        var deviation = FalseSuperiority.DifferenceDeviation(pair.FirstSd, pair.SecondSd, correlation);
        var worst = Math.Round(gain - pair.FirstMean.HalfUnit - pair.SecondMean.HalfUnit, Digits);
        return new RiskByCorrelation(
            correlation,
            deviation,
            FalseSuperiority.Of(gain, deviation, pair.Cases),
            FalseSuperiority.Of(Math.Max(0, worst), deviation, pair.Cases),
            deviation * PairedPower.DetectableEffect(pair.Cases),
            gain == 0 ? null : deviation == 0 ? 2 : PairedPower.SampleSize(gain / deviation) is var n and < int.MaxValue ? n : null);
    }

    private static ReviewFinding Find(PrintedPair pair, double gain, double least)
    {
        var (low, high) = pair.Correlation is { } known ? (known, known) : (LeastPlausible, MostPlausible);
        return gain == 0 ? ReviewFinding.NoDifference
            : least <= low ? ReviewFinding.LowRisk
            : least <= high ? ReviewFinding.Depends
            : ReviewFinding.HighRisk;
    }

    /// <summary>Of Dice only, as a fraction or in percent: of other measures no spread over trainings is assumed.</summary>
    private static IReadOnlyList<AssumedSpread> Assumed(PrintedPair pair, double gain, double correlation)
    {
        var largest = Math.Max(pair.FirstMean.Value, pair.SecondMean.Value);
        var deviation = FalseSuperiority.DifferenceDeviation(pair.FirstSd, pair.SecondSd, correlation);
        return !pair.Measure.Contains("dice", StringComparison.OrdinalIgnoreCase) || largest is <= 0 or > 100
            ? []
            : AssumedSpreads.Of(gain, deviation * deviation, pair.Cases, largest > 1 ? 100 : 1);
    }
}

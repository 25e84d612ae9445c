using Bench.Statistics.Distributions;

namespace Bench.Statistics.Agreement;

/// <summary>Variance of differences between and within cases, and what Zou's intervals need of it.</summary>
internal sealed class VarianceComponents
{
    private readonly double _meansVariance;
    private readonly double _withinFactor;
    private readonly int _caseCount;
    private readonly int _withinDegrees;

    private VarianceComponents(
        double bias,
        double between,
        double within,
        double total,
        double biasVariance,
        double meansVariance,
        double withinFactor,
        int caseCount,
        int withinDegrees)
    {
        Bias = bias;
        Between = Math.Max(0, between);
        Within = within;
        Total = total;
        BiasVariance = biasVariance;
        _meansVariance = meansVariance;
        _withinFactor = withinFactor;
        _caseCount = caseCount;
        _withinDegrees = withinDegrees;
    }

    public double Bias { get; }

    public double Between { get; }

    public double Within { get; }

    /// <summary>Variance of the difference of one pair of a new case.</summary>
    public double Total { get; }

    /// <summary>Variance of the bias.</summary>
    public double BiasVariance { get; }

    public static VarianceComponents Of(int[][] groups, double[] reference, double[] predicted, RepeatedDesign design)
    {
        var count = groups.Length;
        var pairs = groups.Sum(g => g.Length);
        var differences = PairedDifferences.Of(reference, predicted);
        var means = groups.Select(g => g.Average(i => differences[i])).ToArray();
        var degrees = pairs - count;
        var meansVariance = count < 2 ? double.NaN : Math.Pow(Moments.Deviation(means), 2);
        var harmonic = count == 0 ? double.NaN : count / groups.Sum(g => 1.0 / g.Length);
        double WithinOf(double[] values) => degrees < 1
            ? double.NaN
            : groups.Sum(g => Moments.SumOfSquares(g.Select(i => values[i]).ToArray(), g.Average(i => values[i]))) / degrees;

        if (design == RepeatedDesign.ConstantTruth)
        {
            // Differences of case means carry 1/m of the replicates' variance; a single pair carries all of it.
            var replicates = WithinOf(reference) + WithinOf(predicted);
            return new VarianceComponents(
                Moments.Mean(means), meansVariance - (replicates / harmonic), replicates, meansVariance + (
                    (1 - (1 / harmonic)) * replicates),
                meansVariance / count, meansVariance, 1 - (1 / harmonic), count, degrees);
        }

        var within = WithinOf(differences);
        var bias = Moments.Mean(differences);
        var betweenSquare = groups.Select((g, k) => g.Length * Math.Pow(means[k] - bias, 2)).Sum() / (count - 1);
        var typical = (((double)pairs * pairs) - groups.Sum(g => (double)g.Length * g.Length)) / ((count - 1.0) * pairs);
        var between = Math.Max(0, (betweenSquare - within) / typical);

        // A mean over all pairs weighs cases by their pairs.
        var biasVariance = (between * groups.Sum(g => (double)g.Length * g.Length) / ((double)pairs * pairs)) + (within / pairs);
        return new VarianceComponents(
            bias, between, within, between + within, biasVariance, meansVariance, 1 - (1 / harmonic), count, degrees);
    }

    /// <summary>Ends of the total deviation's interval, by recovery from its two parts.</summary>
    public (double DeviationLow, double DeviationHigh) Recovery(double level)
    {
        double Low(double variance, int degrees) => variance * (1 - (degrees / ChiSquaredDistribution.Quantile((1 + level) / 2, degrees)));
        double High(double variance, int degrees) => variance * ((degrees / ChiSquaredDistribution.Quantile((1 - level) / 2, degrees)) - 1);

        var withinPart = _withinFactor * Within;
        var down = Math.Sqrt(Math.Pow(Low(_meansVariance, _caseCount - 1), 2) + Math.Pow(Low(withinPart, _withinDegrees), 2));
        var up = Math.Sqrt(Math.Pow(High(_meansVariance, _caseCount - 1), 2) + Math.Pow(High(withinPart, _withinDegrees), 2));
        return (Math.Sqrt(Math.Max(0, Total - down)), Math.Sqrt(Total + up));
    }
}

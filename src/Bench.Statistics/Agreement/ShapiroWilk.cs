using Bench.Statistics.Distributions;

namespace Bench.Statistics.Agreement;

/// <summary>
/// Shapiro and Wilk's W test of normality by Royston's approximation (1995, Appl Stat 44:547, algorithm AS R94), in double precision.
/// </summary>
public sealed record ShapiroWilk
{
    private static readonly double[] FirstWeight = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
    private static readonly double[] SecondWeight = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
    private static readonly double[] SmallMean = [0.544, -0.39978, 0.025054, -6.714e-4];
    private static readonly double[] SmallDeviation = [1.3822, -0.77857, 0.062767, -0.0020322];
    private static readonly double[] LargeMean = [-1.5861, -0.31082, -0.083751, 0.0038915];
    private static readonly double[] LargeDeviation = [-0.4803, -0.082676, 0.0030302];

    /// <summary>Values used.</summary>
    public required int Count { get; init; }

    /// <summary>Values left out because they are NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>
    /// TooFewValues below three; NoVariation when all are equal. Above 5000 the p-value is beyond the range Royston checked.
    /// </summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>W, above 0 and at most 1; small values speak against normality.</summary>
    public required double Statistic { get; init; }

    /// <summary>p of normality. A large p with few values shows little: at n = 25 only strong departures are found.</summary>
    public required double PValue { get; init; }

    /// <summary>Tests a column.</summary>
    /// <param name="values">Values; those that are not finite are counted and left out.</param>
    public static ShapiroWilk Of(IReadOnlyList<double> values)
    {
        var finite = FiniteValues.Of(values);
        var sorted = (double[])finite.Values.Clone();
        Array.Sort(sorted);
        var n = sorted.Length;
        var constant = Moments.IsConstant(sorted);
        var defined = n >= 3 && !constant;
        var lack = defined ? LackOfFit(sorted) : double.NaN;
        return new ShapiroWilk
        {
            Count = n,
            ExcludedCount = finite.ExcludedCount,
            Outcome = n < 3 ? StatisticOutcome.TooFewValues : constant ? StatisticOutcome.NoVariation : StatisticOutcome.Defined,
            Statistic = 1 - lack,
            PValue = defined ? Probability(lack, n) : double.NaN,
        };
    }

    /// <summary>1 − W, which keeps its digits when W is close to 1.</summary>
    private static double LackOfFit(double[] sorted)
    {
        var n = sorted.Length;
        var half = Weights(n);
        var weights = new double[n];
        for (var i = 0; i < half.Length; i++)
        {
            (weights[i], weights[n - 1 - i]) = (-half[i], half[i]);
        }

        var range = sorted[^1] - sorted[0];
        var scaled = sorted.Select(x => (x - sorted[0]) / range).ToArray();
        var mean = Moments.Mean(scaled);
        double squaresWeight = 0, squaresValue = 0, product = 0;
        for (var i = 0; i < n; i++)
        {
            var deviation = scaled[i] - mean;
            squaresWeight += weights[i] * weights[i];
            squaresValue += deviation * deviation;
            product += weights[i] * deviation;
        }

        var norm = Math.Sqrt(squaresWeight * squaresValue);
        return (norm - product) * (norm + product) / (squaresWeight * squaresValue);
    }

    /// <summary>Weights of the upper half of the order statistics, from the largest.</summary>
    private static double[] Weights(int n)
    {
        if (n == 3)
        {
            return [Math.Sqrt(0.5)];
        }

        var scores = Enumerable.Range(1, n / 2).Select(i => NormalDistribution.Quantile((i - 0.375) / (n + 0.25))).ToArray();
        var squares = 2 * scores.Sum(m => m * m);
        var root = Math.Sqrt(squares);
        var step = 1 / Math.Sqrt(n);
        var first = Polynomial(FirstWeight, step) - (scores[0] / root);
        var second = Polynomial(SecondWeight, step) - (n > 5 ? scores[1] / root : 0);
        var factor = n > 5
            ? Math.Sqrt(
                (squares - (2 * scores[0] * scores[0]) - (2 * scores[1] * scores[1])) / (1 - (2 * first * first) - (2 * second * second)))
            : Math.Sqrt((squares - (2 * scores[0] * scores[0])) / (1 - (2 * first * first)));
        return [.. scores.Select((m, i) => i == 0 ? first : i == 1 && n > 5 ? second : -m / factor)];
    }

    private static double Probability(double lack, int n)
    {
        if (n == 3)
        {
            return Math.Max(0, 6 / Math.PI * (Math.Asin(Math.Sqrt(1 - lack)) - Math.Asin(Math.Sqrt(0.75))));
        }

        var y = Math.Log(lack);
        double mean, deviation;
        if (n <= 11)
        {
            var gamma = -2.273 + (0.459 * n);
            if (y >= gamma)
            {
                return 0;
            }

            y = -Math.Log(gamma - y);
            mean = Polynomial(SmallMean, n);
            deviation = Math.Exp(Polynomial(SmallDeviation, n));
        }
        else
        {
            mean = Polynomial(LargeMean, Math.Log(n));
            deviation = Math.Exp(Polynomial(LargeDeviation, Math.Log(n)));
        }

        return NormalDistribution.Upper((y - mean) / deviation);
    }

    private static double Polynomial(double[] coefficients, double x) => coefficients.Reverse().Aggregate(0.0, (sum, c) => (sum * x) + c);
}

namespace Bench.Statistics.Comparison;

/// <summary>A difference of means with its standard error and degrees of freedom, by design.</summary>
internal readonly record struct MeanDifferenceError(
    double Difference, double Error, double DegreesOfFreedom, int Count, int ExcludedCount, StatisticOutcome Outcome)
{
    public static MeanDifferenceError Paired(IReadOnlyList<double> reference, IReadOnlyList<double> predicted)
    {
        var pairs = FinitePairs.Of(reference, predicted);
        var differences = pairs.Differences();
        var n = pairs.Count;
        var constant = Moments.IsConstant(differences, pairs.Magnitude);
        return new MeanDifferenceError(
            Moments.Mean(differences),
            constant && n > 1 ? 0 : Moments.Deviation(differences) / Math.Sqrt(n),
            n - 1,
            n,
            pairs.ExcludedCount,
            n < 2 ? StatisticOutcome.TooFewValues : constant ? StatisticOutcome.NoVariation : StatisticOutcome.Defined);
    }

    public static MeanDifferenceError Independent(IReadOnlyList<double> reference, IReadOnlyList<double> predicted, bool pooled)
    {
        FiniteValues a = FiniteValues.Of(reference), b = FiniteValues.Of(predicted);
        double meanA = Moments.Mean(a.Values), meanB = Moments.Mean(b.Values);
        double squaresA = Moments.SumOfSquares(a.Values, meanA), squaresB = Moments.SumOfSquares(b.Values, meanB);
        int n = a.Count, m = b.Count;
        double partA = squaresA / (n - 1) / n, partB = squaresB / (m - 1) / m;
        var degrees = pooled ? n + m - 2 : Math.Pow(partA + partB, 2) / ((partA * partA / (n - 1)) + (partB * partB / (m - 1)));
        var variance = pooled ? (squaresA + squaresB) / (n + m - 2) * ((1.0 / n) + (1.0 / m)) : partA + partB;
        var outcome = n < 2 || m < 2 ? StatisticOutcome.TooFewValues
            : Moments.IsConstant(a.Values) && Moments.IsConstant(b.Values) ? StatisticOutcome.NoVariation : StatisticOutcome.Defined;
        return new MeanDifferenceError(meanB - meanA, Math.Sqrt(variance), degrees, n + m, a.ExcludedCount + b.ExcludedCount, outcome);
    }
}

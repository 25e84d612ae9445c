namespace Bench.Statistics.Comparison;

/// <summary>
/// 2 × 2 analysis of variance with both factors repeated on every case, such as Dice by phase and structure. Each effect has one degree of
/// freedom, so it is the squared paired t-test of its contrast and needs no assumption of sphericity.
/// </summary>
public sealed record TwoByTwoAnova
{
    /// <summary>Cases with all four values.</summary>
    public required int Count { get; init; }

    /// <summary>Cases left out because a value is NaN or infinite.</summary>
    public required int ExcludedCount { get; init; }

    /// <summary>TooFewValues below two cases; NoVariation when a contrast does not vary (that effect alone is undefined).</summary>
    public required StatisticOutcome Outcome { get; init; }

    /// <summary>First factor: mean of its second level less mean of its first.</summary>
    public required VarianceEffect First { get; init; }

    /// <summary>Second factor: mean of its second level less mean of its first.</summary>
    public required VarianceEffect Second { get; init; }

    /// <summary>Effect of the second factor at level 2 of the first, less that at level 1.</summary>
    public required VarianceEffect Interaction { get; init; }

    /// <summary>Analyses four columns, named by the levels of first and second factor.</summary>
    /// <param name="first1Second1">First factor at level 1, second at level 1.</param>
    /// <param name="first1Second2">First factor at level 1, second at level 2.</param>
    /// <param name="first2Second1">First factor at level 2, second at level 1.</param>
    /// <param name="first2Second2">Both at level 2.</param>
    /// <param name="level">Level of the intervals, a fraction.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public static TwoByTwoAnova Of(
        IReadOnlyList<double> first1Second1,
        IReadOnlyList<double> first1Second2,
        IReadOnlyList<double> first2Second1,
        IReadOnlyList<double> first2Second2,
        double level = 0.95)
    {
        Require.Level(level);
        var table = CompleteCases.Of([first1Second1, first1Second2, first2Second1, first2Second2], least: 4);
        double[] Half(int one, int other) => [.. table.Rows.Select(r => (r[one] + r[other]) / 2)];
        double[] Gap(int from, int to) => [.. table.Rows.Select(r => r[to] - r[from])];
        var tests = new[]
        {
            PairedTTest.Of(Half(0, 1), Half(2, 3), level),
            PairedTTest.Of(Half(0, 2), Half(1, 3), level),
            PairedTTest.Of(Gap(0, 1), Gap(2, 3), level),
        };
        return new TwoByTwoAnova
        {
            Count = table.Rows.Length,
            ExcludedCount = table.ExcludedCount,
            Outcome = tests.Max(t => t.Outcome),
            First = Effect(tests[0]),
            Second = Effect(tests[1]),
            Interaction = Effect(tests[2]),
        };
    }

    private static VarianceEffect Effect(PairedTTest test)
    {
        var f = test.Statistic * test.Statistic;
        return new VarianceEffect(test.MeanDifference, test.MeanDifferenceInterval, f, test.PValue);
    }
}

/// <summary>One effect of an analysis of variance with one degree of freedom.</summary>
/// <param name="Difference">
/// Mean of the contrast in the unit of the measurement: second level less first; for the interaction the difference of differences.
/// </param>
/// <param name="DifferenceInterval">t interval of the contrast.</param>
/// <param name="FStatistic">F with 1 and n − 1 degrees of freedom; NaN where the contrast does not vary.</param>
/// <param name="PValue">p of no effect.</param>
public sealed record VarianceEffect(double Difference, Interval DifferenceInterval, double FStatistic, double PValue);

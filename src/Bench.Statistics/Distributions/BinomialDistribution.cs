namespace Bench.Statistics.Distributions;

/// <summary>The binomial distribution.</summary>
public static class BinomialDistribution
{
    /// <summary>Probability of at most so many successes.</summary>
    /// <param name="successes">Successes; below 0 gives 0.</param>
    /// <param name="trials">Trials, at least 0.</param>
    /// <param name="probability">Chance of success, between 0 and 1.</param>
    public static double Lower(int successes, int trials, double probability) =>
        successes < 0 ? 0 : successes >= trials ? 1
        : IncompleteBeta.Regularised(trials - successes, successes + 1, 1 - probability, probability);

    /// <summary>Two-sided p of a fair coin: twice the smaller tail, at most 1.</summary>
    /// <param name="successes">Successes.</param>
    /// <param name="trials">Trials; 0 gives 1.</param>
    public static double TwoSidedFair(int successes, int trials) =>
        Math.Min(1, 2 * Lower(Math.Min(successes, trials - successes), trials, 0.5));

    /// <summary>
    /// Clopper–Pearson interval of a proportion (1934): exact, never below its level.
    /// </summary>
    /// <param name="successes">Successes, 0…trials.</param>
    /// <param name="trials">Trials, at least 1.</param>
    /// <param name="level">Level, a fraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">No trials, successes outside 0…trials, or a level outside 0…1.</exception>
    public static Interval ProportionInterval(int successes, int trials, double level = 0.95)
    {
        Require.Level(level);
        Require.AtLeast(trials, 1);
        if (successes < 0 || successes > trials)
        {
            throw new ArgumentOutOfRangeException(nameof(successes), successes, $"Successes lie between 0 and the {trials} trials.");
        }

        var tail = (1 - level) / 2;
        var low = successes == 0 ? 0 : Root.Between(p => 1 - Lower(successes - 1, trials, p) - tail, 0, 1);
        var high = successes == trials ? 1 : Root.Between(p => Lower(successes, trials, p) - tail, 0, 1);
        return new Interval(low, high, level);
    }
}

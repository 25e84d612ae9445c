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
}

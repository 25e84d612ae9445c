namespace Bench.Statistics.Comparison;

/// <summary>Distribution of a sum of ranks of which each has either sign with chance one half.</summary>
internal static class SignedRankDistribution
{
    /// <summary>Twice the smaller tail, at most 1, for given (possibly tied) ranks.</summary>
    public static double TwoSided(double[] ranks, double positiveSum)
    {
        // Midranks are multiples of one half: doubled, they are whole numbers.
        var doubled = ranks.Select(r => (int)Math.Round(2 * r)).ToArray();
        var chances = Chances(doubled);
        var place = (int)Math.Round(2 * positiveSum);
        double lower = 0, upper = 0;
        for (var sum = 0; sum < chances.Length; sum++)
        {
            lower += sum <= place ? chances[sum] : 0;
            upper += sum >= place ? chances[sum] : 0;
        }

        return Math.Min(1, 2 * Math.Min(lower, upper));
    }

    /// <summary>Chance of each sum of a random subset of whole-numbered ranks.</summary>
    public static double[] Chances(int[] ranks)
    {
        var chances = new double[ranks.Sum() + 1];
        chances[0] = 1;
        var reach = 0;
        foreach (var rank in ranks)
        {
            reach += rank;
            for (var sum = reach; sum >= 0; sum--)
            {
                chances[sum] = 0.5 * (chances[sum] + (sum >= rank ? chances[sum - rank] : 0));
            }
        }

        return chances;
    }
}

namespace Bench.Statistics.Planning;

/// <summary>Search for a sample size.</summary>
internal static class SampleSizeSearch
{
    /// <summary>The smallest n from 2 on whose (rising) value reaches a goal; int.MaxValue where ten million do not.</summary>
    public static int Reaching(Func<int, double> value, double goal)
    {
        int below = 1, high = 2;
        while (!(value(high) >= goal))
        {
            if (high > 10_000_000)
            {
                return int.MaxValue;
            }

            below = high;
            high *= 2;
        }

        while (high - below > 1)
        {
            var middle = below + ((high - below) / 2);
            (below, high) = value(middle) >= goal ? (below, middle) : (middle, high);
        }

        return high;
    }
}

namespace Bench.Statistics.Resampling;

/// <summary>How often a random method repeats: as often as asked, but for so many cases that it would take minutes.</summary>
public static class ResampleCount
{
    /// <summary>Cases drawn in all repetitions together, at most.</summary>
    public const long MostDraws = 200_000_000;

    /// <summary>Repetitions below which none is cut.</summary>
    public const int Least = 999;

    /// <summary>
    /// Repetitions for a number of cases: those asked for, fewer where they would draw more than <see cref="MostDraws"/> cases.
    /// </summary>
    /// <param name="asked">Repetitions asked for.</param>
    /// <param name="caseCount">Cases.</param>
    public static int Repetitions(int asked, int caseCount) =>
        Math.Min(asked, (int)Math.Max(Least, Math.Min(int.MaxValue, MostDraws / Math.Max(1, caseCount))));
}

using System.Globalization;

namespace Bench.Harness.Clusters;

/// <summary>
/// Time limits as Slurm writes them: minutes, minutes:seconds, hours:minutes:seconds; after the days of <c>1-0</c> hours come first.
/// </summary>
internal static class SlurmTime
{
    private const int LeastLead = 30;
    private const int MostLead = 300;
    private const int LeadWithoutLimit = 120;
    private const int Share = 10;

    /// <summary>
    /// Seconds before its limit at which a task is told to stop: a tenth of the time, half a minute to five minutes; two minutes where the
    /// limit is not known.
    /// </summary>
    /// <param name="time">The limit; null for the partition's.</param>
    public static int LeadSeconds(string? time) =>
        Seconds(time) is { } limit ? (int)Math.Clamp(limit / Share, LeastLead, MostLead) : LeadWithoutLimit;

    /// <summary>Reads a limit.</summary>
    /// <param name="time">The limit.</param>
    /// <returns>Seconds; null where it is none, or unlimited.</returns>
    public static long? Seconds(string? time)
    {
        if (time is null)
        {
            return null;
        }

        var parts = time.Split('-', 2);
        var hasDays = parts.Length == 2;
        long days = 0;
        if (hasDays && !Read(parts[0], out days))
        {
            return null;
        }

        var numbers = new List<long>();
        foreach (var part in parts[^1].Split(':'))
        {
            if (!Read(part, out var number))
                return null;
            numbers.Add(number);
        }

        const int Minute = 60, Hour = 3600, Day = 86400;
        return (days * Day) + (hasDays, numbers) switch
        {
            (false, [var m]) => m * Minute,
            (false, [var m, var s]) => (m * Minute) + s,
            (true, [var h]) => h * Hour,
            (true, [var h, var m]) => (h * Hour) + (m * Minute),
            (_, [var h, var m, var s]) => (h * Hour) + (m * Minute) + s,
            _ => null,
        };
    }

    private static bool Read(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

using System.Globalization;

namespace Bench.Reporting.Wording;

/// <summary>Dates for readers.</summary>
internal static class Dates
{
    /// <summary>A time in UTC: <c>23 November 2026, 11:02 UTC</c>; as it stands where it is none.</summary>
    /// <param name="created">ISO 8601.</param>
    public static string Written(string created) =>
        Read(created) is { } time ? time.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture) : created;

    /// <summary>Reads a time; null where the text is none.</summary>
    /// <param name="created">ISO 8601.</param>
    public static DateTime? Read(string created) =>
        DateTime.TryParse(
            created, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}

namespace Bench.Harness.Records;

/// <summary>When a run was made.</summary>
/// <param name="Started">When the call that finished it began.</param>
/// <param name="Ended">When its last file was written.</param>
/// <param name="Redrawn">When its report was drawn again; null where it was not.</param>
internal sealed record RunTimes(DateTimeOffset Started, DateTimeOffset Ended, DateTimeOffset? Redrawn = null)
{
    /// <summary>A moment in whole seconds.</summary>
    /// <param name="moment">The moment.</param>
    public static DateTimeOffset Second(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());

    /// <summary>A moment as the documents have it: UTC, whole seconds, with its offset.</summary>
    /// <param name="moment">The moment.</param>
    public static string Text(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", System.Globalization.CultureInfo.InvariantCulture);
}

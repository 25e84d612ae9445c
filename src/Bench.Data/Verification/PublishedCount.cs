using System.Globalization;

namespace Bench.Data.Verification;

/// <summary>A count of the published data set beside the one found.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Published">As the published notebook prints it (draft 2025; a list of mice as text).</param>
/// <param name="Found">In the folder.</param>
public sealed record PublishedCount(string Name, string Published, string Found)
{
    /// <summary>Mice of the published data set; other cohorts are not compared with it.</summary>
    public const int Mice = 130;

    /// <summary>Whether both are equal.</summary>
    public bool Matches => Published == Found;

    /// <summary>All published counts beside those of a cohort; none where the cohort has not as many mice.</summary>
    /// <param name="summary">The cohort's.</param>
    public static IReadOnlyList<PublishedCount> Beside(CohortSummary summary) => summary.Mice != Mice
        ? []
        :
        [
            Of("images", 26230, summary.Images),
            Of("contoured frames", 304, summary.ContouredFrames),
            Of("contoured-frame slices", 2833, summary.ContouredFrameSlices),
            Of("labelled slices", 2208, summary.LabelledSlices),
            Of("labelled slices at ED and ES", 1994, summary.LabelledPhaseSlices),
            Of("labelled slices of inflow frames", 214, summary.LabelledInflowSlices),
            Of("inflow frames", 44, summary.InflowFrames),
            new("mice with inflow frames", "Mouse17, Mouse48, Mouse91, Mouse125", string.Join(", ", summary.InflowMice)),
        ];

    private static PublishedCount Of(string name, int published, int found) =>
        new(name, published.ToString(CultureInfo.InvariantCulture), found.ToString(CultureInfo.InvariantCulture));
}

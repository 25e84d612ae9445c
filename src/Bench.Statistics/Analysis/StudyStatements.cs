namespace Bench.Statistics.Analysis;

/// <summary>What no program can know about a comparison: the person who made it says so, or the checklist shows the gap.</summary>
public sealed record StudyStatements
{
    /// <summary>
    /// Largest difference that does not matter, fixed before the data were seen, above 0, unit of the measurement; null: not fixed.
    /// </summary>
    public double? AcceptableDifference { get; init; }

    /// <summary>Where that comes from.</summary>
    public string? AcceptableDifferenceReason { get; init; }

    /// <summary>Structure of the data, such as "one pair per mouse".</summary>
    public string? DataStructure { get; init; }

    /// <summary>Repeatability of each method, or where it is reported.</summary>
    public string? Repeatability { get; init; }

    /// <summary>How the sample size was chosen.</summary>
    public string? SampleSize { get; init; }

    /// <summary>Why the horizontal axis is the mean or the reference.</summary>
    public string? HorizontalAxis { get; init; }

    /// <summary>Program and version; null: this library.</summary>
    public string? Software { get; init; }

    /// <summary>Conflicts of interest, "none" included.</summary>
    public string? ConflictsOfInterest { get; init; }
}

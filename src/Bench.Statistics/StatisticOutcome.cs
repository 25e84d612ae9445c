namespace Bench.Statistics;

/// <summary>Why a result is defined or not. Undefined numbers are NaN; the reason stands here, not in an exception.</summary>
public enum StatisticOutcome
{
    /// <summary>All numbers of the result are defined, unless the member's own documentation names an exception.</summary>
    Defined,

    /// <summary>Fewer usable values than the method needs.</summary>
    TooFewValues,

    /// <summary>The values do not vary, so that a ratio to their spread has no meaning.</summary>
    NoVariation,

    /// <summary>No value is left on the chosen scale: a ratio or logarithm needs values above zero.</summary>
    OutsideScale,

    /// <summary>
    /// The method is defined for such data, but its assumptions exclude them (for example a regression whose slope interval is unbounded).
    /// </summary>
    NotApplicable,
}

namespace Bench.Evaluation.Claims;

/// <summary>What a claim speaks of.</summary>
public enum ClaimMeasure
{
    /// <summary>Overlap with the expert.</summary>
    Dice,

    /// <summary>Agreement of a quantity with the expert.</summary>
    Agreement,

    /// <summary>How many of something there are.</summary>
    Count,

    /// <summary>A setting of the method, or a time it takes.</summary>
    Setting,
}

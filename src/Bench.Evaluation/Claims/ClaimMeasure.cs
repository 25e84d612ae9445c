namespace Bench.Evaluation.Claims;

/// <summary>Which part of a result a claim speaks of.</summary>
public enum ClaimMeasure
{
    /// <summary>Overlap with the expert.</summary>
    Dice,

    /// <summary>Agreement of a quantity with the expert.</summary>
    Agreement,
}

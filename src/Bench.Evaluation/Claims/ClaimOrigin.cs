namespace Bench.Evaluation.Claims;

/// <summary>What a number was taken from.</summary>
public enum ClaimOrigin
{
    /// <summary>The text, tables and figures of the publication.</summary>
    Paper,

    /// <summary>The program published with it. It may do otherwise than the text says.</summary>
    Code,
}

namespace Bench.Evaluation.Claims;

/// <summary>Which number a claim gives.</summary>
public enum ClaimStatistic
{
    /// <summary>Mean over mice.</summary>
    Mean,

    /// <summary>Mean difference, predicted less reference.</summary>
    Bias,

    /// <summary>Distance between the limits of agreement, 2 × 1.96 SD of the differences.</summary>
    LimitsWidth,

    /// <summary>Pearson correlation of predicted with reference.</summary>
    PearsonR,
}

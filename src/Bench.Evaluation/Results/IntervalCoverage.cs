using System.Text.Json.Serialization;
using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>How often a printed 95 % interval holds the truth, simulated at the number and skewness of the cases at hand.</summary>
/// <param name="Interval">Which interval.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Count">Cases.</param>
/// <param name="Skewness">Skewness of what the interval is made from: Dice, differences, or, for a correlation, the expert's values.</param>
/// <param name="Coverage">Share of samples whose interval held the truth, 0…1.</param>
/// <param name="Replicates">Samples simulated.</param>
public sealed record IntervalCoverage(
    CoveredInterval Interval, string Model, int Count, double Skewness, double Coverage, int Replicates)
{
    /// <summary>The second model, for differences between two.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Second { get; init; }

    /// <summary>Structure of a Dice; null for the mean of all, and for quantities.</summary>
    public Structure? Structure { get; init; }

    /// <summary>Phase of a Dice; null for the mean of ED and ES, and for quantities.</summary>
    public CardiacPhase? Phase { get; init; }

    /// <summary>Quantity of a bias, limit or correlation; null for Dice.</summary>
    public Quantity? Quantity { get; init; }
}

/// <summary>The kinds of intervals whose coverage is simulated.</summary>
public enum CoveredInterval
{
    /// <summary>Of a mean Dice, by t on the logit scale.</summary>
    MeanDice,

    /// <summary>Of a bias, by t.</summary>
    Bias,

    /// <summary>Of the lower limit of agreement, exact for normal differences.</summary>
    LowerLimit,

    /// <summary>Of the upper limit of agreement.</summary>
    UpperLimit,

    /// <summary>Of Pearson's r, by Fisher's z.</summary>
    Pearson,

    /// <summary>Of the difference in mean Dice of two models, by t.</summary>
    DiceDifference,

    /// <summary>Of the same, by the BCa bootstrap.</summary>
    DiceDifferenceBootstrap,
}

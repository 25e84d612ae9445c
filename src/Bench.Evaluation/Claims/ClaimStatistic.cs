namespace Bench.Evaluation.Claims;

/// <summary>Which number a claim gives.</summary>
public enum ClaimStatistic
{
    /// <summary>Mean over mice.</summary>
    Mean,

    /// <summary>SD over mice.</summary>
    StandardDeviation,

    /// <summary>Mean by the expert.</summary>
    ReferenceMean,

    /// <summary>SD by the expert.</summary>
    ReferenceSd,

    /// <summary>Mean by the model.</summary>
    PredictedMean,

    /// <summary>SD by the model.</summary>
    PredictedSd,

    /// <summary>Mean difference, predicted less reference.</summary>
    Bias,

    /// <summary>Lower limit of agreement.</summary>
    LimitLower,

    /// <summary>Upper limit of agreement.</summary>
    LimitUpper,

    /// <summary>p of the paired t-test.</summary>
    TTestP,

    /// <summary>Pearson correlation of predicted with reference.</summary>
    PearsonR,

    /// <summary>Slope of the difference on the mean of both: proportional bias.</summary>
    ProportionalSlope,

    /// <summary>Spearman correlation of Dice with the absolute error.</summary>
    DiceErrorSpearman,

    /// <summary>Mean Dice of the best stack.</summary>
    StackBest,

    /// <summary>Mean Dice of the median stack.</summary>
    StackMedian,

    /// <summary>Mean Dice of the worst stack.</summary>
    StackWorst,

    /// <summary>A bound that a p-value is said to lie below.</summary>
    PBelow,

    /// <summary>A count.</summary>
    Count,

    /// <summary>A share of a count, in percent.</summary>
    Percentage,

    /// <summary>A value that was set or measured once.</summary>
    Value,
}

using System.Text.Json.Serialization;
using Bench.Core;
using Bench.Statistics;

namespace Bench.Evaluation.Results;

/// <summary>Dice over mice. Inflow frames are left out, as in the study. The unit of analysis is the mouse.</summary>
public sealed record DiceSummary
{
    /// <summary>The structure, or null for the mean of both.</summary>
    [JsonRequired] public Structure? Structure { get; init; }

    /// <summary>The phase, or null for the mean of ED and ES within each mouse.</summary>
    [JsonRequired] public CardiacPhase? Phase { get; init; }

    /// <summary>Mice that entered the mean.</summary>
    [JsonRequired] public int Count { get; init; }

    /// <summary>Mean, 0 … 1; NaN without mice.</summary>
    [JsonRequired] public double Mean { get; init; } = double.NaN;

    /// <summary>SD with n − 1; NaN below two mice.</summary>
    [JsonRequired] public double StandardDeviation { get; init; } = double.NaN;

    /// <summary>95 % interval of the mean, which stays within 0 … 1 (<see cref="FractionMeanInterval"/>).</summary>
    [JsonRequired, FlatKeys("confidence_low", "confidence_high")]
    public Interval Confidence { get; init; } = Interval.Undefined(0.95);

    /// <summary>Median.</summary>
    [JsonRequired] public double Median { get; init; } = double.NaN;

    /// <summary>Least.</summary>
    [JsonRequired] public double Minimum { get; init; } = double.NaN;

    /// <summary>Greatest.</summary>
    [JsonRequired] public double Maximum { get; init; } = double.NaN;

    /// <summary>Frame masks empty on both sides, counted 1 by the default convention.</summary>
    public int BothEmpty { get; init; }

    /// <summary>Frame masks empty on the expert's side only: invented.</summary>
    public int ReferenceEmpty { get; init; }

    /// <summary>Frame masks empty on the model's side only: missed.</summary>
    public int PredictedEmpty { get; init; }

    /// <summary>Dice of all voxels of all mice taken together; NaN for the mean of both structures.</summary>
    public double Pooled { get; init; } = double.NaN;

    /// <summary>The same mean under every convention for empty masks.</summary>
    public IReadOnlyList<PolicyMean> UnderPolicies { get; init; } = [];
}

/// <summary>A mean of Dice under another convention for empty masks, to show how much the convention matters.</summary>
/// <param name="Policy">Name of the convention, e.g. <c>both-empty-is-undefined</c>.</param>
/// <param name="Mean">Mean over mice; NaN without mice.</param>
/// <param name="Count">Mice that the convention leaves defined.</param>
public sealed record PolicyMean(string Policy, double Mean, int Count)
{
    /// <summary>95 % interval of the mean; undefined below two mice, and in results of earlier builds.</summary>
    [FlatKeys("confidence_low", "confidence_high")]
    public Interval Confidence { get; init; } = Interval.Undefined(0.95);
}

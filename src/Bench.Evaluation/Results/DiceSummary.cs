using Bench.Core;

namespace Bench.Evaluation.Results;

/// <summary>Dice over mice. Inflow frames are left out, as in the study. The unit of analysis is the mouse.</summary>
/// <param name="Structure">The structure, or null for the mean of both.</param>
/// <param name="Phase">The phase, or null for the mean of ED and ES within each mouse.</param>
/// <param name="Count">Mice that entered the mean.</param>
/// <param name="Mean">Mean, 0 … 1; NaN without mice.</param>
/// <param name="StandardDeviation">SD with n − 1; NaN below two mice.</param>
/// <param name="ConfidenceLow">Lower end of the mean's 95 % interval, which stays within 0 … 1 (<see cref="Statistics.FractionMeanInterval"/>).</param>
/// <param name="ConfidenceHigh">Upper end.</param>
/// <param name="Median">Median.</param>
/// <param name="Minimum">Least.</param>
/// <param name="Maximum">Greatest.</param>
public sealed record DiceSummary(
    Structure? Structure,
    CardiacPhase? Phase,
    int Count,
    double Mean,
    double StandardDeviation,
    double ConfidenceLow,
    double ConfidenceHigh,
    double Median,
    double Minimum,
    double Maximum)
{
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

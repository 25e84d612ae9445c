namespace Bench.Evaluation.Results;

/// <summary>A mean of Dice under another convention for empty masks, to show how much the convention matters.</summary>
/// <param name="Policy">Name of the convention, e.g. <c>both-empty-is-undefined</c>.</param>
/// <param name="Mean">Mean over mice; NaN without mice.</param>
/// <param name="Count">Mice that the convention leaves defined.</param>
public sealed record PolicyMean(string Policy, double Mean, int Count)
{
    /// <summary>Lower end of the mean's 95 % interval; NaN below two mice, and in results of earlier builds.</summary>
    public double ConfidenceLow { get; init; } = double.NaN;

    /// <summary>Upper end.</summary>
    public double ConfidenceHigh { get; init; } = double.NaN;
}

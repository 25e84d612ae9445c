using Bench.Core;
using Bench.Learning.Networks;

namespace Bench.Harness.Options;

/// <summary>What was asked to be otherwise than in a network as it is named, or as a profile has it.</summary>
/// <param name="Filters">Filters of levels 1, 2, …, each above 0; null for no change.</param>
/// <param name="DropoutRate">Dropout after the deepest level; null for no change.</param>
/// <param name="SingleHead">Without deep supervision.</param>
public sealed record NetworkChange(IReadOnlyList<int>? Filters, double? DropoutRate, bool SingleHead)
{
    /// <summary>Filters of levels 1, 2, …, each above 0; null for no change.</summary>
    public IReadOnlyList<int>? Filters { get; init => field = TrainingSettings.Filters.Check(value); } =
        TrainingSettings.Filters.Check(Filters);

    /// <summary>Dropout after the deepest level, from 0 to below 1; null for no change.</summary>
    public double? DropoutRate { get; init => field = TrainingSettings.Dropout.Check(value); } =
        TrainingSettings.Dropout.Check(DropoutRate);

    /// <summary>No change.</summary>
    public static NetworkChange None { get; } = new(null, null, SingleHead: false);

    /// <summary>The network with the changes.</summary>
    /// <param name="network">A network.</param>
    /// <exception cref="InputException">There is no such network.</exception>
    public NetworkOptions Apply(NetworkOptions network)
    {
        var changed = (Filters is null ? network : network.WithFilters(Filters)) with
        {
            DropoutRate = DropoutRate ?? network.DropoutRate,
            DeepSupervision = network.DeepSupervision && !SingleHead,
        };
        try
        {
            changed.Validate();
            return changed;
        }
        catch (ArgumentException problem)
        {
            throw new InputException("--filters", problem.Message, "give other filters.", problem);
        }
    }

    /// <summary>As it is typed, with a space before each option; empty for no change.</summary>
    public override string ToString() =>
        (Filters is null ? "" : $" {TrainingSettings.Filters.Name} {TrainingSettings.Filters.Write(Filters)}")
            + (DropoutRate is { } rate ? $" {TrainingSettings.Dropout.Name} {TrainingSettings.Dropout.Write(rate)}" : "")
            + (SingleHead ? $" {TrainingSettings.SingleHead.Name}" : "");
}

namespace Bench.Core.Cleaning;

/// <summary>Leaves labels as they are.</summary>
public sealed class NoCleaning : CleaningRule
{
    /// <inheritdoc/>
    public override string Name => "none";

    /// <inheritdoc/>
    public override string Description => "Predictions as they are.";

    /// <inheritdoc/>
    public override LabelMap Apply(LabelMap map) => map;
}

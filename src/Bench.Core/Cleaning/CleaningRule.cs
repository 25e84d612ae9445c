using Bench.Core.Components;

namespace Bench.Core.Cleaning;

/// <summary>A way to remove stray components from predicted labels. Named in every result, since it changes the numbers.</summary>
public abstract class CleaningRule
{
    /// <summary>Predictions as they are.</summary>
    public static CleaningRule None { get; } = new NoCleaning();

    /// <summary>The paper's rule: the largest face-connected component of each structure.</summary>
    public static CleaningRule Largest { get; } = new LargestComponent();

    /// <summary>The published code's rule.</summary>
    public static CleaningRule Published { get; } = new PublishedIslandRemoval();

    /// <summary>The three rules that can be named on the command line.</summary>
    public static IReadOnlyList<CleaningRule> All { get; } = [None, Largest, Published];

    /// <summary>Short name for options and results, e.g. <c>published</c>.</summary>
    public abstract string Name { get; }

    /// <summary>One sentence for a reader.</summary>
    public abstract string Description { get; }

    /// <summary>The rule of a name.</summary>
    /// <param name="name">
    /// <c>published</c>, <c>largest</c> or <c>none</c>, or <c>largest-4</c>, <c>-6</c>, <c>-8</c>, <c>-18</c>, <c>-26</c> for the largest
    /// component by so many neighbours; upper or lower case. <c>largest-6</c> is <c>largest</c>.
    /// </param>
    /// <exception cref="InputException">There is no such rule.</exception>
    public static CleaningRule ByName(string name) =>
        All.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? Enum.GetValues<Connectivity>()
            .Where(c => $"largest-{(int)c}".Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(c => new LargestComponent(c))
            .FirstOrDefault()
        ?? throw new InputException(
            "cleaning rule",
            $"there is none named '{name}'.{DidYouMean.Sentence(name, All.Select(r => r.Name))}",
            $"choose one of {string.Join(", ", All.Select(r => r.Name))}, or largest-4, -8, -18, -26 for other neighbours.");

    /// <summary>Cleans the labels of one frame. Only removes: a voxel keeps its label or becomes background.</summary>
    /// <param name="map">The labels; not changed.</param>
    public abstract LabelMap Apply(LabelMap map);
}

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

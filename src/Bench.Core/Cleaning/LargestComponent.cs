using Bench.Core.Components;

namespace Bench.Core.Cleaning;

/// <summary>
/// Keeps the largest connected component of each structure, as the paper describes (draft 2025, Methods). Of components of equal size the
/// first by <see cref="Component.Rank"/> stays. With 4 or 8 neighbours components live in one slice, and the largest of each slice stays.
/// </summary>
/// <param name="connectivity">Which voxels are neighbours; the paper does not say, face-connected in the stack is the default.</param>
public sealed class LargestComponent(Connectivity connectivity = Connectivity.Six) : CleaningRule
{
    /// <summary>Which voxels are neighbours.</summary>
    public Connectivity Connectivity { get; } = connectivity;

    /// <inheritdoc/>
    public override string Name => Connectivity == Connectivity.Six ? "largest" : $"largest-{(int)Connectivity}";

    /// <inheritdoc/>
    public override string Description =>
        $"The largest connected component of each structure {(InSlices ? "in each slice" : "in the stack")}, {(int)Connectivity} "
            + "neighbours.";

    private bool InSlices => Connectivity is Connectivity.Four or Connectivity.Eight;

    /// <inheritdoc/>
    public override LabelMap Apply(LabelMap map)
    {
        var kept = new byte[map.Size.Count];
        foreach (var structure in Enum.GetValues<Structure>())
        {
            foreach (var rivals in ConnectedComponents.Of(map, structure, Connectivity).GroupBy(c => InSlices ? c.FirstSlice : 0))
            {
                // MaxBy returns the first of equals, and components come by rank.
                foreach (var voxel in rivals.MaxBy(c => c.Count)!.Voxels)
                    kept[voxel] = (byte)structure;
            }
        }

        return new LabelMap(map.Size, kept);
    }
}

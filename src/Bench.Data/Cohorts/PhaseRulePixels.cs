using Bench.Core;
using Bench.Core.Phases;

namespace Bench.Data.Cohorts;

/// <summary>The least component that <see cref="PublishedPhaseRule"/> counts, at any spacing.</summary>
internal static class PhaseRulePixels
{
    /// <summary>Pixels of the area that 50 pixels have at the published 0.1 × 0.1 mm (0.5 mm²).</summary>
    /// <param name="spacing">Voxel spacing.</param>
    public static int At(VoxelSpacing spacing)
    {
        var published = VoxelSpacing.Published;
        var area = PublishedPhaseRule.MinimumComponentPixels * published.RowMm * published.ColumnMm;
        return (int)Math.Clamp(Math.Round(area / (spacing.RowMm * spacing.ColumnMm)), 0, int.MaxValue);
    }
}

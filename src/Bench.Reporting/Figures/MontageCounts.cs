using Bench.Core;
using Bench.Core.Overlap;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Figures;

/// <summary>
/// What was measured in a slice of a montage. The pictures are cropped, and a mask may go on outside them: their pixels are not counted.
/// </summary>
internal static class MontageCounts
{
    /// <summary>Voxels of a structure in a whole slice.</summary>
    /// <param name="model">The model.</param>
    /// <param name="example">The frame of the montage.</param>
    /// <param name="slice">0-based slice.</param>
    /// <param name="structure">The structure.</param>
    /// <returns>Null where the slice was not measured.</returns>
    public static OverlapCounts? Of(ModelResult model, MontageCase example, int slice, Structure structure) => model.Cases
        .Where(c => c.Mouse == example.Mouse)
        .SelectMany(c => c.SliceErrors)
        .FirstOrDefault(
            s =>
                s.Slice == slice
                    && s.Structure == structure
                    && (s.FrameIndex is { } frame ? frame == example.FrameIndex : s.Phase == example.Phase))
        ?.Counts();
}

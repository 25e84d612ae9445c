using Bench.Core;
using Bench.Data.Formats;

namespace Bench.Data.Verification;

/// <summary>Counts over a cohort, those that the published notebook prints.</summary>
/// <param name="Mice">Mice.</param>
/// <param name="Images">Two-dimensional images, S·F summed over mice.</param>
/// <param name="ContouredFrames">Frames that <c>Frames_with_ROI</c> names.</param>
/// <param name="ContouredFrameSlices">
/// Slices of those frames, labelled or not: the images that a network learns from and is measured on.
/// </param>
/// <param name="LabelledSlices">Slices with any label.</param>
/// <param name="LabelledPhaseSlices">Of these, slices of end-diastole and end-systole.</param>
/// <param name="LabelledInflowSlices">Of these, slices of inflow frames.</param>
/// <param name="InflowFrames">Contoured frames that are neither end-diastole nor end-systole.</param>
/// <param name="InflowMice">Mice with such frames.</param>
/// <param name="Shapes">Mice by shape, such as <c>256 × 256 × 9 × 22</c>.</param>
public sealed record CohortSummary(
    int Mice,
    int Images,
    int ContouredFrames,
    int ContouredFrameSlices,
    int LabelledSlices,
    int LabelledPhaseSlices,
    int LabelledInflowSlices,
    int InflowFrames,
    IReadOnlyList<string> InflowMice,
    IReadOnlyDictionary<string, int> Shapes)
{
    /// <summary>Counts.</summary>
    /// <param name="mice">What was found, mouse by mouse.</param>
    public static CohortSummary Of(IReadOnlyCollection<MouseRecord> mice)
    {
        var frames = mice.SelectMany(m => m.Frames).ToArray();
        var inflow = frames.Where(f => f.Phase == CardiacPhase.Inflow).ToArray();
        return new CohortSummary(
            mice.Count,
            mice.Sum(m => m.Images),
            frames.Length,
            mice.Sum(m => m.Shape.Count == 4 ? m.Shape[2] * m.Frames.Count : 0),
            frames.Sum(f => f.LabelledSlices),
            frames.Sum(f => f.LabelledSlices) - inflow.Sum(f => f.LabelledSlices),
            inflow.Sum(f => f.LabelledSlices),
            inflow.Length,
            [.. mice.Where(m => m.Frames.Any(f => f.Phase == CardiacPhase.Inflow)).Select(m => m.Mouse)],
            mice.Where(m => m.Shape.Count == 4).GroupBy(m => string.Join(" × ", m.Shape)).ToDictionary(g => g.Key, g => g.Count()));
    }
}

using Bench.Core.Measures;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Cases;

/// <summary>Brings the flat list of measures of a mouse into one entry a frame and structure.</summary>
internal static class MeasureRows
{
    public static IReadOnlyList<FrameMeasures> Of(IReadOnlyList<Measure> measures) =>
    [
        .. measures.GroupBy(m => (m.FrameIndex, m.Phase, m.Structure)).Select(g => new FrameMeasures(
            g.Key.FrameIndex, g.Key.Phase, g.Key.Structure, g.ToDictionary(m => m.Name, m => m.Value))),
    ];
}

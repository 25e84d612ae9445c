using Bench.Core;

namespace Bench.Data.Cohorts;

/// <summary>
/// Names of single frames as cases of their own: the mouse, then what the frame is, so that whoever divides cases can see which belong to
/// one mouse: <c>Mouse12_ED</c>, <c>Mouse12_ES</c>, <c>Mouse17_frame012</c> for frames that are neither.
/// </summary>
public static class CaseNames
{
    /// <summary>Name of a frame.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="frame">The frame.</param>
    public static string Of(string mouse, ContouredFrame frame) =>
        frame.Phase == CardiacPhase.Inflow ? $"{mouse}_frame{frame.FrameIndex:000}" : Of(mouse, frame.Phase);

    /// <summary>Name of the frame of a phase.</summary>
    /// <param name="mouse">Name of the mouse.</param>
    /// <param name="phase">End-diastole or end-systole.</param>
    public static string Of(string mouse, CardiacPhase phase) => phase switch
    {
        CardiacPhase.EndDiastole => $"{mouse}_ED",
        CardiacPhase.EndSystole => $"{mouse}_ES",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "several frames may be of it."),
    };
}

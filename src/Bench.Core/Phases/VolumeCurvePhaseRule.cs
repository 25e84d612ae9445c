namespace Bench.Core.Phases;

/// <summary>
/// ED and ES as the published web application finds them: the frames with the most and the least blood pool, the earlier on a tie.
/// </summary>
public static class VolumeCurvePhaseRule
{
    /// <summary>Sentence naming the rule, for results.</summary>
    public const string Description = "ED: frame with the largest blood pool. ES: frame with the smallest.";

    /// <summary>Assigns a role to every frame; those that are neither ED nor ES are called inflow frames.</summary>
    /// <param name="frames">Frames in any order, each once; at least one.</param>
    /// <exception cref="ArgumentException">No frame, or a frame twice.</exception>
    public static PhaseAssignment Assign(IReadOnlyList<(int FrameIndex, LabelMap Mask)> frames) =>
        Assign([.. frames.Select(f => (f.FrameIndex, f.Mask.Count(Structure.BloodPool)))]);

    /// <summary>Assigns a role to every frame by its count of voxels.</summary>
    /// <param name="frames">Frames in any order, each once, with the voxels of their blood pool; at least one.</param>
    /// <param name="firstFrame">Number by which warnings count the first frame.</param>
    /// <exception cref="ArgumentException">No frame, or a frame twice.</exception>
    public static PhaseAssignment Assign(IReadOnlyList<(int FrameIndex, int Blood)> frames, int firstFrame = 0)
    {
        if (frames.Count == 0)
            throw new ArgumentException("no contoured frame.", nameof(frames));
        if (frames.DistinctBy(f => f.FrameIndex).Count() != frames.Count)
        {
            throw new ArgumentException(
                $"a frame is named twice in {string.Join(", ", frames.Select(f => f.FrameIndex))}.", nameof(frames));
        }

        var ordered = frames.OrderBy(f => f.FrameIndex).ToArray();
        var diastole = ordered.MaxBy(f => f.Blood).FrameIndex;
        var systole = ordered
            .Where(f => f.FrameIndex != diastole)
            .Select(f => ((int FrameIndex, int Blood)?)f)
            .MinBy(f => f!.Value.Blood)?.FrameIndex;
        var phases = ordered.Select(f => new FramePhase(
            f.FrameIndex,
            f.FrameIndex == diastole ? CardiacPhase.EndDiastole : f.FrameIndex == systole ? CardiacPhase.EndSystole : CardiacPhase.Inflow,
            f.Blood));
        return new PhaseAssignment(
            [.. phases],
            systole is null
                ?
                [
                    $"only frame {diastole + firstFrame} is contoured; it is called end-diastole, and everything that needs end-systole "
                        + "is undefined."
                ]
                : []);
    }
}

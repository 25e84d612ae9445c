namespace Bench.Core.Phases;

/// <summary>ED and ES as a reader names them.</summary>
public static class GivenPhaseRule
{
    /// <summary>Assigns the two roles; the other frames are called inflow frames.</summary>
    /// <param name="frames">Frames in any order, each once; at least one.</param>
    /// <param name="diastole">0-based frame of end-diastole.</param>
    /// <param name="systole">0-based frame of end-systole.</param>
    /// <exception cref="ArgumentException">The two are the same, or not among the frames, or a frame is given twice.</exception>
    public static PhaseAssignment Assign(IReadOnlyList<(int FrameIndex, LabelMap Mask)> frames, int diastole, int systole)
    {
        var known = frames.Select(f => f.FrameIndex).Order().ToArray();
        if (known.Distinct().Count() != known.Length)
            throw new ArgumentException($"a frame is named twice in {string.Join(", ", known)}.", nameof(frames));
        if (diastole == systole)
            throw new ArgumentException($"frame {diastole} is given as ED and as ES.", nameof(systole));
        foreach (var frame in new[] { diastole, systole })
        {
            if (!known.Contains(frame))
            {
                throw new ArgumentException(
                    $"frame {frame} is not among the contoured frames {string.Join(", ", known)}.",
                    frame == diastole ? nameof(diastole) : nameof(systole));
            }
        }

        var phases = frames.OrderBy(f => f.FrameIndex).Select(f => new FramePhase(
            f.FrameIndex,
            f.FrameIndex == diastole ? CardiacPhase.EndDiastole : f.FrameIndex == systole ? CardiacPhase.EndSystole : CardiacPhase.Inflow,
            f.Mask.Count(Structure.BloodPool))).ToArray();
        var (ed, es) = (phases.Single(p => p.FrameIndex == diastole), phases.Single(p => p.FrameIndex == systole));
        return new PhaseAssignment(
            phases,
            ed.CountedBloodPoolVoxels > es.CountedBloodPoolVoxels
                ? []
                :
                [
                    $"the blood pool is not smaller in frame {systole}, given as end-systole ({es.CountedBloodPoolVoxels} voxels), "
                        + $"than in frame {diastole}, given as end-diastole ({ed.CountedBloodPoolVoxels} voxels)."
                ]);
    }
}

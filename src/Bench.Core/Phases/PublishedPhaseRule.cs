using Bench.Core.Components;

namespace Bench.Core.Phases;

/// <summary>
/// The published code's rule for ED and ES. ED is the earliest contoured frame. ES is, of the others, the one with the least blood pool,
/// the earlier on a tie. The rest are inflow frames. Blood pool is counted slice by slice: components smaller than 50 pixels are ignored
/// (they join across edges and corners, as scikit-image's <c>label</c> does by default), and of the others only voxels inside the ED heart
/// count, that is voxels labelled myocardium or blood pool at ED.
/// </summary>
public static class PublishedPhaseRule
{
    /// <summary>Components below this size, pixels in a slice, are ignored. Meant for 256 × 256 images of 0.1 × 0.1 mm (0.5 mm²).</summary>
    public const int MinimumComponentPixels = 50;

    /// <summary>Sentence naming the rule, for results.</summary>
    public const string Description =
        "ED: earliest contoured frame. ES: of the other contoured frames, the one with the least blood pool inside the ED heart "
        + "(components under 50 px ignored; under 0.5 mm² where pixels are not 0.1 × 0.1 mm).";

    /// <summary>
    /// Pixels of the area that 50 pixels have at the published 0.1 × 0.1 mm (0.5 mm²), rounded: 50 there, 3 at 0.4 × 0.4 mm. A limit in
    /// pixels would ignore whole ventricles in coarse images.
    /// </summary>
    /// <param name="spacing">Voxel spacing.</param>
    public static int MinimumComponentPixelsAt(VoxelSpacing spacing)
    {
        var published = VoxelSpacing.Published;
        var area = MinimumComponentPixels * published.RowMm * published.ColumnMm;
        return (int)Math.Clamp(Math.Round(area / (spacing.RowMm * spacing.ColumnMm)), 0, int.MaxValue);
    }

    /// <summary>Assigns a role to every contoured frame.</summary>
    /// <param name="frames">Frames in any order, each once; masks of one size; at least one.</param>
    /// <param name="minimumComponentPixels">Components below this many pixels in a slice are ignored; at least 0.</param>
    /// <param name="connectivity">
    /// How pixels of a slice join: <see cref="Connectivity.Eight"/> as published, or <see cref="Connectivity.Four"/>.
    /// </param>
    /// <param name="firstFrame">Number by which warnings count the first frame.</param>
    /// <exception cref="ArgumentException">
    /// No frame, a frame twice, masks of different size, or a connectivity that joins slices.
    /// </exception>
    public static PhaseAssignment Assign(
        IReadOnlyList<(int FrameIndex, LabelMap Mask)> frames,
        int minimumComponentPixels = MinimumComponentPixels,
        Connectivity connectivity = Connectivity.Eight,
        int firstFrame = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minimumComponentPixels);
        Validate(frames, connectivity);
        var ordered = frames.OrderBy(f => f.FrameIndex).ToArray();
        var heart = ordered[0].Mask;
        var counted = Array.ConvertAll(ordered, f => CountBloodPool(f.Mask, heart, minimumComponentPixels, connectivity));

        var systole = -1;
        for (var i = 1; i < ordered.Length; i++)
        {
            if (systole < 0 || counted[i] < counted[systole])
                systole = i;
        }

        var phases = ordered.Select((frame, i) => new FramePhase(
            frame.FrameIndex,
            i == 0 ? CardiacPhase.EndDiastole : i == systole ? CardiacPhase.EndSystole : CardiacPhase.Inflow,
            counted[i]));
        return new PhaseAssignment([.. phases], [.. Warnings(ordered, counted, firstFrame)]);
    }

    private static void Validate(IReadOnlyList<(int FrameIndex, LabelMap Mask)> frames, Connectivity connectivity)
    {
        if (frames.Count == 0)
            throw new ArgumentException("no contoured frame.", nameof(frames));
        if (frames.DistinctBy(f => f.FrameIndex).Count() != frames.Count)
        {
            throw new ArgumentException(
                $"a frame is named twice in {string.Join(", ", frames.Select(f => f.FrameIndex))}.", nameof(frames));
        }

        var size = frames[0].Mask.Size;
        foreach (var (index, mask) in frames)
        {
            if (mask.Size != size)
            {
                throw new ArgumentException(
                    $"the mask of frame {index} is {mask.Size}, that of frame {frames[0].FrameIndex} {size}.", nameof(frames));
            }
        }

        if (connectivity is not (Connectivity.Four or Connectivity.Eight))
            throw new ArgumentException($"{connectivity} joins slices; the rule looks at each slice alone.", nameof(connectivity));
    }

    private static int CountBloodPool(LabelMap mask, LabelMap heart, int minimumPixels, Connectivity connectivity)
    {
        var count = 0;
        foreach (var component in ConnectedComponents.Of(mask, Structure.BloodPool, connectivity))
        {
            if (component.Count >= minimumPixels)
                count += component.Voxels.Count(v => heart.Labels[v] != 0);
        }

        return count;
    }

    private static IEnumerable<string> Warnings((int FrameIndex, LabelMap Mask)[] ordered, int[] counted, int firstFrame)
    {
        var diastole = ordered[0].FrameIndex + firstFrame;
        if (ordered.Length == 1)
        {
            yield return $"only frame {diastole} is contoured; by the rule it is end-diastole, and everything that needs end-systole "
                + "is undefined.";
            yield break;
        }

        var largest = Array.IndexOf(counted, counted.Max());
        if (largest != 0)
        {
            yield return $"the largest blood pool is in frame {ordered[largest].FrameIndex + firstFrame} ({counted[largest]} voxels), "
                + $"but frame {diastole} ({counted[0]} voxels) is end-diastole by the rule.";
        }
    }
}

using Bench.Core;
using Bench.Core.Studies;

namespace Bench.Data.Formats;

/// <summary>The masks of a mouse as they are stored: every frame.</summary>
/// <param name="Frames">Labels of every stored frame in order of time, at least one, of one size.</param>
/// <param name="Contoured">
/// 0-based frames that the files say were contoured, in order of time; null where they do not say, and every frame counts.
/// </param>
/// <param name="Spacing">Voxel spacing, mm; null where the files hold none.</param>
/// <param name="FrameSeconds">Time between frames, s; 0 where the files do not say.</param>
/// <param name="Affine">Voxel to millimetres, three rows of four; null where the files do not say.</param>
public sealed record StoredMasks(
    IReadOnlyList<LabelMap> Frames,
    IReadOnlyList<int>? Contoured,
    VoxelSpacing? Spacing,
    double FrameSeconds,
    IReadOnlyList<double>? Affine)
{
    /// <summary>The numbers that are written for structures; null for those of label maps. What is read is translated already.</summary>
    public StudyLabels? WrittenAs { get; init; }

    /// <summary>Extent of a frame.</summary>
    public StackSize Size => Frames[0].Size;

    /// <summary>Frames whose labels mean something: the contoured ones where the files name them, else all.</summary>
    public IReadOnlyList<int> SegmentedFrames => Contoured ?? [.. Enumerable.Range(0, Frames.Count)];

    /// <summary>Masks of some frames of a cine, which count as contoured; the others are empty.</summary>
    /// <param name="size">Extent of a frame.</param>
    /// <param name="cineFrames">Frames of the cine, F, at least 1.</param>
    /// <param name="frames">The masks in order of time, at least one, each with its 0-based frame.</param>
    /// <exception cref="ArgumentException">A mask of another size; frames that are none, out of order or out of range.</exception>
    public static StoredMasks Of(StackSize size, int cineFrames, IReadOnlyList<(int FrameIndex, LabelMap Mask)> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        int[] indices = [.. frames.Select(f => f.FrameIndex)];
        RequireFrames(cineFrames, indices);
        if (frames.FirstOrDefault(f => f.Mask.Size != size) is { Mask: { } other } wrong)
            throw new ArgumentException($"the mask of frame {wrong.FrameIndex} is {other.Size}, not {size}.", nameof(frames));
        var maps = Enumerable.Repeat(LabelMap.Empty(size), cineFrames).ToArray();
        foreach (var (frame, mask) in frames)
            maps[frame] = mask;
        return new StoredMasks(maps, indices, null, 0, null);
    }

    /// <summary>Makes sure that contoured frames can be.</summary>
    /// <param name="cineFrames">Frames of the cine.</param>
    /// <param name="frames">0-based contoured frames.</param>
    /// <exception cref="ArgumentException">They are none, out of order or out of range.</exception>
    internal static void RequireFrames(int cineFrames, IReadOnlyList<int> frames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cineFrames, 1);
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i] < 0 || frames[i] >= cineFrames || (i > 0 && frames[i] <= frames[i - 1]))
            {
                throw new ArgumentException(
                    $"frames {string.Join(", ", frames)} are not in order of time within 0 to {cineFrames - 1}.", nameof(frames));
            }
        }

        if (frames.Count == 0)
            throw new ArgumentException("no contoured frame.", nameof(frames));
    }
}

using Bench.Core;
using Bench.Harness.Progress;
using Bench.Learning.Segmentation;

namespace Bench.Harness.Stages;

/// <summary>How a model labels one frame of a case: the same wherever it is asked to.</summary>
internal static class FrameLabelling
{
    // Frames at a time where a GPU takes those of several threads together.
    private const int FramesBesideEachOther = 3;

    /// <summary>Labels frames, in order; several at a time where the model takes several.</summary>
    /// <param name="segmenter">The model.</param>
    /// <param name="frames">0-based frames of a cine, and their grey values.</param>
    /// <param name="spacing">Their spacing; looked at where the model has a grid.</param>
    /// <param name="trust">Learns how far what the model says agrees with itself; null where nobody asks.</param>
    /// <param name="cancellation">Looked at between batches of slices.</param>
    /// <exception cref="InputException">A model made elsewhere does not take these images.</exception>
    public static IEnumerable<LabelMap> Label(
        this Segmenter segmenter,
        IReadOnlyList<(int Index, ImageStack Image)> frames,
        VoxelSpacing spacing,
        CaseTrust? trust,
        CancellationToken cancellation)
    {
        SegmentedStack Segmented((int Index, ImageStack Image) frame) =>
            segmenter.Segment(frame.Image, spacing, withProbabilities: trust is not null, cancellation);
        var stacks = segmenter.TakesSeveral
            ? ReadAhead.Of(frames, Segmented, FramesBesideEachOther)
            : frames.Select(Segmented);
        return stacks.Zip(frames, (stack, frame) => (trust?.AddAndFill(stack, frame.Index) ?? stack).Labels);
    }

    /// <summary>Labels a frame, and fills slices that were lost where the model is watched.</summary>
    /// <param name="segmenter">The model.</param>
    /// <param name="image">Grey values.</param>
    /// <param name="spacing">Their spacing; looked at where the model has a grid.</param>
    /// <param name="frame">0-based frame of the cine.</param>
    /// <param name="trust">Learns how far what the model says agrees with itself; null where nobody asks.</param>
    /// <param name="cancellation">Looked at between batches of slices.</param>
    /// <exception cref="InputException">A model made elsewhere does not take these images.</exception>
    public static LabelMap Label(
        this Segmenter segmenter, ImageStack image, VoxelSpacing spacing, int frame, CaseTrust? trust, CancellationToken cancellation)
    {
        var stack = segmenter.Segment(image, spacing, withProbabilities: trust is not null, cancellation);
        return (trust?.AddAndFill(stack, frame) ?? stack).Labels;
    }
}

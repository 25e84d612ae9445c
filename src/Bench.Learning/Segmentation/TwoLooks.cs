using Bench.Core;
using Bench.Core.Overlap;
using Bench.Learning.Preprocessing;

namespace Bench.Learning.Segmentation;

/// <summary>
/// Lets a network look at a stack as <see cref="SecondLook"/> says. The mean of both looks counts; outside of the window the second saw
/// background, so that what the first saw there has to be nearly certain.
/// </summary>
/// <param name="how">How.</param>
/// <param name="look">The network: what it says of a stack, with probabilities.</param>
internal sealed class TwoLooks(SecondLook how, Func<ImageStack, SegmentedStack> look)
{
    // A heart of fewer pixels than this share of the image's side is none; enlarged more, nothing could be made out.
    private const double SmallestHeart = 0.08;

    private static readonly Structure[] Structures = [Structure.Myocardium, Structure.BloodPool];

    /// <summary>Looks.</summary>
    /// <param name="image">Grey values.</param>
    public SegmentedStack At(ImageStack image)
    {
        var first = look(image);
        var seen = HeartPlace.In(first).Select(place => Enlarged(image, first, place)).ToArray();
        if (seen.Length == 0)
            return look(Blended(image)) with { Agreement = 0 };

        // Patterns around a heart that look like one seldom do so when they are enlarged.
        var (place, second) = seen.Length == 1 ? seen[0] : seen.MaxBy(s => Confirmed(s.Place, s.Second));
        var (size, said, enlarged) = (first.Labels.Size, first.Probabilities!, second.Probabilities!);
        var found = LeftVentricle.Sureness(enlarged, place.Voxels, size) / LeftVentricle.Sureness(said, place.Voxels, size);
        var outline = LeftVentricle.Outline(place.Voxels, size);
        var (once, again) = (LeftVentricle.Within(first.Labels, outline), LeftVentricle.Within(second.Labels, outline));
        var agreement = Structures.Average(s => OverlapCounts.Between(once, again, s).Dice(OverlapPolicy.Published));
        if (found < how.LeastFound)
            return look(Blended(image)) with { Agreement = agreement };
        for (var i = 0; i < enlarged.Length; i++)
            enlarged[i] = (enlarged[i] + said[i]) / 2;
        return new SegmentedStack(Labels(enlarged, size), enlarged) { Agreement = agreement };
    }

    private (HeartPlace Place, SegmentedStack Second) Enlarged(ImageStack image, SegmentedStack first, HeartPlace place)
    {
        var size = image.Size;
        var diameter = Math.Max(place.Diameter, SmallestHeart * Math.Max(size.Height, size.Width));
        var window = LookWindow.Within(size, place.Row, place.Column, diameter / how.Share, how.Pixels);
        var second = window.Back(look(window.Cut(image)).Probabilities!, size, first.Probabilities!.Length / size.Count);
        return (place, new SegmentedStack(Labels(second, size), second));
    }

    // How sure the second look is of the surest piece that lies over or under a place.
    private static double Confirmed(HeartPlace place, SegmentedStack second)
    {
        var size = second.Labels.Size;
        var outline = LeftVentricle.Outline(place.Voxels, size);
        return LeftVentricle.Pieces(second.Labels)
            .Where(p => p.Voxels.Any(v => outline[v % size.SliceLength]))
            .Select(p => LeftVentricle.Sureness(second.Probabilities!, p.Voxels, size))
            .DefaultIfEmpty()
            .Max();
    }

    private static LabelMap Labels(float[] probabilities, StackSize size)
    {
        var labels = new byte[size.Count];
        var classes = probabilities.Length / labels.Length;
        for (var i = 0; i < labels.Length; i++)
            labels[i] = Highest(probabilities.AsSpan(i * classes, classes));
        return new LabelMap(size, labels);
    }

    private static byte Highest(ReadOnlySpan<float> shares)
    {
        var best = 0;
        for (var c = 1; c < shares.Length; c++)
            best = shares[c] > shares[best] ? c : best;
        return (byte)best;
    }

    // A quarter, a half, a quarter of three neighbours, each scaled by itself: noise of slices differs, hearts go on.
    private static ImageStack Blended(ImageStack image)
    {
        var (slices, length) = (image.Size.Slices, image.Size.SliceLength);
        var scaled = new float[image.Size.Count];
        for (var slice = 0; slice < slices; slice++)
            IntensityScaling.ToUnit(image.Slice(slice), scaled.AsSpan(slice * length, length));
        var blended = new float[scaled.Length];
        for (var i = 0; i < blended.Length; i++)
        {
            var (slice, inSlice) = Math.DivRem(i, length);
            var (before, after) = (Math.Max(slice - 1, 0), Math.Min(slice + 1, slices - 1));
            blended[i] = (0.5f * scaled[i]) + (0.25f * (scaled[(before * length) + inSlice] + scaled[(after * length) + inSlice]));
        }

        return new ImageStack(image.Size, blended);
    }
}

using Bench.Core;
using Bench.Core.Cleaning;

namespace Bench.Learning.Segmentation;

/// <summary>
/// How far what a network says of a case agrees with itself: over classes, slices and frames. Frames are added in order of time.
/// </summary>
public sealed class CaseTrust
{
    private readonly List<string> _filled = [];
    private bool[]? _last;

    /// <summary>
    /// Least expected Dice of a structure in a frame: 2·Σp / (Σp + n), where the sum above runs over its n pixels and the one below over
    /// all, of its
    /// probabilities p. It is what Dice would be if the probabilities were right.
    /// </summary>
    public double Confidence { get; private set; } = 1;

    /// <summary>
    /// Least overlap of the heart in two neighbouring slices, relative to the smaller; 0 where a slice between two found ones is empty.
    /// </summary>
    public double Slices { get; private set; } = 1;

    /// <summary>Least overlap of the heart in two successive frames, relative to the smaller.</summary>
    public double Frames { get; private set; } = 1;

    /// <summary>Whether wall or blood is missing in a frame altogether.</summary>
    public bool HasEmptyFrame { get; private set; }

    /// <summary>Slices that were filled because the heart was lost in them, such as <c>slice 4 of frame 0</c>, both from 0.</summary>
    public IReadOnlyList<string> Filled => _filled;

    /// <summary>Adds a frame, and fills slices that were lost between found ones.</summary>
    /// <param name="stack">What the network says of it, with probabilities.</param>
    /// <param name="frame">0-based index.</param>
    /// <returns>The same, filled; probabilities stay.</returns>
    /// <exception cref="ArgumentException">There are no probabilities.</exception>
    public SegmentedStack AddAndFill(SegmentedStack stack, int frame)
    {
        Add(stack);
        var (labels, filled) = SliceGaps.Fill(stack.Labels);
        _filled.AddRange(filled.Select(s => FormattableString.Invariant($"slice {s} of frame {frame}")));
        return stack with { Labels = labels };
    }

    /// <summary>Adds a frame.</summary>
    /// <param name="stack">What the network says of it, with probabilities.</param>
    /// <exception cref="ArgumentException">There are no probabilities.</exception>
    public void Add(SegmentedStack stack)
    {
        ArgumentNullException.ThrowIfNull(stack);
        var probabilities = stack.Probabilities ?? throw new ArgumentException("there are no probabilities.", nameof(stack));
        var labels = stack.Labels.Labels;
        var classes = probabilities.Length / labels.Length;
        foreach (var structure in (Structure[])[Structure.Myocardium, Structure.BloodPool])
        {
            var (inside, all, count) = (0.0, 0.0, 0);
            for (var i = 0; i < labels.Length; i++)
            {
                var share = probabilities[(i * classes) + (int)structure];
                all += share;
                if (labels[i] == (byte)structure)
                {
                    inside += share;
                    count++;
                }
            }

            HasEmptyFrame |= count == 0;
            Confidence = Math.Min(Confidence, count == 0 ? 0 : 2 * inside / (all + count));
        }

        bool[] heart = Array.ConvertAll(labels.ToArray(), l => l is (byte)Structure.Myocardium or (byte)Structure.BloodPool);
        bool[][] slices = [.. heart.Chunk(stack.Labels.Size.SliceLength)];
        var (first, last) = (Array.FindIndex(slices, s => s.Contains(true)), Array.FindLastIndex(slices, s => s.Contains(true)));
        for (var slice = Math.Max(0, first); slice < last; slice++)
        {
            Slices = Math.Min(Slices, Overlap(slices[slice], slices[slice + 1]));
        }

        Frames = _last is null ? Frames : Math.Min(Frames, Overlap(_last, heart));
        _last = heart;
    }

    private static double Overlap(bool[] one, bool[] other)
    {
        var smaller = Math.Min(one.Count(i => i), other.Count(i => i));
        return smaller == 0 ? 0 : one.Zip(other).Count(pair => pair.First && pair.Second) / (double)smaller;
    }
}

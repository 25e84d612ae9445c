using Bench.Core;
using Bench.Core.Cleaning;

namespace Bench.Learning.Segmentation;

/// <summary>How far what a network says of a case agrees with itself: over classes and slices of every frame.</summary>
public sealed class CaseTrust
{
    private const double WeightOfSlices = 2;
    private const double LeastDoubt = 1e-4;
    private const double LeastDisagreement = 0.01;

    private readonly List<string> _filled = [];
    private double _expected;
    private int _structures;

    /// <summary>
    /// Mean expected Dice of structures and frames: 2·Σp / (Σp + n), where the sum above runs over a structure's n pixels and the one below
    /// over all, of its probabilities p. It is what Dice would be if the probabilities were right.
    /// </summary>
    public double Confidence => _structures == 0 ? 0 : _expected / _structures;

    /// <summary>Least overlap of the largest piece of the heart in two neighbouring slices, relative to the smaller.</summary>
    public double Slices { get; private set; } = 1;

    /// <summary>Least agreement of two looks (<see cref="SegmentedStack.Agreement"/>); null where the model looks once.</summary>
    public double? Looks { get; private set; }

    /// <summary>
    /// All of it in one number, the higher the worse: ln(1 − confidence) + 2·(1 − slices), and + ln(1 − looks) where the model looks twice;
    /// logarithms of no less than 0.0001 and 0.01.
    /// </summary>
    public double Doubt =>
        Math.Log(Math.Max(LeastDoubt, 1 - Confidence)) + (WeightOfSlices * (1 - Slices))
            + (Looks is { } looks ? Math.Log(Math.Max(LeastDisagreement, 1 - looks)) : 0);

    /// <summary>Whether wall or blood is missing in a frame altogether.</summary>
    public bool HasEmptyFrame { get; private set; }

    /// <summary>Slices that were filled because the heart was lost in them, such as <c>slice 4 of frame 0</c>, both from 0.</summary>
    public IReadOnlyList<string> Filled => _filled;

    /// <summary>Adds a frame, takes away what lies beside the heart, and fills slices that were lost between found ones.</summary>
    /// <param name="stack">What the network says of it, with probabilities.</param>
    /// <param name="frame">0-based index.</param>
    /// <returns>The same with such labels; probabilities stay.</returns>
    /// <exception cref="ArgumentException">There are no probabilities.</exception>
    public SegmentedStack AddAndFill(SegmentedStack stack, int frame)
    {
        Add(stack);
        var (labels, filled) = SliceGaps.Fill(LeftVentricle.WithoutStray(stack.Labels));
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
            _expected += count == 0 ? 0 : 2 * inside / (all + count);
            _structures++;
        }

        Looks = stack.Agreement is { } agreement ? Math.Min(Looks ?? 1, agreement) : Looks;
        AddPieces(stack.Labels);
    }

    private void AddPieces(LabelMap map)
    {
        var pieces = LeftVentricle.Pieces(map);
        if (pieces.Count == 0)
        {
            Slices = 0;
            return;
        }

        var largest = pieces.MaxBy(p => p.Count)!;
        var inside = new bool[map.Size.Count];
        foreach (var voxel in largest.Voxels)
        {
            inside[voxel] = true;
        }

        bool[][] slices = [.. inside.Chunk(map.Size.SliceLength).Where(s => s.Contains(true))];
        foreach (var (one, next) in slices.Zip(slices.Skip(1)))
        {
            Slices = Math.Min(Slices, Overlap(one, next));
        }
    }

    private static double Overlap(bool[] one, bool[] other)
    {
        var smaller = Math.Min(one.Count(i => i), other.Count(i => i));
        return smaller == 0 ? 0 : one.Zip(other).Count(pair => pair.First && pair.Second) / (double)smaller;
    }
}

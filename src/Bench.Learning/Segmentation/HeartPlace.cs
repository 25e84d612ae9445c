using Bench.Core;

namespace Bench.Learning.Segmentation;

/// <summary>Where a heart lies in a stack.</summary>
/// <param name="Row">Middle of its box, pixels.</param>
/// <param name="Column">Middle of its box, pixels.</param>
/// <param name="Diameter">Of a disc as large as the heart where it is large, pixels.</param>
/// <param name="Voxels">Where it is.</param>
internal sealed record HeartPlace(double Row, double Column, double Diameter, IReadOnlyList<int> Voxels)
{
    // A piece that the network is much less sure of is not the heart, and few others need a look.
    private const double LeastOfSurest = 0.2;
    private const int MostPlaces = 3;
    private const int LargeSlices = 3;

    /// <summary>
    /// Where a heart may lie: the piece of left ventricle that the network is surest of, all its voxels together, and others that come near
    /// it; each with what lies over and under it. Empty where it saw none.
    /// </summary>
    /// <param name="stack">What the network said, with probabilities.</param>
    public static IReadOnlyList<HeartPlace> In(SegmentedStack stack)
    {
        var size = stack.Labels.Size;
        double Sureness(IReadOnlyList<int> voxels) => LeftVentricle.Sureness(stack.Probabilities!, voxels, size);
        var pieces = LeftVentricle.Pieces(stack.Labels).Select(p => p.Voxels).OrderByDescending(Sureness).ToList();
        var hearts = new List<IReadOnlyList<int>>();
        while (pieces.Count > 0 && hearts.Count < MostPlaces)
        {
            // Pieces over each other are one heart, of which slices between them were lost.
            var outline = LeftVentricle.Outline(pieces[0], size);
            var isOne = pieces.ToLookup(p => p.Any(v => outline[v % size.SliceLength]));
            hearts.Add([.. isOne[true].SelectMany(p => p)]);
            pieces = [.. isOne[false]];
        }

        return [.. hearts.Where(h => Sureness(h) >= LeastOfSurest * Sureness(hearts[0])).Select(h => Of(h, size))];
    }

    private static HeartPlace Of(IReadOnlyList<int> voxels, StackSize size)
    {
        var (top, bottom, left, right) = (int.MaxValue, 0, int.MaxValue, 0);
        var areas = new int[size.Slices];
        foreach (var voxel in voxels)
        {
            var (row, column) = Math.DivRem(voxel % size.SliceLength, size.Width);
            (top, bottom, left, right) = (Math.Min(top, row), Math.Max(bottom, row), Math.Min(left, column), Math.Max(right, column));
            areas[voxel / size.SliceLength]++;
        }

        int[] large = [.. areas.Where(a => a > 0).OrderDescending().Take(LargeSlices)];
        var diameter = 2 * Math.Sqrt(large[large.Length / 2] / Math.PI);
        return new HeartPlace((top + bottom) / 2.0, (left + right) / 2.0, diameter, voxels);
    }
}

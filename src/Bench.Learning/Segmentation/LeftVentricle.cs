using Bench.Core;
using Bench.Core.Components;

namespace Bench.Learning.Segmentation;

/// <summary>Wall and cavity of the left ventricle together.</summary>
internal static class LeftVentricle
{
    /// <summary>Its pieces, connected through faces.</summary>
    /// <param name="map">Labels.</param>
    public static IReadOnlyList<Component> Pieces(LabelMap map)
    {
        var one = new byte[map.Size.Count];
        for (var i = 0; i < one.Length; i++)
            one[i] = (byte)(map.Labels[i] is (byte)Structure.Myocardium or (byte)Structure.BloodPool ? Structure.Myocardium : 0);
        return ConnectedComponents.Of(new LabelMap(map.Size, one), Structure.Myocardium, Connectivity.Six);
    }

    /// <summary>The labels without pieces that lie over or under no part of the largest: a heart is one column of slices.</summary>
    /// <param name="map">Labels; not changed.</param>
    public static LabelMap WithoutStray(LabelMap map)
    {
        var pieces = Pieces(map);
        return pieces.Count < 2 ? map : Without(map, pieces, Outline(pieces.MaxBy(p => p.Count)!.Voxels, map.Size));
    }

    /// <summary>The labels without pieces that lie over or under no part of an outline.</summary>
    /// <param name="map">Labels; not changed.</param>
    /// <param name="outline">Pixels of a slice.</param>
    public static LabelMap Within(LabelMap map, bool[] outline) => Without(map, Pieces(map), outline);

    /// <summary>Which pixels of a slice lie over or under any of some voxels.</summary>
    /// <param name="voxels">Some voxels of a stack.</param>
    /// <param name="size">Its extent.</param>
    public static bool[] Outline(IReadOnlyList<int> voxels, StackSize size)
    {
        var outline = new bool[size.SliceLength];
        foreach (var voxel in voxels)
            outline[voxel % size.SliceLength] = true;
        return outline;
    }

    /// <summary>How sure a network is that voxels belong to it, summed over them.</summary>
    /// <param name="probabilities">Of all classes, class by class of a voxel.</param>
    /// <param name="voxels">Which.</param>
    /// <param name="size">Extent of the stack.</param>
    public static double Sureness(float[] probabilities, IReadOnlyList<int> voxels, StackSize size)
    {
        var (sum, classes) = (0.0, probabilities.Length / size.Count);
        foreach (var voxel in voxels)
        {
            var at = voxel * classes;
            sum += probabilities[at + (int)Structure.Myocardium] + probabilities[at + (int)Structure.BloodPool];
        }

        return sum;
    }

    private static LabelMap Without(LabelMap map, IReadOnlyList<Component> pieces, bool[] outline)
    {
        var labels = map.Labels.ToArray();
        foreach (var stray in pieces.Where(p => !p.Voxels.Any(v => outline[v % map.Size.SliceLength])))
        {
            foreach (var voxel in stray.Voxels)
                labels[voxel] = 0;
        }

        return new LabelMap(map.Size, labels);
    }
}

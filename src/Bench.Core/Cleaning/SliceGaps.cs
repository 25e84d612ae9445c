using Bench.Core.Surfaces;

namespace Bench.Core.Cleaning;

/// <summary>
/// Fills slices in which a heart was lost between slices in which it was found. Outlines of heart and blood are interpolated from the
/// nearest found
/// slices by signed distance (Raya and Udupa 1990, IEEE Trans Med Imaging 9:32). The ends of a heart are left as they are.
/// </summary>
public static class SliceGaps
{
    private const double LostShare = 0.25;

    /// <summary>Fills the lost slices of one frame.</summary>
    /// <param name="map">The labels; not changed.</param>
    /// <returns>The filled labels, and the 0-based slices that were filled; the map itself where there are none.</returns>
    public static (LabelMap Map, IReadOnlyList<int> Filled) Fill(LabelMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        bool[][] hearts = [.. Enumerable.Range(0, map.Size.Slices).Select(s => Mask(map, s, IsHeart))];
        int[] areas = [.. hearts.Select(h => h.Count(inside => inside))];
        int Largest(Range slices) => areas[slices].DefaultIfEmpty().Max();
        bool[] lost = [.. areas.Select((area, s) => area < LostShare * Math.Min(Largest(..s), Largest((s + 1)..)))];
        var filled = new List<int>();
        var labels = map.Labels.ToArray();
        for (var slice = 0; slice < lost.Length; slice++)
        {
            if (!lost[slice])
            {
                continue;
            }

            var (before, after) = (Array.LastIndexOf(lost, false, slice), Array.IndexOf(lost, false, slice));
            // What lies elsewhere in the next found slice is another thing than this heart.
            if (before < 0 || after < 0 || !hearts[before].Zip(hearts[after]).Any(pair => pair.First && pair.Second))
            {
                continue;
            }

            var share = (slice - before) / (double)(after - before);
            var heart = Between(hearts[before], hearts[after], share, map.Size);
            var blood = Between(Mask(map, before, IsBlood), Mask(map, after, IsBlood), share, map.Size);
            for (var i = 0; i < heart.Length; i++)
            {
                ref var label = ref labels[(slice * map.Size.SliceLength) + i];
                label = !heart[i] ? IsHeart(label) ? (byte)0 : label : (byte)(blood[i] ? Structure.BloodPool : Structure.Myocardium);
            }

            filled.Add(slice);
        }

        return filled.Count == 0 ? (map, filled) : (new LabelMap(map.Size, labels), filled);
    }

    private static bool IsHeart(byte label) => label is (byte)Structure.Myocardium or (byte)Structure.BloodPool;

    private static bool IsBlood(byte label) => label == (byte)Structure.BloodPool;

    private static bool[] Mask(LabelMap map, int slice, Converter<byte, bool> isInside) =>
        Array.ConvertAll(map.Slice(slice).ToArray(), isInside);

    private static bool[] Between(bool[] first, bool[] last, double share, StackSize size)
    {
        var (depthFirst, depthLast) = (Depths(first, size), Depths(last, size));
        if (depthFirst is not null && depthLast is not null)
        {
            return [.. depthFirst.Zip(depthLast, (a, b) => ((1 - share) * a) + (share * b) > 0)];
        }

        // Where one of them has none, the other shrinks to a point halfway.
        var (depths, away) = depthFirst is not null ? (depthFirst, share) : (depthLast ?? [.. first.Select(_ => -1.0)], 1 - share);
        var deepest = Math.Max(0, depths.Max());
        return Array.ConvertAll(depths, depth => depth > 2 * away * deepest);
    }

    // Pixels to the outline: above 0 within, below 0 outside; null for an empty mask.
    private static double[]? Depths(bool[] mask, StackSize size)
    {
        if (!mask.Contains(true))
        {
            return null;
        }

        var (plane, pixel) = (new StackSize(size.Height, size.Width, 1), new VoxelSpacing(1, 1, 1));
        var outside = Array.ConvertAll(mask, inside => !inside);
        var toInside = DistanceTransform.ToNearest(mask, plane, pixel);
        double[] toOutside = outside.Contains(true)
            ? DistanceTransform.ToNearest(outside, plane, pixel)
            : [.. mask.Select(_ => (double)Math.Max(size.Height, size.Width))];
        return [.. mask.Select((inside, i) => inside ? toOutside[i] - 0.5 : 0.5 - toInside[i])];
    }
}

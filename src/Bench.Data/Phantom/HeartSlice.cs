namespace Bench.Data.Phantom;

/// <summary>Shares of blood pool and muscle in the pixels around the heart, for one slice at one moment: averaged over the slice's thickness, as an image is.</summary>
internal sealed class HeartSlice
{
    private const int SubSlices = 3;

    /// <summary>Half the side of the square that is looked at, mm.</summary>
    public const double ReachMm = 5.6;

    private HeartSlice(int top, int left, int side)
    {
        Top = top;
        Left = left;
        Side = side;
        Blood = new float[side * side];
        Muscle = new float[side * side];
        RightBlood = new float[side * side];
    }

    public int Top { get; }

    public int Left { get; }

    public int Side { get; }

    /// <summary>Share of each pixel that is left-ventricular blood, 0 … 1.</summary>
    public float[] Blood { get; }

    /// <summary>Share that is left-ventricular muscle.</summary>
    public float[] Muscle { get; }

    /// <summary>Share that is other blood: right ventricle, and atria and great vessels above the base.</summary>
    public float[] RightBlood { get; }

    public static HeartSlice Of(HeartMoment heart, int slice, double pixelMm, int size, int subSlices = SubSlices)
    {
        var shape = heart.Shape;
        var (centreRow, centreColumn) = (shape.CentreRow + (shape.TiltRow * slice), shape.CentreColumn + (shape.TiltColumn * slice));
        var side = Math.Min(size, (int)Math.Ceiling(2 * ReachMm / pixelMm));
        var window = new HeartSlice(
            Math.Clamp((int)((centreRow / pixelMm) - (side / 2.0)), 0, size - side), Math.Clamp((int)((centreColumn / pixelMm) - (side / 2.0)), 0, size - side), side);
        for (var sub = 0; sub < subSlices; sub++)
        {
            var z = slice + ((sub + 0.5) / subSlices);
            var (inner, outer) = heart.RadiiAt(z);
            for (var i = 0; i < side * side; i++)
            {
                var row = ((window.Top + (i / side) + 0.5) * pixelMm) - centreRow;
                var column = ((window.Left + (i % side) + 0.5) * pixelMm) - centreColumn;
                window.Add(i, heart, row, column, z, inner, outer, pixelMm, 1f / subSlices);
            }
        }

        return window;
    }

    private void Add(int i, HeartMoment heart, double row, double column, double z, double inner, double outer, double pixelMm, float weight)
    {
        double blood = 0, whole = 0;
        if (double.IsNaN(inner))
        {
            var above = heart.BaseMm - z;
            var vessels = Math.Sqrt((row * row) + (column * column)) - Math.Max(0, heart.Radius + (heart.Wall * 0.9) - (1.1 * above));
            RightBlood[i] += weight * (float)(0.9 * Share(vessels, pixelMm));
            return;
        }

        if (outer > 0)
        {
            var (cavity, muscle) = heart.DistancesAt(row, column, (z - heart.BaseMm) / heart.Length, inner, outer);
            whole = Share(muscle, pixelMm);
            blood = Math.Min(whole, Share(cavity, pixelMm));
        }

        Blood[i] += weight * (float)blood;
        Muscle[i] += weight * (float)(whole - blood);

        // The right ventricle: a crescent around the septum, shorter than the left.
        var depth = (z - heart.BaseMm) / (0.72 * heart.Length);
        if (depth < 1)
        {
            var narrowing = Math.Sqrt(1 - (depth * depth));
            var right = (heart.Radius + heart.Wall) * narrowing;
            var (r, c) = (row + (0.25 * right), column - (0.62 * right));
            var crescent = Math.Sqrt((r * r) + (c * c)) - (right * (1.02 - (0.12 * heart.Emptied)));
            RightBlood[i] += weight * (float)(Share(crescent, pixelMm) * (1 - whole));
        }
    }

    private static double Share(double distance, double pixelMm) => Math.Clamp(0.5 - (distance / pixelMm), 0, 1);
}

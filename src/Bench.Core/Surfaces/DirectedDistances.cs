namespace Bench.Core.Surfaces;

/// <summary>Distances from the points of one surface to the nearest of another, ascending, with the weight of each point.</summary>
/// <param name="Millimetres">Distances, ascending.</param>
/// <param name="Weights">Weights in the same order; null where each is 1.</param>
internal sealed record DirectedDistances(double[] Millimetres, double[]? Weights)
{
    public static DirectedDistances None { get; } = new([], null);

    public double TotalWeight => Weights?.Sum() ?? Millimetres.Length;

    public double Sum => Weights is null ? Millimetres.Sum() : Millimetres.Zip(Weights, (d, w) => d * w).Sum();

    public double Mean => Sum / TotalWeight;

    public static DirectedDistances From(Surface surface, Surface target, VoxelSpacing spacing)
    {
        if (!surface.Points.Contains(true))
            return None;

        var squared = DistanceTransform.SquaredToNearest(target.Points, surface.Points, target.Grid, spacing);
        var distances = new List<double>();
        var weights = surface.Weights is null ? null : new List<double>();
        for (var i = 0; i < squared.Length; i++)
        {
            if (!surface.Points[i])
                continue;

            distances.Add(Math.Sqrt(squared[i]));
            weights?.Add(surface.Weights![i]);
        }

        return Sorted([.. distances], weights?.ToArray());
    }

    public static DirectedDistances Pool(DirectedDistances a, DirectedDistances b) =>
        Sorted([.. a.Millimetres, .. b.Millimetres], a.Weights is null || b.Weights is null ? null : [.. a.Weights, .. b.Weights]);

    /// <summary>
    /// Percentile of a non-empty set: linear interpolation between order statistics (Hyndman and Fan's type 7, NumPy's default), or,
    /// weighted, the smallest distance that covers the share.
    /// </summary>
    public double Percentile(double percent)
    {
        if (Weights is null)
        {
            var position = percent / 100 * (Millimetres.Length - 1);
            var below = (int)position;
            var above = Math.Min(below + 1, Millimetres.Length - 1);
            return Millimetres[below] == Millimetres[above]
                ? Millimetres[below]
                : Millimetres[below] + ((position - below) * (Millimetres[above] - Millimetres[below]));
        }

        var (share, total) = (0.0, TotalWeight);
        for (var i = 0; i < Weights.Length; i++)
        {
            share += Weights[i];
            if (share / total >= percent / 100)
                return Millimetres[i];
        }

        return Millimetres[^1];
    }

    public double WeightWithin(double toleranceMm)
    {
        // 3 × 0.1 mm is 0.30000000000000004 in binary, and 0.1 mm stored as float32 is 0.10000000149 mm: the slack keeps such rounding from
        // deciding.
        var limit = toleranceMm * (1 + SurfaceDistances.ToleranceSlack);
        var weight = 0.0;
        for (var count = 0; count < Millimetres.Length && Millimetres[count] <= limit; count++)
            weight += Weights?[count] ?? 1;

        return weight;
    }

    private static DirectedDistances Sorted(double[] distances, double[]? weights)
    {
        if (weights is null)
            Array.Sort(distances);
        else
            Array.Sort(distances, weights);

        return new DirectedDistances(distances, weights);
    }
}

/// <summary>
/// Of what a percentile Hausdorff distance is a percentile. The two can differ by the size of the object (loli/medpy issue 138).
/// </summary>
public enum PercentileRule
{
    /// <summary>The larger of the two percentiles, one for each direction. The default.</summary>
    LargerOfDirected,

    /// <summary>The percentile of the distances of both directions taken together.</summary>
    Pooled,
}

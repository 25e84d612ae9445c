namespace Bench.Core.Surfaces;

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

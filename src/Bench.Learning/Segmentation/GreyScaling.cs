namespace Bench.Learning.Segmentation;

/// <summary>How grey values are scaled before a model made elsewhere sees them, each slice on its own.</summary>
public enum GreyScaling
{
    /// <summary>(x − min) / (max − min).</summary>
    Unit,

    /// <summary>(x − mean) / standard deviation (divided by n); zeros where all values are equal.</summary>
    ZScore,

    /// <summary>As stored.</summary>
    None,
}

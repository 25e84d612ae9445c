namespace Bench.Statistics.Comparison;

/// <summary>How the two columns of an equivalence test belong together.</summary>
public enum EquivalenceDesign
{
    /// <summary>Case by case: the test is on the differences.</summary>
    Paired,

    /// <summary>Two independent samples of equal variance.</summary>
    Pooled,

    /// <summary>Two independent samples, Welch's degrees of freedom.</summary>
    Welch,
}

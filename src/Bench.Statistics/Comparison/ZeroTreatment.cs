namespace Bench.Statistics.Comparison;

/// <summary>What a signed-rank test does with differences of exactly zero.</summary>
public enum ZeroTreatment
{
    /// <summary>Leaves them out before ranking (Wilcoxon 1945). The default.</summary>
    Drop,

    /// <summary>Ranks them with the others, then leaves their ranks out (Pratt 1959).</summary>
    Pratt,
}

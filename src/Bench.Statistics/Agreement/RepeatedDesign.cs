namespace Bench.Statistics.Agreement;

/// <summary>What several measurements of one case mean.</summary>
public enum RepeatedDesign
{
    /// <summary>
    /// Measured in pairs while the true value changes (frames of one heart): differences within a case share that case's bias
    /// (Bland and Altman 2007, J Biopharm Stat 17:571, section 3).
    /// </summary>
    VaryingTruth,

    /// <summary>
    /// Replicates of one unchanging true value; the order of pairs within a case has no meaning (Bland and Altman 1999, section 5.2; 2007,
    /// section 2).
    /// </summary>
    ConstantTruth,
}

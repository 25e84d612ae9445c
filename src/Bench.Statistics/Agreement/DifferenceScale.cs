namespace Bench.Statistics.Agreement;

/// <summary>How two measurements of one case are compared.</summary>
public enum DifferenceScale
{
    /// <summary>Predicted less reference, in the unit of the measurement.</summary>
    Absolute,

    /// <summary>Predicted less reference, over the mean of the two: a fraction, printed as percent.</summary>
    FractionOfMean,

    /// <summary>
    /// Predicted over reference, analysed as a difference of natural logarithms and given back as a ratio (Bland and Altman 1999, section
    /// 4.2). Both values must be above zero.
    /// </summary>
    Ratio,
}

namespace Bench.Statistics.Coverage;

/// <summary>Coverage of the intervals of two columns.</summary>
/// <param name="Bias">Of the t interval of the bias.</param>
/// <param name="LowerLimit">Of the exact interval of the lower limit of agreement.</param>
/// <param name="UpperLimit">Of that of the upper limit.</param>
/// <param name="Pearson">Of Fisher's interval of the correlation; its skewness is that of the reference.</param>
/// <param name="Concordance">Of the interval of Lin's concordance correlation (1/n form); likewise.</param>
public sealed record PairCoverage(
    SimulatedCoverage Bias,
    SimulatedCoverage LowerLimit,
    SimulatedCoverage UpperLimit,
    SimulatedCoverage Pearson,
    SimulatedCoverage Concordance);

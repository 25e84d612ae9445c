namespace Bench.Statistics.Coverage;

/// <summary>How often intervals of a nominal level held the true number, in simulated samples like the cases at hand.</summary>
/// <param name="Count">Cases, and size of each sample.</param>
/// <param name="Nominal">Nominal level, a fraction.</param>
/// <param name="Coverage">Share of samples whose interval held the truth; NaN where there are too few cases to tell.</param>
/// <param name="Replicates">Samples.</param>
/// <param name="Skewness">Skewness of the cases, m₃/m₂^1.5: 0 for a symmetric distribution.</param>
public sealed record SimulatedCoverage(int Count, double Nominal, double Coverage, int Replicates, double Skewness)
{
    /// <summary>Standard error of the coverage, from the number of samples.</summary>
    public double StandardError => Math.Sqrt(Coverage * (1 - Coverage) / Replicates);

    internal static SimulatedCoverage Undefined(int count, double skewness, CoverageOptions options) =>
        new(count, options.Level, double.NaN, 0, skewness);
}

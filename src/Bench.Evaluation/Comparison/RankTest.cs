namespace Bench.Evaluation.Comparison;

/// <summary>Friedman's test of three and more models on the same mice: whether their ranks within a mouse differ by more than chance.</summary>
/// <param name="MeanRanks">Mean rank of each model over mice, in the order of the comparison's models; 1 is best.</param>
/// <param name="ChiSquared">Friedman's statistic, corrected for ties; models − 1 degrees of freedom.</param>
/// <param name="PValue">Its p by the chi-squared distribution.</param>
/// <param name="ImanDavenportF">Iman and Davenport's F (1980), less conservative.</param>
/// <param name="ImanDavenportP">Its p.</param>
/// <param name="HolmP">That p, corrected for all measures of the comparison (Holm).</param>
/// <param name="KendallW">Kendall's W, 0 (every mouse ranks the models otherwise) … 1 (all rank them alike).</param>
public sealed record RankTest(
    IReadOnlyList<double> MeanRanks, double ChiSquared, double PValue, double ImanDavenportF, double ImanDavenportP, double HolmP, double KendallW);

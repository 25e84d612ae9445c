namespace Bench.Statistics.Comparison;

/// <summary>Two treatments compared after Friedman's test.</summary>
/// <param name="First">Column of the first treatment, from 0.</param>
/// <param name="Second">Column of the second.</param>
/// <param name="RankDifference">Mean rank of the second less that of the first.</param>
/// <param name="NemenyiPValue">p by the studentised range of mean ranks, which covers all pairs (Nemenyi 1963).</param>
/// <param name="WilcoxonPValue">p of the signed-rank test of this pair alone.</param>
/// <param name="HolmPValue">That p after Holm's correction over all pairs.</param>
public sealed record FriedmanPair(
    int First, int Second, double RankDifference, double NemenyiPValue, double WilcoxonPValue, double HolmPValue);

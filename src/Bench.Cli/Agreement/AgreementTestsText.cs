using System.Globalization;
using Bench.Statistics;
using Bench.Statistics.Analysis;

namespace Bench.Cli.Agreement;

/// <summary>The tests and planning of an agreement analysis as plain text.</summary>
/// <param name="analysis">What to write.</param>
/// <param name="lines">Where it is written.</param>
internal sealed class AgreementTestsText(AgreementAnalysis analysis, TextLines lines)
{
    /// <summary>Writes the section.</summary>
    /// <param name="heading">Its heading.</param>
    public void Write(string heading)
    {
        lines.Section(heading);
        Test(
            "t-test",
            analysis.TTest.PValue,
            analysis.TTest.Outcome,
            analysis.Count,
            $"t = {TextLines.Number(analysis.TTest.Statistic)}, {analysis.TTest.DegreesOfFreedom} df");
        Test(
            "Wilcoxon signed-rank",
            analysis.SignedRank.PValue,
            analysis.SignedRank.Outcome,
            analysis.SignedRank.Count,
            $"W = {TextLines.Number(analysis.SignedRank.Statistic)}, {analysis.SignedRank.Count} differences other than zero, "
                + $"{analysis.SignedRank.ZeroCount} zero");
        Test(
            "sign test",
            analysis.Sign.PValue,
            analysis.Sign.Outcome,
            analysis.Count,
            $"{analysis.Sign.PositiveCount} above, {analysis.Sign.NegativeCount} below, {analysis.Sign.ZeroCount} equal");
        Test(
            "permutation",
            analysis.Permutation.PValue,
            analysis.Permutation.Outcome,
            analysis.Count,
            $"{analysis.Permutation.PatternCount} sign patterns, "
                + $"{(analysis.Permutation.IsExact ? "all" : $"at random, seed {analysis.Permutation.Seed}")}");
        lines.Estimate(
            "effect size d_z",
            analysis.EffectSize.CohenDz,
            analysis.EffectSize.CohenDzInterval,
            analysis.EffectSize.Outcome,
            analysis.Count);
        if (double.IsFinite(analysis.Planning.DetectableBias))
        {
            lines.Entry(
                "planning: bias that is found",
                $"{lines.WithUnit(analysis.Planning.DetectableBias)} and more by {analysis.Count} pairs with 0.80 power, if the SD is "
                    + "as found");
        }

        if (analysis.Equivalence is { } equivalence)
        {
            Test(
                "equivalence (TOST)",
                equivalence.PValue,
                equivalence.Outcome,
                equivalence.Count,
                $"margin {TextLines.Number(equivalence.UpperMargin)}: {(equivalence.IsEquivalent ? "shown" : "not shown")}");
            Planning(analysis.Planning);
        }

        lines.Paragraph("A large p does not show agreement; that takes a margin fixed beforehand and intervals inside it.");
    }

    private void Planning(AgreementPlanning planning)
    {
        static string Pairs(int? count) => count is null or int.MaxValue ? "no number of pairs is enough" : $"{count} pairs are enough";
        if (double.IsFinite(planning.EquivalencePower))
        {
            var chance = planning.EquivalencePower.ToString("0.00", CultureInfo.InvariantCulture);
            lines.Entry(
                "planning: equivalence",
                $"for 0.80 power {Pairs(planning.EquivalenceCount)}, {analysis.Count} have {chance}, if the true bias is 0 and the SD "
                    + $"as found");
            lines.Entry("planning: limits within the margin", $"for 0.80 power {Pairs(planning.LimitsCount)}, under the same assumptions");
        }
    }

    private void Test(string name, double p, StatisticOutcome outcome, int count, string detail) =>
        lines.Entry(name, double.IsNaN(p) ? $"undefined: {TextLines.Why(outcome, count)}" : $"{TextLines.P(p)} ({detail})");
}

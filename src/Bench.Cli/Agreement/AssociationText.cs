using Bench.Statistics.Analysis;
using Bench.Statistics.Association;
using Bench.Statistics.Resampling;

namespace Bench.Cli.Agreement;

/// <summary>Coefficients of association and the bootstrap's intervals, as text.</summary>
/// <param name="a">The analysis.</param>
/// <param name="lines">Where to write.</param>
internal sealed class AssociationText(AgreementAnalysis a, TextLines lines)
{
    /// <summary>Writes the coefficients.</summary>
    /// <param name="heading">Of the section.</param>
    public void Write(string heading)
    {
        lines.Section(heading);
        lines.Estimate(
            "Pearson r",
            a.Pearson.Coefficient,
            a.Pearson.Interval,
            a.Pearson.Outcome,
            a.Count,
            after: $", {TextLines.P(a.Pearson.PValue)}");
        lines.Estimate(
            "Spearman rho",
            a.Spearman.Coefficient,
            a.Spearman.Interval,
            a.Spearman.Outcome,
            a.Count,
            after: $", {TextLines.P(a.Spearman.PValue)}");
        lines.Estimate(
            "Kendall tau-b",
            a.Kendall.Coefficient,
            a.Kendall.Interval,
            a.Kendall.Outcome,
            a.Count,
            after: $", {TextLines.P(a.Kendall.PValue)}");
        lines.Estimate(
            "Lin's concordance (CCC, 1/n)", a.Concordance.Coefficient, a.Concordance.Interval, a.Concordance.Outcome, a.Count);
        var agreement = a.Intraclass[IntraclassForm.AgreementSingle];
        var consistency = a.Intraclass[IntraclassForm.ConsistencySingle];
        lines.Estimate("ICC(2,1), agreement", agreement.Coefficient, agreement.Interval, a.Intraclass.Outcome, a.Count);
        lines.Estimate("ICC(3,1), consistency", consistency.Coefficient, consistency.Interval, a.Intraclass.Outcome, a.Count);
        lines.Estimate("Deming slope", a.Deming.Slope, a.Deming.SlopeInterval, a.Deming.Outcome, a.Count);
        lines.Estimate("Passing-Bablok slope", a.PassingBablok.Slope, a.PassingBablok.SlopeInterval, a.PassingBablok.Outcome, a.Count);
    }

    /// <summary>Writes the bootstrap's intervals.</summary>
    /// <param name="heading">Of the section.</param>
    public void WriteBootstrap(string heading)
    {
        var b = a.Bootstrap;
        lines.Section(heading);
        Resampled("bias", b.Bias, true);
        Resampled("SD of differences", b.StandardDeviation, true);
        Resampled("lower limit", b.LowerLimit, true);
        Resampled("upper limit", b.UpperLimit, true);
        Resampled("Pearson r", b.Pearson, false);
        Resampled("Lin's concordance", b.Concordance, false);
        if (a.Count > ResampleCount.MostDraws / a.Options.Bootstrap.Resamples)
        {
            lines.Paragraph(
                $"With {a.Count} pairs random methods repeat less often: {b.Options.Resamples} resamples, "
                    + $"{a.Permutation.PatternCount} sign patterns, {a.Range.PairingCount} random pairings (docs/agree.md). Nothing "
                    + "else is shortened.");
        }
    }

    private void Resampled(string name, BootstrapEstimate e, bool hasUnit) =>
        lines.Estimate(name, e.Estimate, e.Bca, e.Outcome, a.Count, hasUnit);
}

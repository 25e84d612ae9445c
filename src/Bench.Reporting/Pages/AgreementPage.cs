using System.Globalization;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Pdf;
using Bench.Reporting.Wording;
using Bench.Statistics;
using Bench.Statistics.Analysis;
using Bench.Statistics.Association;

namespace Bench.Reporting.Pages;

/// <summary>
/// The agreement of any two columns on one A4 page as PDF: figure, main numbers, and what of Gerke's checklist asks for care. The same
/// analysis gives the same bytes.
/// </summary>
public static class AgreementPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="figure">Its figure, from <see cref="AgreementFigure"/>.</param>
    /// <param name="origin">Where the numbers come from, such as a file name.</param>
    /// <param name="output">Where to; left open.</param>
    public static void Write(AgreementAnalysis analysis, Figure figure, string origin, Stream output)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(output);
        output.Write(TaggedPdf.Of([.. Blocks(analysis, figure, origin)], new PdfDescription(figure.Title)));
    }

    private static IEnumerable<Block> Blocks(AgreementAnalysis a, Figure figure, string origin)
    {
        var left = a.ExcludedCount == 0
            ? string.Empty
            : $"; {NumberText.Plural(a.ExcludedCount, "row", "rows")} left out for a missing value";
        yield return new Paragraph(RichText.Strong(figure.Title), Fonts.Section) { IsTitle = true, SpaceAfter = 4 };
        yield return new Paragraph(
            $"{origin}: {NumberText.Plural(a.Count, "pair", "pairs")}{left}. Unit: "
                + $"{(a.Options.Unit.Length == 0 ? "not given" : a.Options.Unit)}.",
            Fonts.Body)
        { SpaceAfter = 12 };
        yield return new FigureBlock(figure, 1) { SpaceAfter = 12 };
        yield return new TableBlock(
            [
                new("Number"), new("n", 1), new("Estimate", 1), new("95 % interval", 1), new("Method", Flexible: true),
            ], [.. Numbers(a)], Fonts.Dense)
        {
            Number = 1,
            Caption = "Differences are predicted − reference. An en dash stands for what these data leave undefined.",
            SpaceAfter = 12,
        };
        ChecklistItem[] items = [.. a.Checklist.Where(i => i.Status is ChecklistStatus.Open or ChecklistStatus.Caution)];
        if (items.Length > 0)
        {
            yield return new TableBlock(
                [new("Item"), new("Status"), new("Finding", Flexible: true)],
                [
                    .. items.Select(
                        i =>
                            new TableRow([$"{i.Number}. {i.Title}", i.Status == ChecklistStatus.Open ? "to supply" : "caution", i.Finding]))
                ],
                Fonts.Dense)
            {
                Number = 2,
                Caption =
                    $"Items of Gerke's checklist (Diagnostics 2020, 10:334) that the author must supply or that ask for care; the "
                        + $"other {16 - items.Length} of 16 are met.",
            };
        }
    }

    private static IEnumerable<TableRow> Numbers(AgreementAnalysis a)
    {
        var (b, unit, decimals) = (a.Absolute, a.Options.Unit, Math.Max(1, NumberText.DecimalsFor(a.Absolute.BiasInterval.Width / 2, 3)));
        string Named(string name) => unit.Length == 0 ? name : $"{name} ({unit})";
        yield return Row(Named("Bias"), b.Count, b.Bias, b.BiasInterval, decimals, "t");
        yield return Row(Named("SD of differences"), b.Count, b.StandardDeviation, Interval.Undefined(0.95), decimals, "divisor n − 1");
        yield return Row(
            Named("Lower limit of agreement"), b.Count, b.LowerLimit, b.LowerLimitInterval, decimals, "exact pair, Carkeet 2015");
        yield return Row(
            Named("Upper limit of agreement"), b.Count, b.UpperLimit, b.UpperLimitInterval, decimals, "exact pair, Carkeet 2015");
        yield return Row(
            "Slope on the mean",
            a.OnMean.Line.Count,
            a.OnMean.Line.Slope,
            a.OnMean.Line.SlopeInterval,
            3,
            P(a.OnMean.Line.SlopePValue),
            ruleAbove: true);
        yield return Row(
            "Slope on the reference",
            a.OnReference.Line.Count,
            a.OnReference.Line.Slope,
            a.OnReference.Line.SlopeInterval,
            3,
            P(a.OnReference.Line.SlopePValue) + (a.AxesDisagree ? "; the axes disagree" : string.Empty));
        yield return Row("Shapiro–Wilk W", a.Normality.Count, a.Normality.Statistic, Interval.Undefined(0.95), 3, P(a.Normality.PValue));
        yield return Row("Pearson r", a.Pearson.Count, a.Pearson.Coefficient, a.Pearson.Interval, 3, P(a.Pearson.PValue), ruleAbove: true);
        yield return Row("Spearman ρ", a.Spearman.Count, a.Spearman.Coefficient, a.Spearman.Interval, 3, P(a.Spearman.PValue));
        yield return Row("Lin's concordance", a.Concordance.Count, a.Concordance.Coefficient, a.Concordance.Interval, 3, "divisor n");
        var icc = a.Intraclass[IntraclassForm.AgreementSingle];
        yield return Row("ICC(2,1)", a.Count, icc.Coefficient, icc.Interval, 3, "absolute agreement");
        yield return Row(
            Named("Paired t-test"),
            a.TTest.Count,
            a.TTest.MeanDifference,
            a.TTest.MeanDifferenceInterval,
            decimals,
            P(a.TTest.PValue),
            ruleAbove: true);
        yield return Row(
            Named("Signed-rank, Hodges–Lehmann"),
            a.SignedRank.Count,
            a.SignedRank.Shift,
            a.SignedRank.ShiftInterval,
            decimals,
            P(a.SignedRank.PValue));
        yield return Row(
            Named("Bias, bootstrap"),
            a.Bootstrap.Count,
            a.Bootstrap.Bias.Estimate,
            a.Bootstrap.Bias.Bca,
            decimals,
            $"BCa, {NumberText.Count(a.Bootstrap.Options.Resamples)} resamples");
    }

    private static string P(double p) => double.IsNaN(p) ? "p undefined" : NumberText.PEquals(p);

    private static TableRow Row(
        string name, int count, double value, Interval interval, int decimals, string method, bool ruleAbove = false) => new(
        [
            name, count.ToString(CultureInfo.InvariantCulture), NumberText.Fixed(value, decimals),
            NumberText.Interval(interval.Low, interval.High, decimals), method,
        ], ruleAbove);
}

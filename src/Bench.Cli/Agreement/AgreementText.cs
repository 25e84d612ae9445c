using Bench.Statistics;
using Bench.Statistics.Agreement;
using Bench.Statistics.Analysis;
using Bench.Statistics.Coverage;

namespace Bench.Cli.Agreement;

/// <summary>An agreement analysis as plain text.</summary>
/// <param name="document">What to write.</param>
internal sealed class AgreementText(AgreementDocument document)
{
    private readonly AgreementAnalysis _a = document.Analysis;
    private readonly TextLines _lines = new(document.Unit);

    /// <summary>Writes the whole.</summary>
    public static string Of(AgreementDocument document) => new AgreementText(document).Write();

    private string Write()
    {
        Data();
        BiasAndLimits();
        Repeated();
        Proportional();
        Normality();
        Influence();
        var associations = new AssociationText(_a, _lines);
        associations.Write(Heading("Association"));
        new AgreementTestsText(_a, _lines).Write(Heading("Paired tests of no difference (two-sided)"));
        var resampling = _a.Bootstrap.Options;
        associations.WriteBootstrap(Heading($"Bootstrap by row, BCa, {resampling.Resamples} resamples, seed {resampling.Seed}"));
        Coverage();
        Checklist();
        return _lines.ToString();
    }

    private string Heading(string title) => $"{title} (n = {_a.Count}{(document.Unit.Length == 0 ? string.Empty : $", {document.Unit}")})";

    private void Data()
    {
        _lines.Section("Data");
        _lines.Entry("file", document.File);
        _lines.Entry("difference", $"{document.PredictedColumn} - {document.ReferenceColumn} (predicted - reference)");
        _lines.Entry("unit", document.Unit.Length == 0 ? "not given (--unit)" : document.Unit);
        var missing = document.MissingCount == 0
            ? string.Empty
            : $", {document.MissingCount} left out (missing value; {(document.MissingCount == 1 ? "line" : "lines")} "
                + $"{TextLines.Listed(document.MissingLines)})";
        _lines.Entry("rows", $"{document.RowCount}: {_a.Count} pairs used{missing}");
        Column("reference", _a.Reference);
        Column("predicted", _a.Predicted);
        _lines.Entry("intervals", "95 % in brackets, unless said otherwise");
        if (_a.Count < 3)
        {
            _lines.Paragraph(
                $"With {_a.Count} pairs most of what follows is undefined: a mean needs 1 pair, a spread and limits 2, a test of "
                    + "normality or trend 3, an interval of a correlation 4.");
        }
        else if (_a.Absolute.StandardDeviation == 0)
        {
            _lines.Paragraph(
                "All differences are equal: limits coincide with the bias, and whatever is measured against their spread is undefined.");
        }
    }

    private void Column(string name, Summary s) => _lines.Entry(
        name, double.IsNaN(s.Mean)
            ? $"undefined: {TextLines.Why(s.Outcome, s.Count)}"
            : $"mean {_lines.WithUnit(s.Mean)}, SD {TextLines.Number(s.StandardDeviation)}, median {TextLines.Number(s.Median)}, "
                + $"range {TextLines.Number(s.Minimum)} to {TextLines.Number(s.Maximum)}");

    private void BiasAndLimits()
    {
        var b = _a.Absolute;
        _lines.Section(Heading("Bias and limits of agreement"));
        _lines.Estimate("bias", b.Bias, b.BiasInterval, b.Outcome, b.Count, hasUnit: true);
        _lines.Entry(
            "SD of differences (n - 1)",
            double.IsNaN(b.StandardDeviation) ? $"undefined: {TextLines.Why(b.Outcome, b.Count)}" : _lines.WithUnit(b.StandardDeviation));
        _lines.Estimate("lower limit", b.LowerLimit, b.LowerLimitInterval, b.Outcome, b.Count, hasUnit: true);
        _lines.Estimate("upper limit", b.UpperLimit, b.UpperLimitInterval, b.Outcome, b.Count, hasUnit: true);
        if (double.IsFinite(b.LowerLimit))
        {
            _lines.Entry(
                "multiplier of the SD",
                $"{TextLines.Number(b.Multiplier)}; {b.OutsideLimits.Count()} of {b.Count} differences outside the limits");
            _lines.Paragraph("Intervals of the limits by each method (the first is used above):");
            foreach (var m in b.LimitIntervals)
            {
                _lines.Entry("  " + Name(m.Method), $"lower {TextLines.Ends(m.Lower)}; upper {TextLines.Ends(m.Upper)}");
            }
        }

        Scale("as fraction of the mean", _a.Fraction);
        Scale("as ratio (geometric)", _a.Ratio);
        var q = _a.Nonparametric;
        _lines.Entry("by quantiles", double.IsNaN(q.Median.Estimate)
            ? $"undefined: {TextLines.Why(q.Median.Outcome, q.Median.Count)}"
            : $"median {_lines.WithUnit(q.Median.Estimate)}, limits {TextLines.Number(q.Lower.Estimate)} to "
                + $"{TextLines.Number(q.Upper.Estimate)}");
    }

    private void Repeated()
    {
        if (document.Repeated is not { } r)
        {
            return;
        }

        _lines.Section($"Repeated measurements: {r.PairCount} pairs of {r.CaseCount} cases (column {document.CaseColumn})");
        if (r.Outcome != StatisticOutcome.Defined)
        {
            _lines.Paragraph(r.CaseCount < 2
                ? "Undefined: there are fewer than two cases."
                : "No case occurs twice: rows are independent, and the limits above hold.");
            return;
        }

        _lines.Entry("rows of one case", r.Design == RepeatedDesign.ConstantTruth
            ? "replicates of one value (Bland & Altman 1999, 5.2)" : "pairs measured while the value changes (Bland & Altman 2007, 3)");
        _lines.Estimate("bias", r.Bias, r.BiasInterval, r.Outcome, r.CaseCount, hasUnit: true);
        _lines.Entry("SD between cases", _lines.WithUnit(r.BetweenDeviation));
        _lines.Entry("SD within a case", _lines.WithUnit(r.WithinDeviation));
        _lines.Entry("SD of one new pair", _lines.WithUnit(r.TotalDeviation));
        _lines.Estimate("lower limit", r.LowerLimit, r.LowerLimitInterval, r.Outcome, r.CaseCount, hasUnit: true);
        _lines.Estimate("upper limit", r.UpperLimit, r.UpperLimitInterval, r.Outcome, r.CaseCount, hasUnit: true);
        _lines.Paragraph(
            "Use these limits. All other sections take rows as independent: their intervals are too narrow and their p-values too small.");
    }

    private static string Name(LimitMethod method) => method switch
    {
        LimitMethod.ExactPair => "exact, pair (Carkeet 2015)",
        LimitMethod.ExactIndividual => "exact, one limit (Carkeet 2015)",
        LimitMethod.Mover => "MOVER (Zou 2013)",
        LimitMethod.Approximate1999 => "Bland & Altman 1999",
        _ => "Bland & Altman 1986",
    };

    private void Scale(string name, BlandAltman b) => _lines.Entry(
        name, double.IsNaN(b.Bias)
            ? $"undefined: {TextLines.Why(b.Outcome, b.Count)}"
            : $"{TextLines.Number(b.Bias)}, limits {TextLines.Number(b.LowerLimit)} to {TextLines.Number(b.UpperLimit)} (n = "
                + $"{b.Count}{(b.OutsideScaleCount > 0 ? $", {b.OutsideScaleCount} outside the scale" : string.Empty)})");

    private void Proportional()
    {
        _lines.Section(Heading("Proportional bias: difference regressed on size"));
        Axis("on the mean of both", _a.OnMean);
        Axis("on the reference", _a.OnReference);
        if (double.IsNaN(_a.OnMean.Line.SlopePValue) || double.IsNaN(_a.OnReference.Line.SlopePValue))
        {
            _lines.Paragraph("There is no verdict on proportional bias: a test of the slope is undefined.");
            return;
        }

        _lines.Paragraph(_a.AxesDisagree
            ? "The axes DISAGREE on proportional bias: show both. The mean suits methods of similar error (Bland & Altman 1995), the "
                + "reference one that has little error of its own (Krouwer 2008)."
            : "Both axes give one verdict.");
    }

    private void Axis(string name, ProportionalBias p)
    {
        _lines.Estimate(
            $"slope {name}",
            p.Line.Slope,
            p.Line.SlopeInterval,
            p.Line.Outcome,
            p.Line.Count,
            after: $", {TextLines.P(p.Line.SlopePValue)}");
        if (!double.IsNaN(p.Line.Slope))
        {
            _lines.Entry(
                "  spread changes along it",
                $"{TextLines.P(p.Spread.SlopePValue)} (regression of residuals), {TextLines.P(p.BreuschPaganPValue)} (Breusch-Pagan)");
        }
    }

    private void Normality()
    {
        var s = _a.Normality;
        _lines.Section(Heading("Normality of the differences"));
        _lines.Entry(
            "Shapiro-Wilk",
            double.IsNaN(s.Statistic)
                ? $"undefined: {TextLines.Why(s.Outcome, s.Count)}"
                : $"W = {TextLines.Number(s.Statistic)}, {TextLines.P(s.PValue)}");
        if (_a.Count > 5000)
        {
            _lines.Paragraph("Royston checked the p-value up to 5000 values; with so many, small departures are found that do not matter.");
        }
    }

    private void Influence()
    {
        _lines.Section(Heading("Outliers, and what leaving a case out does"));
        if (_a.Influence.Cases.Count == 0)
        {
            _lines.Entry("each case left out", $"undefined: {TextLines.Why(_a.Influence.Outcome, _a.Count)}");
            return;
        }

        _lines.Entry("outliers (Grubbs, Bonferroni)", Listed(_a.Influence.Outliers));
        _lines.Entry("verdict on trend hangs on", Listed(_a.Influence.Pivotal));
        var shown = _a.Influence.Cases
            .Where(c => c.IsOutsideLimits || c.OutlierPValue < _a.Influence.Alpha)
            .OrderByDescending(c => Math.Abs(c.Difference - _a.Absolute.Bias))
            .Take(10)
            .ToArray();
        foreach (var c in shown)
        {
            _lines.Entry(
                $"without line {document.Lines[c.Index]}",
                $"(difference {_lines.WithUnit(c.Difference)}, outlier {TextLines.P(c.OutlierPValue)}) bias "
                    + $"{TextLines.Number(c.BiasWithout)}, limits {TextLines.Number(c.LowerLimitWithout)} to "
                    + $"{TextLines.Number(c.UpperLimitWithout)}");
        }

        _lines.Entry(
            "bias, leaving each out",
            $"{TextLines.Number(_a.Influence.Cases.Min(c => c.BiasWithout))} to "
                + $"{TextLines.Number(_a.Influence.Cases.Max(c => c.BiasWithout))}");
    }

    private string Listed(IEnumerable<CaseInfluence> cases)
    {
        var lines = cases.Select(c => document.Lines[c.Index]).ToArray();
        return lines.Length == 0 ? "none" : $"{(lines.Length == 1 ? "line" : "lines")} {TextLines.Listed(lines)} of the file";
    }

    private void Coverage()
    {
        if (document.Coverage is not { } c || double.IsNaN(c.Bias.Coverage))
        {
            return;
        }

        _lines.Section($"What 95 % intervals cover here (simulated, {c.Bias.Replicates} samples; docs/methods.md)");
        _lines.Entry("skewness of the differences", TextLines.Number(c.Bias.Skewness));
        Covered("bias (t)", c.Bias);
        Covered("lower limit (exact pair)", c.LowerLimit);
        Covered("upper limit (exact pair)", c.UpperLimit);
        Covered("Pearson r (Fisher)", c.Pearson);
        Covered("Lin's concordance", c.Concordance);
    }

    private void Covered(string interval, SimulatedCoverage found) => _lines.Entry(
        interval,
        $"{(100 * found.Coverage).ToString("F1", System.Globalization.CultureInfo.InvariantCulture)} %"
            + (found.Coverage < 0.9 ? ": read it as too narrow" : string.Empty));

    private void Checklist()
    {
        _lines.Section("Gerke's checklist for reporting (Diagnostics 2020, 10:334)");
        _lines.Paragraph("Rows count from 1 below the header.");
        foreach (var item in _a.Checklist)
        {
            _lines.Item($"{item.Number,2} [{item.Status.ToString().ToLowerInvariant()}]", $"{item.Title}. {item.Finding}");
        }

        var open = _a.Checklist
            .Where(i => i.Status == ChecklistStatus.Open)
            .Select(i => $"{i.Number} ({i.Title.ToLowerInvariant()})")
            .ToArray();
        _lines.Paragraph(open.Length == 0 ? "Nothing is open." : $"You must still supply: {string.Join("; ", open)}.");
    }
}

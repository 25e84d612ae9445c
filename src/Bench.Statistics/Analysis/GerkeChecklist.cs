using System.Globalization;
using Bench.Statistics.Agreement;

namespace Bench.Statistics.Analysis;

/// <summary>
/// The 16 items that a Bland–Altman analysis should report (Gerke 2020, Diagnostics 10:334, Table 2, after Abu-Arafeh et al. 2016),
/// answered from an analysis and from what its author states.
/// </summary>
public static class GerkeChecklist
{
    private const int RowsShown = 20;

    /// <summary>Fills in the checklist.</summary>
    /// <param name="analysis">The analysis; its own checklist is not read.</param>
    /// <returns>Sixteen items in order.</returns>
    public static IReadOnlyList<ChecklistItem> Of(AgreementAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var stated = analysis.Options.Statements;
        var text = new ChecklistText(analysis);
        var spread = AxisBias(analysis).IsSpreadUnequal(analysis.Options.Alpha);
        return
        [
            Margin(analysis, text),
            new(2, "Structure of the data", stated.DataStructure is null ? ChecklistStatus.Caution : ChecklistStatus.Stated,
                stated.DataStructure
                    ?? $"{analysis.Count} pairs analysed as independent, one for each case; {analysis.ExcludedCount} left out. State "
                        + "whether cases were measured repeatedly."),
            Author(3, "Repeatability of each method", stated.Repeatability, "needs repeated measurements by each method"),
            Assumptions(analysis, text),
            new(5, "Transformation", spread ? ChecklistStatus.Caution : ChecklistStatus.Met,
                spread
                    ? "Differences are not transformed although their spread changes with size; ratio and fraction limits are given "
                        + "as well."
                    : "None needed: the spread of the differences does not change detectably with size; ratio and fraction limits are "
                        + "given as well."),
            new(6, "Bias", Defined(analysis), $"{text.Value(analysis.Absolute.Bias)}."),
            new(7, "Precision of the bias", Defined(analysis), $"{text.Ends(analysis.Absolute.BiasInterval)} (t)."),
            new(8, "Limits of agreement", Defined(analysis),
                $"{text.Value(analysis.Absolute.LowerLimit)} to {text.Value(analysis.Absolute.UpperLimit)}, standard deviation with "
                    + $"divisor {(analysis.Absolute.Options.Deviation == DeviationConvention.Sample ? "n − 1" : "n")}; "
                    + $"{analysis.Absolute.OutsideLimits.Count()} of {analysis.Count} cases outside."),
            new(9, "Precision of the limits", Defined(analysis),
                $"Lower {text.Ends(analysis.Absolute.LowerLimitInterval)}, upper {text.Ends(analysis.Absolute.UpperLimitInterval)} "
                    + $"({analysis.Absolute.Options.Method})."),
            new(
                10,
                "Range of the measurements",
                analysis.Range.PValue < analysis.Options.Alpha ? ChecklistStatus.Met : ChecklistStatus.Caution,
                $"Reference {text.Value(analysis.Reference.Minimum)} to {text.Value(analysis.Reference.Maximum)}; spread of "
                    + $"differences {ChecklistText.Number(analysis.Range.DeviationRatio)} of that of random pairs, p "
                    + $"{ChecklistText.Number(analysis.Range.PValue)} (Preiss and Fisher)."),
            new(11, "Variance between and within cases", Defined(analysis),
                $"Mean squares between cases {ChecklistText.Number(analysis.Intraclass.BetweenCases)}, within "
                    + $"{ChecklistText.Number(analysis.Intraclass.WithinCases)}; agreement ICC "
                    + $"{ChecklistText.Number(analysis.Intraclass[Association.IntraclassForm.AgreementSingle].Coefficient)}."),
            new(12, "Software", stated.Software is null ? ChecklistStatus.Met : ChecklistStatus.Stated,
                stated.Software ?? $"Bench.Statistics {typeof(GerkeChecklist).Assembly.GetName().Version?.ToString(3)}."),
            Distribution(analysis, text),
            SampleSize(analysis, text),
            Axis(analysis, text),
            Author(16, "Conflicts of interest", stated.ConflictsOfInterest, "only the authors know"),
        ];
    }

    private static ChecklistStatus Defined(AgreementAnalysis analysis) =>
        analysis.Absolute.Outcome == StatisticOutcome.Defined ? ChecklistStatus.Met : ChecklistStatus.Caution;

    private static ProportionalBias AxisBias(AgreementAnalysis analysis) =>
        analysis.Options.BlandAltman.Axis == HorizontalAxis.Mean ? analysis.OnMean : analysis.OnReference;

    private static ChecklistItem Author(int number, string title, string? statement, string why) =>
        new(number, title, statement is null ? ChecklistStatus.Open : ChecklistStatus.Stated, statement ?? $"Not stated: {why}.");

    private static ChecklistItem Margin(AgreementAnalysis analysis, ChecklistText text)
    {
        const string title = "Acceptable limits fixed beforehand";
        if (analysis.Options.Statements.AcceptableDifference is not { } margin)
        {
            return new(
                1, title, ChecklistStatus.Open, "Not stated: give the largest difference that does not matter, and where it comes from.");
        }

        var inside = analysis.Absolute.LowerLimitInterval.Low >= -margin && analysis.Absolute.UpperLimitInterval.High <= margin;
        return new(1, title, ChecklistStatus.Stated,
            $"±{text.Value(margin)}{(analysis.Options.Statements.AcceptableDifferenceReason is { } reason ? $" ({reason})" : "")}; "
                + $"the intervals of the limits {(inside ? "lie inside" : "do not lie inside")}; equivalence of the means p "
                + $"{ChecklistText.Number(analysis.Equivalence!.PValue)}.");
    }

    private static ChecklistItem Assumptions(AgreementAnalysis analysis, ChecklistText text)
    {
        var (alpha, bias) = (analysis.Options.Alpha, AxisBias(analysis));
        var care = analysis.Normality.PValue < alpha || bias.IsProportional(alpha) || bias.IsSpreadUnequal(alpha)
            || analysis.Influence.Outliers.Any() || analysis.Influence.Pivotal.Any();
        var outliers = analysis.Influence.Outliers.Select(c => c.Index + 1).ToArray();
        var pivotal = analysis.Influence.Pivotal.Select(c => c.Index + 1).ToArray();
        return new(4, "Normality, trend and equal spread", care ? ChecklistStatus.Caution : Defined(analysis),
            $"Normality p {ChecklistText.Number(analysis.Normality.PValue)} (Shapiro–Wilk); slope "
                + $"{ChecklistText.Number(bias.Line.Slope)}, p {ChecklistText.Number(bias.Line.SlopePValue)}; spread p "
                + $"{ChecklistText.Number(bias.Spread.SlopePValue)}; outliers: {Rows(outliers)}; verdict on trend depends on: "
                + $"{Rows(pivotal)}.");
    }

    private static string Rows(int[] rows) => rows.Length == 0 ? "none"
        : $"rows {string.Join(", ", rows.Take(RowsShown))}{(rows.Length > RowsShown ? $" and {rows.Length - RowsShown} more" : "")}";

    private static ChecklistItem Distribution(AgreementAnalysis analysis, ChecklistText text)
    {
        var normal = analysis.Normality.PValue >= analysis.Options.Alpha;
        return new(13, "Assumptions on distributions", normal ? ChecklistStatus.Met : ChecklistStatus.Caution,
            $"Limits and intervals assume normal, independent differences of one spread; Shapiro–Wilk W "
                + $"{ChecklistText.Number(analysis.Normality.Statistic)}, p {ChecklistText.Number(analysis.Normality.PValue)}. Limits "
                + $"by quantiles: {text.Value(analysis.Nonparametric.Lower.Estimate)} to "
                + $"{text.Value(analysis.Nonparametric.Upper.Estimate)}.");
    }

    private static ChecklistItem SampleSize(AgreementAnalysis analysis, ChecklistText text)
    {
        var stated = analysis.Options.Statements.SampleSize;
        var precision =
            $"With {analysis.Count} pairs the interval of a limit is {text.Value(analysis.Absolute.UpperLimitInterval.Width)} wide";
        return new(14, "Sample size", stated is null ? ChecklistStatus.Open : ChecklistStatus.Stated,
            stated is null ? $"Not stated how it was chosen. {precision}." : $"{stated} {precision}.");
    }

    private static ChecklistItem Axis(AgreementAnalysis analysis, ChecklistText text)
    {
        var chosen = analysis.Options.BlandAltman.Axis == HorizontalAxis.Mean ? "the mean of both methods" : "the reference";
        var reason = analysis.Options.Statements.HorizontalAxis;
        return new(
            15,
            "Horizontal axis",
            analysis.AxesDisagree ? ChecklistStatus.Caution : reason is null ? ChecklistStatus.Met : ChecklistStatus.Stated,
            $"Plotted against {chosen}{(reason is null ? "" : $": {reason}")}. Slope on the mean "
                + $"{ChecklistText.Number(analysis.OnMean.Line.Slope)} (p {ChecklistText.Number(analysis.OnMean.Line.SlopePValue)}), "
                + $"on the reference {ChecklistText.Number(analysis.OnReference.Line.Slope)} (p "
                + $"{ChecklistText.Number(analysis.OnReference.Line.SlopePValue)}): "
                + $"{(analysis.AxesDisagree ? "the verdict depends on the axis" : "one verdict on both axes")}.");
    }
}

/// <summary>One item of a reporting checklist.</summary>
/// <param name="Number">Number in the list, from 1.</param>
/// <param name="Title">What is asked.</param>
/// <param name="Status">How far it is met.</param>
/// <param name="Finding">The answer, or what must still be supplied. Numbers are printed to four significant digits.</param>
public sealed record ChecklistItem(int Number, string Title, ChecklistStatus Status, string Finding);

/// <summary>How far an item of the checklist is met.</summary>
public enum ChecklistStatus
{
    /// <summary>Answered from the data.</summary>
    Met,

    /// <summary>Answered from the data, and the answer asks for care: an assumption fails or a conclusion is fragile.</summary>
    Caution,

    /// <summary>Answered by the person who made the comparison.</summary>
    Stated,

    /// <summary>Only the person who made the comparison can answer, and has not.</summary>
    Open,
}

/// <summary>Numbers as a checklist prints them: four significant digits, a true minus sign, the unit behind.</summary>
internal sealed class ChecklistText(AgreementAnalysis analysis)
{
    private readonly string _unit = analysis.Options.Unit.Length == 0 ? "" : " " + analysis.Options.Unit;

    public static string Number(double value) =>
        double.IsNaN(value) ? "undefined" : value.ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−');

    public string Value(double value) => Number(value) + (double.IsNaN(value) ? "" : _unit);

    public string Ends(Interval interval) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{interval.Level * 100:0.##} % interval {Number(interval.Low)} to {Value(interval.High)}");
}

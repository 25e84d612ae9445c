using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>
/// All verdicts on a model on one page, each on a line with its evidence: published and found, where that lies in the expected range, and
/// how sure it is.
/// </summary>
internal static class VerdictSummary
{
    private static readonly TableColumn[] Columns =
    [
        new(string.Empty), new("Claim", Flexible: true), new("Printed in"), new("Published", 1), new(
            "Found (95 % interval)", 0.5f), new("in the expected range", 0.5f) { IsStrip = true },
        new("Expected range", 0.5f), new(RichText.Marked("*p*, corrected"), 1), new("Verdict"),
    ];

    /// <summary>Whether a model has a verdict that says more than why there is none.</summary>
    public static bool IsWorthAPage(IReadOnlyList<ClaimVerdict> claims) =>
        claims.Any(c => c.Outcome != ClaimOutcome.CannotBeJudged || c.Finding is ClaimFinding.WithinChance or ClaimFinding.TooFewRuns);

    /// <summary>The table of a model.</summary>
    public static TableBlock Table(ReportContext context, string model, IReadOnlyList<ClaimVerdict> claims) =>
        new(Columns, [.. claims.Select(Row)], Fonts.Dense)
        {
            IsQuoted = true,
            Number = context.NextTable(),
            Caption =
            $"All verdicts on {context.LabelOf(model)} at a glance: {VerdictWords.Counts(claims)}. {Trainings(claims)}The bar is the "
                + "range in which the number should fall if the claim is true, its tick the published number; an arrow lies beyond "
                + "twice the range.",
            Note = Verdicts.Legend.Then(
            $"   equivalent: shown to differ by less than the stated margin.   compatible: inside the range.   chance: outside it, "
                + $"but among {claims.Count(c => !double.IsNaN(c.PValue))} numbers no more than chance explains.   paired: on the "
                + "study’s own mice."),
            SpaceAfter = 14,
            KeepsTogether = true,
        };

    private static string Trainings(IReadOnlyList<ClaimVerdict> claims) =>
        claims.Max(c => c.Trainings) is > 1 and var k
            ? $"Numbers are means of {k} trainings, whose spread is part of the ranges. "
            : string.Empty;

    private static TableRow Row(ClaimVerdict c)
    {
        var decimals = ClaimNumbers.Decimals(c);
        var color = Palette.Of(c);
        return new TableRow(
        [
            Verdicts.Symbol(c), NumberText.With(
                c.Statement, c.Unit.Length == 0 ? string.Empty : $"({c.Unit})"), c.Where,
            ClaimNumbers.Published(c), c.Basis == ClaimBasis.Test
                ? NumberText.P(c.Found)
                : NumberText.WithInterval(c.Found, c.FoundInterval, decimals + 1), string.Empty,
            ClaimNumbers.Range(c), double.IsNaN(c.CorrectedP) ? NumberText.Undefined : NumberText.P(c.CorrectedP),
            RichText.Colored(Verdicts.Words(c.Finding) + (c.Basis == ClaimBasis.SameMice ? ", paired" : string.Empty), color),
        ])
        {
            Strip = RangeStrip.Of(c.Published, c.Found, c.Range.Low, c.Range.High, color),
        };
    }
}

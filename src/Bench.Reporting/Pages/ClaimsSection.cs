using System.Globalization;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>Every published number that was judged, its verdict and why.</summary>
internal static class ClaimsSection
{
    public static IEnumerable<Block> Of(ReportParts parts)
    {
        if (parts.Result.Claims.Count == 0)
        {
            yield return new Paragraph("No published number was judged in this run.", Fonts.Body);
            yield break;
        }

        yield return new Paragraph(
            "A published number counts as reproduced where the one found here lies in the range in which a replication on this number of mice should fall (see Methods and conventions); "
            + "each verdict states its reason. A verdict says nothing on whether the published number is right.",
            Fonts.Body)
        { KeepWithNext = true };
        foreach (var table in TablesOf(parts))
        {
            yield return table;
        }

        if (parts.Published?.Audit is { } audit)
        {
            yield return new Heading(2, "The study's numbers against each other");
            foreach (var block in AuditSection.Of(audit, parts.NextTable))
            {
                yield return block;
            }
        }
    }

    /// <summary>One table a model.</summary>
    public static IEnumerable<TableBlock> TablesOf(ReportParts parts)
        => parts.Result.Claims.GroupBy(c => c.Model).Select(claims => Table(parts, parts.LabelOf(claims.Key), [.. claims]));

    private static TableBlock Table(ReportParts parts, string model, ClaimVerdict[] claims)
    {
        var columns = new TableColumn[]
        {
            new(string.Empty), new("Claim", Flexible: true), new("Printed in", Flexible: true), new("Unit"), new("Published", 1), new("Found", 1), new("Expected range", 0.5f), new("Why", Flexible: true),
        };
        var reasons = claims.Select(c => c.Reason).Distinct().ToArray();
        var shared = reasons.Length == 1 && claims.Length > 2;
        return new TableBlock(shared ? columns[..^1] : columns, [.. claims.Select(c => Row(c, shared))], Fonts.Table with { Size = 7.4f })
        {
            Number = parts.NextTable(),
            Caption = RichText.Plain($"Claims judged on {model}: ").Then(Counts(claims)).Then(shared ? $". All for one reason: {reasons[0]}" : "."),
            Note = RichText.Colored(Verdicts.Symbol(ClaimOutcome.Reproduced), Palette.Of(ClaimOutcome.Reproduced)).Then(" reproduced   ")
                .Then(RichText.Colored(Verdicts.Symbol(ClaimOutcome.NotReproduced), Palette.Of(ClaimOutcome.NotReproduced))).Then(" not reproduced   ")
                .Then(RichText.Colored(Verdicts.Symbol(ClaimOutcome.CannotBeJudged), Palette.Of(ClaimOutcome.CannotBeJudged))).Then(" cannot be judged"),
            SpaceAfter = 16,
            Sortable = true,
        };
    }

    private static RichText Counts(ClaimVerdict[] claims) => string.Join(
        ", ",
        Enum.GetValues<ClaimOutcome>().Select(o => (Count: claims.Count(c => c.Outcome == o), Words: Verdicts.Words(o))).Where(c => c.Count > 0).Select(c => $"{c.Count} {c.Words}"));

    private static TableRow Row(ClaimVerdict c, bool shared)
    {
        // One decimal more than printed, so that what rounds to the same is seen to.
        var printed = PrintedDecimals(c.Published);
        RichText[] cells =
        [
            RichText.Colored(Verdicts.Symbol(c.Outcome), Palette.Of(c.Outcome)), c.Statement, c.Where, c.Unit, NumberText.Fixed(c.Published, printed),
            NumberText.Fixed(c.Found, printed + 1), NumberText.Interval(c.IntervalLow, c.IntervalHigh, printed + 1),
        ];
        return new TableRow(shared ? cells : [.. cells, c.Reason]);
    }

    private static int PrintedDecimals(double value)
    {
        var text = value.ToString("0.######", CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
    }
}

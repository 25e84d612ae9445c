using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>Every published number that was judged, its verdict and what lies behind it.</summary>
internal static class ClaimsSection
{
    private const int MostTables = 2;
    private const int MostReasons = 3;

    public static IEnumerable<Block> Of(ReportContext context)
    {
        yield return new Paragraph(
            "A published number counts as compatible where the one found here lies in the range in which a replication on this number "
                + "of mice should fall, and as shown only where a difference as large as a margin stated beforehand is excluded (see "
                + "Methods). A verdict says nothing on whether the published number is right.",
            Fonts.Body);
        foreach (var block in Limits(context))
        {
            yield return block;
        }

        var worth = ByModel(context).Where(m => VerdictSummary.IsWorthAPage(m.Claims)).ToArray();
        if (IsDrawn(context))
        {
            foreach (var figure in context.Show(FigurePlace.Claims))
            {
                yield return figure;
            }
        }
        else
        {
            foreach (var (name, claims) in worth)
            {
                yield return VerdictSummary.Table(context, name, claims);
            }
        }
    }

    /// <summary>Whether any number was judged, or might have been but for chance or the number of trainings.</summary>
    public static bool IsAny(ReportContext context) => ByModel(context).Any(m => VerdictSummary.IsWorthAPage(m.Claims));

    /// <summary>Why there is nothing to say, a clause.</summary>
    public static string WhyNone(ReportContext context)
    {
        var claims = context.Result.Claims;
        return claims.Count == 0
            ? "verdicts (no published number was judged)"
            : $"verdicts ({NumberText.Plural(claims.Select(c => c.ClaimId).Distinct().Count(), "published number", "published numbers")} "
                + "cannot "
                + $"be judged: {string.Join("; ", claims.Select(c => c.Reason.TrimEnd('.')).Distinct().Take(MostReasons))})";
    }

    /// <summary>The figure or the tables that the report leaves out, and why each verdict is what it is.</summary>
    public static IEnumerable<Block> More(ReportContext context)
    {
        var models = ByModel(context).ToArray();
        yield return new Paragraph(
            "Each published number with the one found here. All of it, with the reason of every verdict, is in tables/claims.csv.",
            Fonts.Body);
        foreach (var (name, claims) in models.Where(m => IsDrawn(context) || !VerdictSummary.IsWorthAPage(m.Claims)))
        {
            yield return VerdictSummary.IsWorthAPage(claims)
                ? VerdictSummary.Table(context, name, claims)
                : Table(context, context.LabelOf(name), claims);
        }

        if (!IsDrawn(context))
        {
            foreach (var figure in context.Show(FigurePlace.Claims))
            {
                yield return figure;
            }
        }

        foreach (var (name, claims) in context.IsMany ? [] : models.Where(m => VerdictSummary.IsWorthAPage(m.Claims)))
        {
            yield return Reasons(context, context.LabelOf(name), claims);
        }
    }

    /// <summary>More than two models are drawn together: a table each would fill the report.</summary>
    private static bool IsDrawn(ReportContext context) =>
        context.Result.Models.Count > MostTables && context.Figures.In(FigurePlace.Claims).Count > 0;

    private static IEnumerable<(string Name, ClaimVerdict[] Claims)> ByModel(ReportContext context) =>
        context.Result.Claims.GroupBy(c => c.Model).Select(g => (g.Key, g.ToArray()));

    /// <summary>One table a model, with all numbers.</summary>
    public static IEnumerable<TableBlock> TablesOf(ReportContext context) =>
        context.Result.Claims.GroupBy(c => c.Model).Select(claims => Table(context, context.LabelOf(claims.Key), [.. claims]));

    private static IEnumerable<Block> Limits(ReportContext context)
    {
        if (context.Result.VerdictLimits.Count == 0)
        {
            yield break;
        }

        yield return new Heading(2, "What limits these verdicts") { SpaceBefore = 4 };
        foreach (var limit in context.Result.VerdictLimits)
        {
            yield return new Paragraph(NumberText.Printed(limit), Fonts.Body with { Size = 8 }) { SpaceAfter = 4 };
        }
    }

    private static TableBlock Reasons(ReportContext context, string model, ClaimVerdict[] claims) => new(
        [new(string.Empty), new("Claim", Flexible: true), new("Why", Flexible: true)],
        [.. claims.Select(c => new TableRow([Verdicts.Symbol(c), c.Statement, NumberText.Printed(c.Reason)]))],
        Fonts.Table with { Size = 7.4f })
    {
        IsQuoted = true,
        Number = context.NextTable(),
        Caption = $"Why each verdict on {model} is what it is.",
        SpaceAfter = 16,
        Sortable = true,
    };

    private static TableBlock Table(ReportContext context, string model, ClaimVerdict[] claims)
    {
        var judged = claims.Any(c => c.Outcome != ClaimOutcome.CannotBeJudged);
        TableColumn[] columns =
        [
            new(string.Empty), new("Claim", Flexible: true), new(
                "Printed in", Flexible: true), new("Unit"), new("Published", 1), new("Found", 1),
            .. judged ? new[] { new TableColumn("Expected range", 0.5f), new TableColumn("Finding", Flexible: true) } : [],
        ];
        return new TableBlock(columns, [.. claims.Select(c => Row(c, judged))], Fonts.Table with { Size = 7.4f })
        {
            IsQuoted = true,
            Number = context.NextTable(),
            Caption = RichText.Plain($"Claims judged on {model}: ").Then(VerdictWords.Counts(claims)).Then(NotJudged(claims)),
            Note = Note(judged),
            SpaceAfter = 16,
            Sortable = true,
        };
    }

    private static RichText Note(bool judged) => Verdicts.Legend.Then(judged
        ? ".  Equivalent: a difference as large as the margin is excluded (two one-sided tests at 5 %). Compatible: inside the range, "
            + "but such a difference is not excluded; power is the probability of seeing it. "
            + "Better, worse: nearer to or farther from perfect agreement than published. Chance: outside its range, but among so "
            + "many numbers no more than chance explains."
        : string.Empty);

    /// <summary>
    /// Why numbers could not be judged, with what leads to it, each reason once with how many it keeps from being judged.
    /// </summary>
    private static string NotJudged(ClaimVerdict[] claims)
    {
        var reasons = claims.Where(c => c.Outcome == ClaimOutcome.CannotBeJudged).GroupBy(c => c.Reason.TrimEnd('.')).ToArray();
        return reasons.Length switch
        {
            0 => ".",
            1 when reasons[0].Count() == claims.Length => $", for one reason: {reasons[0].Key}.",
            _ =>
                ". Not judged: "
                    + string.Join("; ", reasons.Select(r => $"{r.Key} ({NumberText.Plural(r.Count(), "number", "numbers")})"))
                    + ".",
        };
    }

    private static TableRow Row(ClaimVerdict c, bool judged)
    {
        var printed = ClaimNumbers.Decimals(c);
        RichText[] cells = [Verdicts.Symbol(c), c.Statement, c.Where, c.Unit, ClaimNumbers.Published(c), ClaimNumbers.Found(c)];
        return new TableRow(judged ? [.. cells, ClaimNumbers.Range(c), Finding(c, printed)] : cells);
    }

    private static string Finding(ClaimVerdict c, int decimals) => Verdicts.Words(c.Finding) + c.Finding switch
    {
        ClaimFinding.Equivalent => Within(c, decimals),
        ClaimFinding.Compatible => Within(c, decimals) + (double.IsNaN(c.Power) ? string.Empty : $", power {NumberText.Fixed(c.Power, 2)}"),
        _ => string.Empty,
    };

    private static string Within(ClaimVerdict c, int decimals) =>
        double.IsNaN(c.Margin) ? string.Empty : $", margin ±{NumberText.With(NumberText.Fixed(c.Margin, decimals), c.Unit)}";
}

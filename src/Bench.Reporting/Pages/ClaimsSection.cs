using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>Every published number that was judged, its verdict and what lies behind it.</summary>
internal static class ClaimsSection
{
    public static IEnumerable<Block> Of(ReportContext context)
    {
        if (context.Result.Claims.Count == 0)
        {
            yield return new Paragraph("No published number was judged in this run.", Fonts.Body);
            yield break;
        }

        yield return new Paragraph(
            "A published number counts as reproduced where the one found here lies in the range in which a replication on this number "
                + "of mice should fall (see Methods). "
            + "A verdict says nothing on whether the published number is right.",
            Fonts.Body)
        { KeepWithNext = true };
        foreach (var figure in context.Show(FigurePlace.Claims))
        {
            yield return figure;
        }

        var models = context.Result.Claims.GroupBy(c => c.Model).Select(g => (Name: g.Key, Claims: g.ToArray())).ToArray();
        foreach (var (name, claims) in models)
        {
            yield return VerdictSummary.IsWorthAPage(claims)
                ? VerdictSummary.Table(context, name, claims)
                : Table(context, context.LabelOf(name), claims);
        }

        foreach (var block in Limits(context))
        {
            yield return block;
        }

        foreach (var (name, claims) in models.Where(m => VerdictSummary.IsWorthAPage(m.Claims)))
        {
            yield return Reasons(context, context.LabelOf(name), claims);
        }
    }

    /// <summary>What the symbols say.</summary>
    public static RichText Legend { get; } = RichText
        .Colored(Verdicts.Symbol(ClaimOutcome.Reproduced), Palette.Of(ClaimOutcome.Reproduced))
        .Then(" reproduced   ")
        .Then(
            RichText.Colored(
                Verdicts.Symbol(ClaimOutcome.NotReproduced), Palette.Of(ClaimOutcome.NotReproduced))).Then(" not reproduced   ")
        .Then(
            RichText.Colored(
                Verdicts.Symbol(ClaimOutcome.CannotBeJudged), Palette.Of(ClaimOutcome.CannotBeJudged))).Then(" cannot be judged");

    /// <summary>One table a model, with all numbers.</summary>
    public static IEnumerable<TableBlock> TablesOf(ReportContext context) =>
        context.Result.Claims.GroupBy(c => c.Model).Select(claims => Table(context, context.LabelOf(claims.Key), [.. claims]));

    /// <summary>How many verdicts of each kind, in words.</summary>
    public static string Counts(IReadOnlyList<ClaimVerdict> claims) => string.Join(
        ", ",
        Enum.GetValues<ClaimOutcome>()
            .Select(o => (Count: claims.Count(c => c.Outcome == o), Words: Verdicts.Words(o)))
            .Where(c => c.Count > 0)
            .Select(c => $"{c.Count} {c.Words}"));

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
        [.. claims.Select(c => new TableRow([Symbol(c), c.Statement, NumberText.Printed(c.Reason)]))],
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
            Caption = RichText.Plain($"Claims judged on {model}: ").Then(Counts(claims)).Then(NotJudged(claims)),
            Note = Note(judged),
            SpaceAfter = 16,
            Sortable = true,
        };
    }

    private static RichText Note(bool judged) => Legend.Then(judged
        ? ".  Equivalent: a difference as large as the margin is excluded (two one-sided tests at 5 %). Compatible: inside the range, "
            + "but such a difference is not excluded; power is the probability of seeing it. "
            + "Better, worse: nearer to or farther from perfect agreement than published. Chance: outside its range, but among so "
            + "many numbers no more than chance explains."
        : string.Empty);

    /// <summary>Why numbers could not be judged, each reason once with how many it keeps from being judged.</summary>
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
        RichText[] cells = [Symbol(c), c.Statement, c.Where, c.Unit, ClaimNumbers.Published(c), ClaimNumbers.Found(c)];
        return new TableRow(judged ? [.. cells, ClaimNumbers.Range(c), Finding(c, printed)] : cells);
    }

    private static RichText Symbol(ClaimVerdict c) => RichText.Colored(Verdicts.Symbol(c.Outcome), Palette.Of(c.Outcome));

    private static string Finding(ClaimVerdict c, int decimals) => Verdicts.Words(c.Finding) + c.Finding switch
    {
        ClaimFinding.Equivalent => Within(c, decimals),
        ClaimFinding.Compatible => Within(c, decimals) + (double.IsNaN(c.Power) ? string.Empty : $", power {NumberText.Fixed(c.Power, 2)}"),
        _ => string.Empty,
    };

    private static string Within(ClaimVerdict c, int decimals) =>
        double.IsNaN(c.Margin) ? string.Empty : $", margin ±{NumberText.With(NumberText.Fixed(c.Margin, decimals), c.Unit)}";
}

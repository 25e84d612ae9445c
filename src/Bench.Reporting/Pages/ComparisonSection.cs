using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>
/// The models against each other, mouse by mouse: ranks, and for every pair difference, interval, corrected tests and equivalence.
/// </summary>
internal static class ComparisonSection
{
    private const int FewPairs = 3;
    private const int FewModels = 3;

    public static IEnumerable<Block> Of(ReportContext context)
    {
        if (context.Result.Comparison is not { } comparison)
        {
            yield return new Paragraph(
                "The models share fewer than two measured mice, so they are not compared with each other.", Fonts.Body);
            yield break;
        }

        var others = comparison.OtherMice.Count == 0
            ? string.Empty
            : $" {NumberText.Plural(comparison.OtherMice.Count, "mouse that some model lacks is", "mice that some model lacks are")} "
                + "left out for all.";
        yield return new Paragraph(
            $"Compared on the {NumberText.Plural(comparison.Mice.Count, "mouse", "mice")} that all models have.{others} "
                + $"{Verdict(context, comparison)} {MachineNote.Of(context.Result)}",
            Fonts.Body)
        { SpaceAfter = 10 };
        foreach (var note in comparison.Notes)
        {
            yield return new Paragraph(RichText.Strong("Note. ").Then(note), Fonts.Body);
        }

        yield return Ranking(context, comparison);
        foreach (var figure in context.Show(FigurePlace.Ranking).Concat(context.Show(FigurePlace.Comparison)))
        {
            yield return figure;
        }

        if (!context.IsMany)
        {
            yield return Pairs(context, comparison);
        }
    }

    /// <summary>Tests of all models at once; null for two.</summary>
    public static TableBlock? RankTable(ReportContext context) =>
        context.Result.Comparison is { } comparison && comparison.Measures.Any(m => m.RankTest is not null)
            ? RankTests(context, comparison)
            : null;

    /// <summary>Ranking and pairs; none where nothing was compared.</summary>
    public static IEnumerable<TableBlock> TablesOf(ReportContext context)
    {
        if (context.Result.Comparison is not { } comparison)
        {
            yield break;
        }

        yield return Ranking(context, comparison);
        if (comparison.Measures.Any(m => m.RankTest is not null))
        {
            yield return RankTests(context, comparison);
        }

        yield return Pairs(context, comparison);
    }

    private static TableBlock Ranking(ReportContext context, ModelComparison comparison)
    {
        var keys = new ModelKeys(context.Result.Models);
        return new TableBlock(
            [
                new("Measure", Flexible: true), new("n", 1),
                .. comparison.Models.SelectMany(
                    m => new[] { new TableColumn("mean", 1, Group: keys.Of(m)), new TableColumn("rank", 0.5f, Group: keys.Of(m)) }),
            ],
            [.. comparison.Measures.Select(m => new TableRow(
            [
                Name(m), NumberText.Count(m.Mice),
                .. comparison.Models
                .Select(name => m.Ranking.First(r => r.Label == name))
                .SelectMany(r => new RichText[] { NumberText.Fixed(r.Mean, Decimals(m)), Rank(r) }),
            ]))],
            Fonts.Table with { Size = 7.4f })
        {
            Number = context.NextTable(),
            Caption =
                "Models by rank of their mean over mice, with the rank’s 95 % interval over 1000 resamples of the mice: larger Dice "
                    + "and smaller absolute errors are better. Where intervals overlap, the order is not sure.",
            Note = keys.Legend.Length == 0 ? null : (RichText)keys.Legend,
            SpaceAfter = 16,
        };
    }

    private static TableBlock RankTests(ReportContext context, ModelComparison comparison)
    {
        var keys = new ModelKeys(context.Result.Models);
        return new TableBlock(
            [
                new("Measure", Flexible: true), new("n", 1), .. comparison.Models.Select(
                    m => new TableColumn(keys.Of(m), 1, Group: "Mean rank")),
                new(RichText.Marked("*χ*²"), 1), new(RichText.Marked("*p*"), 1), new("Holm", 1), new(RichText.Marked("*W*"), 1),
            ],
            [.. comparison.Measures.Where(m => m.RankTest is not null).Select(m => new TableRow(
            [
                Name(m), NumberText
                    .Count(m.Mice), .. m.RankTest!.MeanRanks
                    .Select(r => (RichText)NumberText.Fixed(r, 2)), NumberText
                    .Fixed(m.RankTest.ChiSquared, 1),
                NumberText.P(m.RankTest.ImanDavenportP), NumberText.P(m.RankTest.HolmP), NumberText.Fixed(m.RankTest.KendallW, 2),
            ]))],
            Fonts.Table with { Size = 7.4f })
        {
            Number = context.NextTable(),
            Caption =
                "All models at once: Friedman’s test of their ranks within each mouse (1 is best), p by Iman and Davenport’s F, and "
                    + "corrected over all measures (Holm). W is 0 where every mouse ranks the models otherwise and 1 where all "
                + "rank them alike.",
            Note = keys.Legend.Length == 0 ? null : (RichText)keys.Legend,
            SpaceAfter = 16,
        };
    }

    private static string Rank(RankedModel model) =>
        model.RankInterval.Low == model.RankInterval.High
            ? $"{model.Rank}"
            : $"{model.Rank} ({NumberText.Fixed(model.RankInterval.Low, 0)}–{NumberText.Fixed(model.RankInterval.High, 0)})";

    private static TableBlock Pairs(ReportContext context, ModelComparison comparison)
    {
        var keys = new ModelKeys(context.Result.Models);
        var pairs = comparison.Models.Count * (comparison.Models.Count - 1) / 2;
        var shown = comparison.Measures.Where(m => pairs <= FewPairs || MeasureNames.Main.Contains(m.Measure)).ToArray();
        TableColumn[] columns =
        [
            new(
                pairs == 1 ? "Measure" : "Pair",
                Flexible: true), new("n",
                1), new("Difference (95 % interval)",
                0.5f), new("Bootstrap 95 % interval",
                0.5f), new("t-test",
                1,
                Group: "Holm-corrected p"),
            new("Wilcoxon", 1, Group: "Holm-corrected p"), new("TOST p", 1), new("Won, tied, lost", 0.5f), new("Verdict"),
        ];
        var whose = pairs == 1
            ? $"{context.LabelOf(comparison.Models[0])} less {context.LabelOf(comparison.Models[1])}"
            : "Pairs of models, first less second";
        return new TableBlock(
            columns,
            [
                .. shown.SelectMany(m => pairs == 1
                    ? m.Pairs.Select(p => new TableRow([Name(m), .. Tests(m, p)]))
                    : m.Pairs.Select(
                        p =>
                            new TableRow(
                                [
                                    $"{keys.Of(p.First)} − {keys.Of(p.Second)}", .. Tests(m, p),
                                ])).Prepend(TableRow.Over(RichText.Strong(Name(m))))),
            ],
            Fonts.Dense with { Size = 7 })
        {
            Number = context.NextTable(),
            Caption = $"{whose}, mouse by mouse. Tests are corrected over all pairs and measures of the comparison (Holm). "
                + $"TOST: equivalence within {Margins(comparison)}, stated beforehand. Better: the corrected t-test rejects at "
                + $"{NumberText.Fixed(comparison.Options.Alpha, 2)}; equivalent: it does not, and TOST does.",
            Note = pairs <= FewPairs && keys.Legend.Length == 0
                ? null
                : (RichText)$"{keys.Legend}{(pairs <= FewPairs ? string.Empty : " The main measures; all are in comparison.csv.")}",
            SpaceAfter = 16,
        };
    }

    private static RichText[] Tests(MeasureComparison measure, PairComparison pair)
    {
        var decimals = Decimals(measure);
        return
        [
            NumberText.Count(pair.Count), NumberText
                .WithInterval(pair.Difference, pair.Interval, decimals), NumberText
                .Interval(pair.Bootstrap, decimals), NumberText
                .P(pair.TTestHolm),
            NumberText.P(pair.WilcoxonHolm), NumberText.P(pair.EquivalenceP), $"{pair.Wins}, {pair.Ties}, {pair.Losses}",
            pair.Verdict switch
            {
                PairVerdict.FirstBetter => RichText.Strong("first better"),
                PairVerdict.SecondBetter => RichText.Strong("second better"),
                PairVerdict.Equivalent => "equivalent",
                _ => "not told apart",
            },
        ];
    }

    private static string Verdict(ReportContext context, ModelComparison comparison)
    {
        var better = comparison.Measures.SelectMany(
            m => m.Pairs.Where(p => p.Verdict is PairVerdict.FirstBetter or PairVerdict.SecondBetter)
            .Select(p => (Measure: m, Winner: p.Verdict == PairVerdict.FirstBetter ? p.First : p.Second))).ToArray();
        if (better.Length == 0)
        {
            return "After correction for multiple tests no model is better than another on any measure.";
        }

        if (comparison.Models.Count > FewModels)
        {
            var counts = better.GroupBy(b => b.Measure).Select(g => $"{g.Count()} in {InSentence(g.Key)}");
            return $"After correction for multiple tests, of {comparison.Models.Count * (comparison.Models.Count - 1) / 2} pairs of "
                + $"models these differ: {string.Join(", ", counts)}.";
        }

        var by = better
            .GroupBy(b => b.Winner)
            .Select(g => $"{context.LabelOf(g.Key)} is better in {string.Join(", ", g.Select(b => InSentence(b.Measure)).Distinct())}");
        return $"After correction for multiple tests {string.Join("; ", by)}.";
    }

    private static string Margins(ModelComparison comparison) =>
        string.Join(
            ", ",
            comparison.Options.Margins.Select(
                m =>
                    m.Key == "dice"
                        ? $"±{m.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)} Dice"
                        : $"±{m.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)} for {m.Key}"));

    private static int Decimals(MeasureComparison measure) => MeasureNames.Decimals(measure.Unit);

    private static string Name(MeasureComparison measure) => MeasureNames.Of(measure.Measure, measure.Unit);

    private static string InSentence(MeasureComparison measure) => MeasureNames.InSentence(measure.Measure, measure.Unit);
}

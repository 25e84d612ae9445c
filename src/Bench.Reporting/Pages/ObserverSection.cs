using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Figures;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>
/// How far readers differ from each other and from themselves, beside how far models differ from the reference on the same cases.
/// </summary>
internal static class ObserverSection
{
    public static IEnumerable<Block> Of(ReportContext context)
    {
        var observers = context.Result.Observers!;
        yield return new Paragraph(
            "Beside the reference there are other readings of the same mice. Each pair of readings is compared as a model is with the "
                + "reference, and each model stands below it on just the mice, "
            + "frames and structures that both readings have. A reader who drew some mice or phases only is counted, and nothing is put "
            + "in place of what is missing.",
            Fonts.Body);
        yield return Readings(context, observers);
        foreach (var sentence in Verdicts(context, observers))
        {
            yield return new Paragraph(sentence, Fonts.Body);
        }

        if (observers.Margins.Count > 0)
        {
            yield return Margins(context, observers);
        }

        yield return Overlap(context, observers);
        var figures = context.Show(FigurePlace.Observers).ToArray();
        foreach (var figure in figures.Take(1))
        {
            yield return figure;
        }

        yield return Agreement(context, observers);
        foreach (var figure in figures.Skip(1))
        {
            yield return figure;
        }
    }

    private static TableBlock Readings(ReportContext context, ObserverStudy observers) => new(
        [new("Reading", Flexible: true), new("Drawn by", Flexible: true), new("Mice", 1), new("Frames of ED and ES", 1)],
        [
            .. observers.Readings.Select(r => new TableRow(
            [
                r.Name,
                r.Repeats switch { null => "another observer", ObserverStudy.Reference => "the reference’s reader, again", var other =>
                    $"{other}, again" },
                $"{r.Cases} of {r.AllCases}", $"{r.Frames} of {r.AllFrames}",
            ])),
        ],
        Fonts.Table)
    {
        Number = context.NextTable(),
        Caption = "Readings beside the reference, and what they hold.",
        SpaceAfter = 12,
    };

    /// <summary>“Within expert variability” is said only of what the test shows.</summary>
    private static IEnumerable<string> Verdicts(ReportContext context, ObserverStudy observers)
    {
        if (observers.Verdicts.Count == 0)
        {
            yield return "Whether a model is within expert variability was not tested: margins are learnt from the readings where "
                + "--margin-from-observers asks for it.";
            yield break;
        }

        foreach (var model in context.Result.Models)
        {
            var all = observers.Verdicts.Where(v => v.Model == model.Name).ToArray();
            var within = all.Where(v => v.IsWithin).Select(v => Vocabulary.Abbreviation(v.Quantity)).ToArray();
            var not = all.Where(v => !v.IsWithin).Select(v => Vocabulary.Abbreviation(v.Quantity)).ToArray();
            yield return $"{model.Label}: the bias is within expert variability for "
                + $"{(within.Length == 0 ? "no quantity" : string.Join(", ", within))}"
                + (not.Length == 0 ? "." : $"; for {string.Join(", ", not)} that is not shown.")
                + " It is said of the mean over mice, not of single ones: for these, compare the limits of agreement below.";
        }
    }

    private static TableBlock Margins(ReportContext context, ObserverStudy observers) => new(
        [
            new("Model", Flexible: true), new("Quantity"), new("n", 1), new("Margin", 1), new("Learnt from", Flexible: true),
                new("Bias (95 % interval)", 0.5f),
            new(RichText.Marked("*p*"), 1), new("Within expert variability", Flexible: true),
        ],
        [
            .. from verdict in observers.Verdicts
               let margin = observers.Margins.Single(m => m.Quantity == verdict.Quantity)
               let decimals = Math.Max(1, NumberText.DecimalsFor(verdict.Bias.Interval.Width / 2, 2))
               select new TableRow(
               [
                   context.LabelOf(verdict.Model),
                       $"{Vocabulary.Abbreviation(verdict.Quantity)} ({context.Terms.UnitOf(verdict.Quantity)})",
                       NumberText.Count(verdict.Count),
                   $"±{NumberText.Fixed(margin.Margin, decimals)}",
                       $"{margin.Second} and {margin.First} ({Kind(margin.IsSameReader)}, n = {margin.Count})",
                   NumberText.WithInterval(verdict.Bias, decimals), NumberText.P(verdict.PValue), verdict.IsWithin ? "yes" : "not shown",
               ]),
        ],
        Fonts.Table with { Size = 7.4f })
    {
        Number = context.NextTable(),
        Caption = "Biases against the margin of readers: 1.96 SD of the differences between two readings by one reader (the largest such "
            + "SD), or between readers where nobody drew twice. "
            + "Within: the 95 % interval of the bias lies inside the margin, by two one-sided tests at 2.5 %.",
        SpaceAfter = 14,
    };

    private static TableBlock Overlap(ReportContext context, ObserverStudy observers) => new(
        [
            new("Readings, and models on the same mice", Flexible: true), new(string.Empty),
            .. context.Terms.Structures.SelectMany(s =>
                new[] { new TableColumn("n", 1, Group: Vocabulary.Name(s)),
                new TableColumn("mean ± SD", 0.5f, Group: Vocabulary.Name(s)) }),
        ],
        [.. observers.Pairs.SelectMany(p =>
            p.Models.Select(m => OverlapRow(context, p, m, m.Label, "", false))
            .Prepend(OverlapRow(context, p, p.Reading, p.Label, Kind(p.IsSameReader), true)))],
        Fonts.Table with { Size = 7.4f })
    {
        Number = context.NextTable(),
        Caption = "Dice of ED and ES between readings, and of models against the reference on the same mice.",
        SpaceAfter = 14,
    };

    private static TableRow OverlapRow(
        ReportContext context, ObserverPair pair, ModelResult numbers, string label, string kind, bool first) => new(
        [
            first ? RichText.Strong(label) : label, kind,
            .. context.Terms.Structures.Select(s => numbers.Dice.Single(d => d.Structure == s && d.Phase is null))
                .SelectMany(d => new RichText[] { $"{d.Count} of {pair.Reading.Cases.Count}",
                    NumberText.MeanAndDeviation(d.Mean, d.StandardDeviation, 3) }),
        ],
        RuleAbove: first);

    private static TableBlock Agreement(ReportContext context, ObserverStudy observers) => new(
        [
            new("Quantity"), new("Readings, and models on the same mice", Flexible: true), new(string.Empty), new("n", 1),
                new("Bias (95 % interval)", 0.5f),
            new("SD", 1), new("Limits of agreement", 0.5f),
        ],
        [.. context.Terms.Quantities.SelectMany(q => AgreementRows(context, observers, q))],
        Fonts.Dense)
    {
        Number = context.NextTable(),
        Caption = "Volumes, function and mass between readings: second less first; and of models: model less reference, on the same mice.",
        SpaceAfter = 14,
    };

    private static IEnumerable<TableRow> AgreementRows(ReportContext context, ObserverStudy observers, Quantity quantity)
    {
        var rows = (from pair in observers.Pairs
                    from numbers in pair.Models.Prepend(pair.Reading)
                    let isPair = ReferenceEquals(numbers, pair.Reading)
                    where isPair || pair.Reading.Agreement.Single(a => a.Quantity == quantity).Count > 0
                    select (Label: isPair ? pair.Label : numbers.Label, Kind: isPair ? Kind(pair.IsSameReader) : "", Pair: pair,
                        Agreement: numbers.Agreement.Single(a => a.Quantity == quantity))).ToArray();
        var decimals = Estimates.Decimals(rows.Select(r => r.Agreement));
        return rows.Select((r, i) => new TableRow(
            [
                i == 0 ? RichText.Strong($"{Vocabulary.Abbreviation(quantity)} ({context.Terms.UnitOf(quantity)})") : RichText.Empty,
                r.Label, r.Kind, $"{r.Agreement.Count} of {r.Pair.Reading.Cases.Count}",
                    NumberText.WithInterval(r.Agreement.Bias, decimals),
                NumberText.Fixed(r.Agreement.DifferenceSd, decimals),
                    NumberText.Interval(r.Agreement.LowerLimit.Value, r.Agreement.UpperLimit.Value, decimals),
            ],
            RuleAbove: i == 0));
    }

    private static string Kind(bool isSameReader) => isSameReader ? "intra-observer" : "inter-observer";
}

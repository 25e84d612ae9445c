using System.Globalization;
using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;
using Bench.Statistics.Methods;

namespace Bench.Reporting.Pages;

/// <summary>The tables of <see cref="MethodVerdictSection"/>.</summary>
internal static class MethodVerdictBlocks
{
    /// <summary>Pairs up to which every measure is shown; of more, the main ones.</summary>
    private const int FewPairs = 3;

    private static readonly string[] Main =
    [
        "dice.both.mean", "dice.all.mean", "dice.blood_pool.mean", "dice.myocardium.mean", "dice.right_ventricle.mean", "abs_error.EDV",
        "abs_error.EF",
    ];

    /// <summary>Means, differences and order; none where one model was trained once.</summary>
    public static IEnumerable<TableBlock> Of(ReportContext context)
    {
        if (context.Result.MethodVerdicts is not { } verdicts)
        {
            yield break;
        }

        var names = new MethodNames(verdicts.Methods);
        var measures = verdicts.Measures.Where(
            m => m.Methods.Any(e => !double.IsNaN(e.Mean.Value)) && (m.Pairs.Count <= FewPairs || Main.Contains(m.Measure))).ToArray();
        if (verdicts.JudgesMethods)
        {
            yield return Means(context, names, measures);
        }

        var pairs = verdicts.Measures.Select(m => m.Pairs.Count).FirstOrDefault();
        if (pairs > 0 && measures.Any(m => m.Pairs.Any(p => p.Standing != MethodStanding.WeightsOnly)))
        {
            yield return Differences(context, names, measures);
        }

        if (pairs > 0 && measures.Any(m => m.Pairs.Any(p => p.Standing == MethodStanding.WeightsOnly)))
        {
            yield return OfWeights(context, names, measures);
        }

        if (measures.Any(m => m.Order is not null))
        {
            yield return Order(context, names, measures);
        }
    }

    private static TableBlock Means(ReportContext context, MethodNames names, MeasureVerdict[] measures) => new(
        [
            new("Method", Flexible: true), new("n", 1), new("Trainings", 1), new("Mean (95 % interval)", 0.5f),
            new("cases", 1, Group: "SD"), new("trainings", 1, Group: "SD"), new("rest", 1, Group: "SD"), new("Due to trainings", 1),
        ],
        [
            .. measures.SelectMany(m => m.Methods.Select(e => new TableRow(
            [
                names.Of(e.Method), NumberText.Count(e.Cases), NumberText.Count(e.Seeds) + (e.Missing > 0 ? "*" : string.Empty),
                NumberText.WithInterval(e.Mean, MeasureNames.Decimals(m.Unit)), Number(e.CaseSd, m), Number(e.SeedSd, m),
                Number(e.RestSd, m), NumberText.Share(e.SeedShare),
            ])).Prepend(TableRow.Over(RichText.Strong(MeasureNames.Of(m.Measure, m.Unit))))),
        ],
        Fonts.Table with { Size = 7.4f })
    {
        Number = context.NextTable(),
        Caption = "Methods: mean over cases and trainings with its 95 % interval for other cases and other trainings; SD of cases, of "
            + "trainings (of the mean over all cases) and of the rest (of a case from training to training); share of the variance of "
            + "the mean that trainings bring.",
        Note = Note(names, measures.Any(m => m.Methods.Any(e => e.Missing > 0))),
        SpaceAfter = 16,
    };

    private static TableBlock Differences(ReportContext context, MethodNames names, MeasureVerdict[] measures) => new(
        [
            new(FirstColumn(measures), Flexible: true), new("n", 1), new("Difference (95 % interval)", 0.5f), new("Holm p", 1),
            new("methods", 1, Group: "P(false superiority)"), new("weights", 1, Group: "P(false superiority)"),
            new("Detectable", 1), new("Trainings needed", 1), new("Verdict"),
        ],
        [
            .. Rows(measures, m => m.Pairs.Where(p => p.Standing != MethodStanding.WeightsOnly), (m, p) =>
            [
                First(names, m, p), NumberText.Count(p.Cases) + (p.Missing > 0 ? "*" : string.Empty),
                NumberText.WithInterval(p.Difference, MeasureNames.Decimals(m.Unit)), NumberText.P(p.HolmP), Risk(p.FalseSuperiority),
                Risk(p.FalseSuperiorityOfWeights), Detectable(p, m), p.SeedsNeeded is { } seeds ? NumberText.Count(seeds) : "none",
                Verdict(p),
            ]),
        ],
        Fonts.Dense with { Size = 7 })
    {
        Number = context.NextTable(),
        Caption = $"{Whose(names, measures, "Pairs of methods, first less second,")} for other cases and other trainings. Tests are "
            + "corrected over all pairs and "
            + "measures (Holm). P(false superiority): probability that the method that looks better is not (Christodoulou et al. 2025), of "
            + "methods, and of these weights on other cases. Detectable: the smallest true difference that would be shown with power 80 %. "
            + "Trainings needed, of each method, to show the difference found on as many cases; none: no number would.",
        Note = Note(names, measures.Any(m => m.Pairs.Any(p => p.Missing > 0))),
        SpaceAfter = 16,
    };

    private static TableBlock OfWeights(ReportContext context, MethodNames names, MeasureVerdict[] measures)
    {
        var assumed = measures.SelectMany(m => m.Pairs).FirstOrDefault(p => p.Assumed.Count > 0)?.Assumed ?? [];
        return new TableBlock(
            [
                new(FirstColumn(measures), Flexible: true), new("n", 1), new("Difference", 1), new("P(false superiority)", 1),
                new("Detectable", 1),
                .. assumed.Select(a => new TableColumn(Sd(a.SeedSd), 1, Group: "Trainings needed at an SD of")),
            ],
            [
                .. Rows(measures, m => m.Pairs.Where(p => p.Standing == MethodStanding.WeightsOnly), (m, p) =>
                [
                    First(names, m, p), NumberText.Count(p.Cases), NumberText.Fixed(p.Difference.Value, MeasureNames.Decimals(m.Unit)),
                    Risk(p.FalseSuperiorityOfWeights), Detectable(p, m),
                    .. assumed.Select((_, i) => (RichText)(p.Assumed.Count == 0 ? NumberText.Undefined
                        : p.Assumed[i].SeedsNeeded is { } seeds ? NumberText.Count(seeds) : "none")),
                ]),
            ],
            Fonts.Table with { Size = 7.4f })
        {
            Number = context.NextTable(),
            Caption = $"{Whose(names, measures, "Pairs of single trainings, first less second,")} on other cases, but of these weights "
                + "alone. P(false superiority): "
                + "probability that the weights that look better are not (Christodoulou et al. 2025; more than 5 % is a high risk, printed "
                + "bold). Detectable: the smallest true difference of these weights that would be shown with power 80 %. Trainings needed, "
                + "of each method, to show the difference found if the mean Dice had such an SD over trainings.",
            Note = Note(names, false),
            SpaceAfter = 16,
        };
    }

    private static TableBlock Order(ReportContext context, MethodNames names, MeasureVerdict[] measures) => new(
        [
            new("Measure", Flexible: true), new("Order of methods, with the rank’s 95 % interval", Flexible: true),
            new(RichText.Marked("Kendall’s *τ*"), 1), new("Same order", 1),
        ],
        [
            .. measures.Where(m => m.Order is not null).Select(m => new TableRow(
            [
                MeasureNames.Of(m.Measure, m.Unit),
                string.Join(", ", m.Order!.Ranks.Select(r => $"{names.Of(r.Label)} {Rank(r)}")),
                NumberText.Fixed(m.Order.KendallTau, 2), NumberText.Share(m.Order.SameOrder),
            ])),
        ],
        Fonts.Table with { Size = 7.4f })
    {
        Number = context.NextTable(),
        Caption = $"How firm the order of methods is over {NumberText.Count(measures.First(m => m.Order is not null).Order!.Resamples)} "
            + "resamples of cases and of each method’s trainings (Wiesenfarth et al. 2021): mean of Kendall’s τ between this order and "
            + "that of a resample, and share of resamples with exactly this order.",
        Note = Note(names, false),
        SpaceAfter = 16,
    };

    /// <summary>A row for each pair below a head for its measure; for one pair, a row for each measure.</summary>
    private static IEnumerable<TableRow> Rows(
        MeasureVerdict[] measures, Func<MeasureVerdict, IEnumerable<MethodPair>> pairs, Func<MeasureVerdict, MethodPair, RichText[]> cells)
    {
        foreach (var measure in measures)
        {
            if (measure.Pairs.Count > 1)
            {
                yield return TableRow.Over(RichText.Strong(MeasureNames.Of(measure.Measure, measure.Unit)));
            }

            foreach (var pair in pairs(measure))
            {
                yield return new TableRow(cells(measure, pair));
            }
        }
    }

    private static string FirstColumn(MeasureVerdict[] measures) => measures[0].Pairs.Count > 1 ? "Pair" : "Measure";

    private static string First(MethodNames names, MeasureVerdict measure, MethodPair pair) => measure.Pairs.Count > 1
        ? $"{names.Of(pair.First)} − {names.Of(pair.Second)}"
        : MeasureNames.Of(measure.Measure, measure.Unit);

    private static string Whose(MethodNames names, MeasureVerdict[] measures, string several) => measures[0].Pairs.Count > 1
        ? several
        : $"{names.Of(measures[0].Pairs[0].First)} less {names.Of(measures[0].Pairs[0].Second)},";

    /// <summary>No two means of Dice differ by more than 1.</summary>
    private static string Detectable(MethodPair pair, MeasureVerdict measure) =>
        measure.Unit.Length == 0 && pair.Detectable > 1 ? $">{NumberText.ThinSpace}1" : Number(pair.Detectable, measure);

    private static RichText Verdict(MethodPair pair) => pair.Standing switch
    {
        MethodStanding.FirstBetter => RichText.Strong("first better"),
        MethodStanding.SecondBetter => RichText.Strong("second better"),
        _ => "not told apart",
    };

    private static RichText? Note(MethodNames names, bool hasGaps)
    {
        var note = $"{names.Legend}{(hasGaps ? " * Some training lacks some of these cases; a fit fills them in, so that hard cases count "
            + "alike for all." : string.Empty)}".Trim();
        return note.Length == 0 ? null : RichText.Plain(note);
    }

    private static string Rank(RankedModel model) =>
        $"{model.Rank} ({NumberText.Fixed(model.RankInterval.Low, 0)}–{NumberText.Fixed(model.RankInterval.High, 0)})";

    private static string Number(double value, MeasureVerdict measure) => NumberText.Fixed(value, MeasureNames.Decimals(measure.Unit));

    private static RichText Risk(double probability) =>
        probability > FalseSuperiority.HighRisk ? RichText.Strong(NumberText.Share(probability)) : NumberText.Share(probability);

    internal static string Sd(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

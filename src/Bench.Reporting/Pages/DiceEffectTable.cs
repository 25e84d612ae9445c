using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>
/// Whether Dice depends on structure and phase: the study's analysis of variance, and the paired tests within each level.
/// </summary>
internal static class DiceEffectTable
{
    public static TableBlock Of(ReportContext context) => new(
        [
            new(string.Empty), new("Model", Flexible: true), new("n", 1), new(
                "Difference of Dice (95 % interval)", 0.5f), new(RichText.Marked("*F* = *t*²"), 1), new(RichText.Marked("*p*"), 1),
        ],
        [.. context.Result.Models.SelectMany(m => m.DiceEffects).DistinctBy(Key).SelectMany(e => Rows(context.Result.Models, e))],
        Fonts.Table with { Size = 7.4f })
    {
        Number = context.NextTable(),
        Caption =
            "Whether Dice depends on structure and phase: 2 × 2 analysis of variance with both factors repeated on every mouse, and "
                + "paired t-tests within each level.",
        Note =
            "Over mice with all four Dice. Differences are blood pool less myocardium and ED less ES; the interaction is the first at "
                + "ED less the first at ES. No correction for multiple tests.",
        SpaceAfter = 14,
    };

    private static IEnumerable<TableRow> Rows(IReadOnlyList<ModelResult> models, DiceEffect effect) => models
        .Select(m => (m.Label, Effect: m.DiceEffects.FirstOrDefault(e => Key(e) == Key(effect))))
        .Where(m => m.Effect is not null)
        .Select((m, i) => new TableRow(
            [
                i == 0
                    ? RichText.Strong(Name(effect))
                    : RichText.Empty, m.Label, $"{m.Effect!.Count}", NumberText.WithInterval(m.Effect.Difference, 3),
                NumberText.Fixed(m.Effect.TStatistic * m.Effect.TStatistic, 1), NumberText.P(m.Effect.PValue),
            ],
            RuleAbove: i == 0));

    private static (DiceFactor Factor, Core.Structure? Structure, Core.CardiacPhase? Phase) Key(DiceEffect e) =>
        (e.Factor, e.Structure, e.Phase);

    private static string Name(DiceEffect e) => e switch
    {
        { Factor: DiceFactor.Interaction } => "Phase × structure",
        { Factor: DiceFactor.Structure, Phase: { } phase } => $"Structure, at {Vocabulary.Code(phase)}",
        { Factor: DiceFactor.Structure } => "Structure",
        { Structure: { } structure } => $"Phase, {Vocabulary.InSentence(structure)}",
        _ => "Phase",
    };
}

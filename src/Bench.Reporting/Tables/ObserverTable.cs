using Bench.Core;
using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>Readers against each other, and models on the same cases: <c>observers</c>.</summary>
internal static class ObserverTable
{
    public static readonly TableDefinition<EvaluationResult, Row> Definition = new(
        "observers",
        "pair of readings, who is compared, and number; only where there are other readings (`--observer`)",
        result => result.Observers is { } observers ? observers.Pairs.SelectMany(p => Rows(p, observers)) : [])
    {
        { "first", "one reading; `reference` is that of `--reference`", r => r.Pair.First },
        { "second", "the other reading", r => r.Pair.Second },
        { "kind", "`intra` where one reader drew both, `inter` where two did", r => r.Pair.IsSameReader ? "intra" : "inter" },
        { "compared", "`readings` for second less first, or the name of a model: it less the reference, on the same cases, frames and "
            + "structures", r => r.Compared },
        { "measure", "`dice`, or " + Meaning.Quantity, r => r.Dice is null ? r.Agreement!.Quantity : "dice" },
        { "structure", Meaning.Structure + "; empty for quantities", r => r.Dice?.Structure is { } structure ? structure : Cell.Empty },
        { "phase", "`ED`, `ES` or `mean`; empty for quantities", r => r.Dice is { } dice ? Vocabulary.Code(dice.Phase) : Cell.Empty },
        { "unit", "unit of a quantity", r => r.Agreement?.Unit },
        { "n", "mice with both values", r => r.Dice?.Count ?? r.Agreement!.Count },
        { "of", "mice that were measured", r => r.Pair.Reading.Cases.Count },
        { "value", "mean Dice, or bias", r => r.Dice?.Mean ?? r.Agreement!.Bias.Value },
        { "ci_low", "95 % interval of it, lower end", r => r.Dice?.Confidence.Low ?? r.Agreement!.Bias.Low },
        { "ci_high", "upper end", r => r.Dice?.Confidence.High ?? r.Agreement!.Bias.High },
        { "sd", "SD over mice of Dice, or of the differences, n − 1", r => r.Dice?.StandardDeviation ?? r.Agreement!.DifferenceSd },
        { "loa_lower", "lower limit of agreement of a quantity", r => r.Agreement?.LowerLimit.Value },
        { "loa_upper", "upper limit of agreement", r => r.Agreement?.UpperLimit.Value },
        { "margin", "margin learnt from this pair (`--margin-from-observers`), in the unit; empty otherwise", r => r.Verdict?.Margin },
        { "equivalence_p", "p of the model's bias lying within that margin, two one-sided tests; below 0.025 the 95 % interval does", r =>
            r.Verdict?.PValue },
        { "within", "`true` where it does: the bias is within expert variability", r =>
            r.Verdict is { } verdict ? verdict.IsWithin : Cell.Empty },
    };

    private static IEnumerable<Row> Rows(ObserverPair pair, ObserverStudy observers) =>
        Of(pair, "readings", pair.Reading, _ => null)
            .Concat(pair.Models.SelectMany(m => Of(pair, m.Name, m, q => Verdict(observers, pair, m.Name, q))));

    private static ObserverVerdict? Verdict(ObserverStudy observers, ObserverPair pair, string model, Quantity quantity) =>
        observers.Margins.Any(m => m.Quantity == quantity && m.First == pair.First && m.Second == pair.Second)
            ? observers.Verdicts.FirstOrDefault(v => v.Model == model && v.Quantity == quantity)
            : null;

    private static IEnumerable<Row> Of(ObserverPair pair, string compared, ModelResult numbers, Func<Quantity, ObserverVerdict?> verdict) =>
    [
        .. numbers.Dice.Where(d => d.Structure is not null).Select(d => new Row(pair, compared, d, null, null)),
        .. numbers.Agreement.Select(a => new Row(pair, compared, null, a, verdict(a.Quantity))),
    ];

    /// <summary>One number of a pair of readings, or of a model beside it.</summary>
    public sealed record Row(ObserverPair Pair, string Compared, DiceSummary? Dice, AgreementSummary? Agreement, ObserverVerdict? Verdict);
}

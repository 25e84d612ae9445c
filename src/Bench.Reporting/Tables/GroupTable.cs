using Bench.Evaluation.Results;

namespace Bench.Reporting.Tables;

/// <summary>Agreement of the ejection fraction and overlap by group of cases: <c>groups</c>.</summary>
internal static class GroupTable
{
    public static readonly TableDefinition<EvaluationResult,
        (string Model, GroupSummary Group, AgreementSummary? Agreement, DiceSummary? Dice)> Definition = new(
        "groups",
        "model, group and number; only where mice have groups, such as diagnoses",
        result => from model in result.Models
                  from g in model.Groups
                  from row in g.Agreement.Select(a => (Agreement: (AgreementSummary?)a, Dice: (DiceSummary?)null))
                      .Concat(g.Dice.Select(d => (Agreement: (AgreementSummary?)null, Dice: (DiceSummary?)d)))
                  select (model.Name, g, row.Agreement, row.Dice))
    {
        { "model", Meaning.Model, r => r.Model },
        { "group", "the group; empty for mice without one", r => r.Group.Group },
        { "measure", "`dice`, or " + Meaning.Quantity, r => r.Agreement is { } a ? a.Quantity : "dice" },
        { "structure", Meaning.Structure + "; empty for quantities", r => r.Dice?.Structure is { } structure ? structure : Cell.Empty },
        { "unit", "unit of a quantity", r => r.Agreement?.Unit },
        { "n", "mice with a value", r => r.Dice?.Count ?? r.Agreement!.Count },
        { "of", "mice in the group", r => r.Group.Cases },
        { "value", "mean Dice of ED and ES, or bias, model less expert", r => r.Dice?.Mean ?? r.Agreement!.Bias.Value },
        { "ci_low", "95 % interval of it, lower end", r => r.Dice?.Confidence.Low ?? r.Agreement!.Bias.Low },
        { "ci_high", "upper end", r => r.Dice?.Confidence.High ?? r.Agreement!.Bias.High },
        { "sd", "SD over mice of Dice, or of the differences, n − 1", r => r.Dice?.StandardDeviation ?? r.Agreement!.DifferenceSd },
        { "loa_lower", "lower limit of agreement of a quantity", r => r.Agreement?.LowerLimit.Value },
        { "loa_upper", "upper limit of agreement", r => r.Agreement?.UpperLimit.Value },
    };
}

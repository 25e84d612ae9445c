using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Statistics;

namespace Bench.Testing;

/// <summary>Verdicts on a handful of published numbers for made-up models.</summary>
internal static class SampleClaims
{
    private static readonly (Quantity Quantity, string Name, string Unit, double Published, double Half)[] Biases =
    [
        (
            Quantity.EndDiastolicVolume,
            "EDV",
            "µL",
            0.6,
            1.95), (Quantity.EndSystolicVolume, "ESV", "µL", 0.4, 1.06), (Quantity.StrokeVolume, "SV", "µL", 0.3, 1.98),
        (Quantity.EjectionFraction, "EF", "%", -0.2, 1.64), (
            Quantity.MassAtEndDiastole, "mass ED", "mg", 2.3, 4.5), (Quantity.MassAtEndSystole, "mass ES", "mg", 1.6, 4.4),
    ];

    public static IReadOnlyList<ClaimVerdict> Of(IReadOnlyList<ModelResult> models, bool isPhantom) =>
    [
        .. models.SelectMany(m => Of(m).Select(c => isPhantom
            ? c with
            {
                Outcome = ClaimOutcome.CannotBeJudged,
                Finding = ClaimFinding.NotComparable,
                Reason = "The mice are phantoms: a published number cannot be judged on them.",
            }
            : c)),
    ];

    public static Conclusion Conclusion(IReadOnlyList<ModelResult> models, SampleOptions options)
    {
        var claims = Of(models, options.IsPhantom);
        int Count(ClaimOutcome outcome) => claims.Count(c => c.Outcome == outcome);
        return options.IsPhantom
            ? new Conclusion(
                "Published results cannot be judged on phantoms",
                [
                    $"{models.Count} models were trained and measured on {options.Mice} synthetic mice; every stage ran.",
                    "Numbers below show that the pipeline works, and say nothing on mouse hearts.",
                ],
                0,
                0,
                claims.Count)
            : new Conclusion(
                "Most published results are reproduced",
                [
                    $"{Count(ClaimOutcome.Reproduced)} of {claims.Count} published numbers fall where a replication on {options.Mice} "
                        + "mice should fall.",
                    "The split of the study is not published, so the mice differ in part.",
                ],
                Count(ClaimOutcome.Reproduced),
                Count(ClaimOutcome.NotReproduced),
                Count(ClaimOutcome.CannotBeJudged));
    }

    private static IEnumerable<ClaimVerdict> Of(ModelResult model)
    {
        foreach (
            var (structure, name, published, half) in new[]
            {
                (Structure.BloodPool, "blood pool", 0.94, 0.012),
                (Structure.Myocardium, "myocardium", 0.91, 0.018),
            })
        {
            var summary = model.Dice.Single(d => d.Structure == structure && d.Phase is null);
            yield return Judge(
                $"dice.{name.Replace(' ', '_')}.mean",
                $"Dice, {name}, mean",
                "Results",
                model.Name,
                string.Empty,
                published,
                summary.Mean,
                half,
                summary.Count);
        }

        foreach (var (quantity, name, unit, published, half) in Biases)
        {
            var summary = model.Agreement.Single(a => a.Quantity == quantity);
            yield return Judge(
                $"bias.{name.Replace(' ', '_')}",
                $"{name}, bias",
                "Table 1",
                model.Name,
                unit,
                published,
                summary.Bias.Value,
                half,
                summary.Count);
        }
    }

    private static ClaimVerdict Judge(
        string id, string statement, string where, string model, string unit, double published, double found, double half, int count)
    {
        var (outcome, finding, reason) = count < 2
            ? (
                ClaimOutcome.CannotBeJudged,
                ClaimFinding.TooFewMice,
                $"Only {count} mouse has this measure here; an interval needs at least two.")
            : Math.Abs(found - published) <= half
                ? (ClaimOutcome.Reproduced, ClaimFinding.Compatible, "Inside the 95 % prediction interval.")
                : (
                    ClaimOutcome.NotReproduced,
                    ClaimFinding.Worse,
                    "Outside the 95 % prediction interval of the published mean and SD for this number of mice.");
        return new ClaimVerdict(
            id, statement, where, model, unit, published, found, outcome, reason)
        {
            Finding = finding,
            Count = count,
            Range = count < 2 ? Interval.Undefined(0.95) : new(published - half, published + half, 0.95),
            FoundInterval = count < 2 ? Interval.Undefined(0.95) : new(found - (0.7 * half), found + (0.7 * half), 0.95),
            PValue = count < 2 ? double.NaN : Math.Exp(-2 * Math.Abs(found - published) / half),
            CorrectedP = count < 2 ? double.NaN : Math.Min(1, 2 * Math.Exp(-2 * Math.Abs(found - published) / half)),
        };
    }
}

using Bench.Core;
using Bench.Evaluation.Claims;
using Bench.Evaluation.Results;
using Where = (string Column, string? Value);

namespace Bench.Reporting.Answers;

/// <summary>Numbers of <c>claims</c>: what was printed, what was found, and how they are held against each other.</summary>
/// <param name="result">The result.</param>
/// <param name="study">The published numbers; null where they are not at hand.</param>
/// <param name="dice">How numbers of Dice are made.</param>
internal sealed class ClaimRecipes(EvaluationResult result, PublishedStudy? study, DiceRecipes dice)
{
    // Two ways to the same number differ by rounding alone.
    private const double Rounding = 1e-9;

    private static readonly Dictionary<string, string> Words = new()
    {
        ["published"] = "printed in the publication",
        ["interval_low"] = "lower end of the 95 % range in which the number found should fall if the claim is true",
        ["interval_high"] = "upper end of the 95 % range in which the number found should fall if the claim is true",
        ["margin"] = "largest difference from the published number that would not matter, stated beforehand",
        ["power"] = "probability that a number truly off by the margin would fall outside the range",
        ["detectable"] = "smallest true difference that would fall outside the range with probability 0.8",
        ["p"] = "two-sided p of (found − published) / its standard error",
        ["p_corrected"] = "p corrected for all numbers judged on the model (Benjamini and Hochberg 1995)",
        ["n"] = "cases behind the number found",
        ["found_ci_low"] = "lower end of the 95 % interval of the number found, over cases",
        ["found_ci_high"] = "upper end of the 95 % interval of the number found, over cases",
        ["trainings"] = "trainings whose mean the number found is",
        ["seed_sd"] = "SD over trainings, n − 1",
    };

    /// <summary>The recipe of a column.</summary>
    /// <param name="cells">The row.</param>
    /// <param name="column">The column.</param>
    /// <returns>Null where there is none but reading it.</returns>
    public Recipe? Of(IReadOnlyDictionary<string, string> cells, string column)
    {
        var (id, model) = (cells["claim"], cells["model"]);
        var claim = study?.Claims.FirstOrDefault(c => c.Id == id);
        if (column == "found" && claim is not null && Found(claim, model) is { } made)
        {
            return made with { Convention = $"{made.Convention} {cells["reason"]}".Trim() };
        }

        Where[] where = [("claim", id), ("model", model)];
        var words = column == "found"
            ? "the same statistic as published, on the cases that can be judged"
            : Words.GetValueOrDefault(column);
        return words is null ? null : Recipe.Of(
            words,
            Range(column, cells),
            new Reading(
                [
                    Snippet.Words("claims", where, column),
                    .. claim is null ? [] : new[] { $"{claim.Where}: {claim.Printed} {claim.Unit}".Trim() },
                ],
                Snippet.ReadPython("t", "claims") + Snippet.KeepPython("t", where),
                Snippet.ReadR("t", "claims") + Snippet.KeepR("t", where)),
            $"t[\"{column}\"].iloc[0]",
            $"t${column}[1]");
    }

    private static string Range(string column, IReadOnlyDictionary<string, string> cells) => column switch
    {
        "interval_low" or "interval_high" or "p" => cells.GetValueOrDefault("basis") == "same_mice"
            ? "The study's own mice were found again by its points: the range is that of the paired difference. "
                + "docs/claims.md has the formulas."
            : "For other mice: published ± t(0.975) · SD · √(1/n + 1/n here), Fisher's z for correlations. "
                + "docs/claims.md has the formulas.",
        "margin" => "0.02 of Dice, 3 points of ejection fraction, a twentieth of the published mean of other quantities.",
        _ => cells.GetValueOrDefault("reason", ""),
    };

    /// <summary>
    /// How the number was made, where it is a number of the tables; null where fewer cases were judged than are in them.
    /// </summary>
    private Recipe? Found(PublishedClaim claim, string model)
    {
        var verdict = result.Claims.FirstOrDefault(c => c.ClaimId == claim.Id && c.Model == model);
        var one = result.Models.FirstOrDefault(m => m.Name == model);
        if (verdict is null || one is null || verdict.Trainings > 1 || double.IsNaN(verdict.Found))
        {
            return null;
        }

        if (claim is { Measure: ClaimMeasure.Dice, Statistic: ClaimStatistic.Mean })
        {
            var summary = one.Dice.FirstOrDefault(d => d.Structure == claim.Structure && d.Phase == claim.Phase);
            var published = summary?.UnderPolicies.FirstOrDefault(p => p.Policy == "published");
            return published is not null && IsSame(published.Mean, verdict.Found)
                ? dice.Summary(model, result.Settings.Terms.Code(claim.Structure), Vocabulary.Code(claim.Phase), "mean_published")
                : null;
        }

        if (claim.Quantity is not { } quantity || one.Agreement.FirstOrDefault(a => a.Quantity == quantity) is not { } agreement)
        {
            return null;
        }

        var code = Vocabulary.Code(quantity);
        return claim.Statistic switch
        {
            ClaimStatistic.Bias when IsSame(agreement.Bias.Value, verdict.Found) => AgreementRecipes.Of(model, code, "bias"),
            ClaimStatistic.PearsonR when IsSame(agreement.Pearson.Value, verdict.Found) => AgreementRecipes.Of(model, code, "pearson_r"),
            ClaimStatistic.LimitLower => Limit(agreement, verdict, model, code, "-"),
            ClaimStatistic.LimitUpper => Limit(agreement, verdict, model, code, "+"),
            _ => null,
        };
    }

    private static Recipe? Limit(AgreementSummary agreement, ClaimVerdict verdict, string model, string code, string side)
    {
        var half = (side == "-" ? -1 : 1) * (agreement.UpperLimit.Value - agreement.Bias.Value);
        var population = half * Math.Sqrt((agreement.Count - 1.0) / agreement.Count);
        return IsSame(agreement.Bias.Value + half, verdict.Found) ? AgreementRecipes.StudyLimit(model, code, side, "n − 1")
            : IsSame(agreement.Bias.Value + population, verdict.Found) ? AgreementRecipes.StudyLimit(model, code, side, "n")
            : null;
    }

    private static bool IsSame(double a, double b) => Math.Abs(a - b) <= Rounding * Math.Max(1, Math.Abs(b));
}

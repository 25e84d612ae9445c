using System.Globalization;
using Bench.Core.Overlap;
using Where = (string Column, string? Value);

namespace Bench.Reporting.Answers;

/// <summary>
/// Numbers of <c>dice</c>, <c>dice_summary</c> and <c>dice_effects</c>, from single cases and from voxel counts of slices.
/// </summary>
/// <param name="caseColumn">Name of the column of cases: <c>mouse</c> or <c>case</c>.</param>
/// <param name="policy">The convention of the run.</param>
internal sealed class DiceRecipes(string caseColumn, OverlapPolicy policy)
{
    private const string Unit = "A case's Dice is the mean over its structures and phases; means and SDs are over cases. ";

    /// <summary>The recipe of a column of <c>dice_summary</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="structure">Its code.</param>
    /// <param name="phase">Its code.</param>
    /// <param name="column">The column.</param>
    /// <returns>Null where there is none.</returns>
    public Recipe? Summary(string model, string structure, string phase, string column)
    {
        Where[] where = Filter(model, structure, phase);
        var read = new Reading(
            [Snippet.Words("dice", where, "dice")],
            Snippet.ReadPython("t", "dice", caseColumn) + Snippet.KeepPython("t", where)
                + $"d = t.groupby(\"{caseColumn}\")[\"dice\"].mean().dropna()\nn = len(d)\n",
            Snippet.ReadR("t", "dice", caseColumn) + Snippet.KeepR("t", where)
                + $"d <- tapply(t$dice, t${caseColumn}, mean, na.rm = TRUE)\nd <- d[is.finite(d)]\nn <- length(d)\n");
        Recipe Make(string formula, string convention, string python, string r) =>
            Recipe.Of(formula, Unit + convention + policy.Description, read, python, r);
        const string Logit = "The interval is made on the logit scale, so that it stays within 0 and 1. ";
        const string Python = "np.exp(stats.t.ppf(0.975, n - 1) * d.std(ddof=1) / np.sqrt(n) / (d.mean() * (1 - d.mean())))";
        const string R = "exp(qt(0.975, n - 1) * sd(d) / sqrt(n) / (mean(d) * (1 - mean(d))))";
        const string Odds = "d.mean() / (1 - d.mean())";
        const string OddsR = "mean(d) / (1 - mean(d))";
        return column switch
        {
            "n" => Make("number of cases with a Dice", "", "n", "n"),
            "mean" => Make("mean over cases", "", "d.mean()", "mean(d)"),
            "sd" => Make("SD over cases", "Divided by n − 1. ", "d.std(ddof=1)", "sd(d)"),
            "median" => Make("median over cases", "", "d.median()", "median(d)"),
            "minimum" => Make("least of all cases", "", "d.min()", "min(d)"),
            "maximum" => Make("largest of all cases", "", "d.max()", "max(d)"),
            "ci_low" => Make("logit⁻¹(logit(mean) − t(0.975, n − 1) · SE / (mean (1 − mean)))", Logit,
                $"{Odds} / ({Odds} + {Python})", $"{OddsR} / ({OddsR} + {R})"),
            "ci_high" => Make("logit⁻¹(logit(mean) + t(0.975, n − 1) · SE / (mean (1 − mean)))", Logit,
                $"{Odds} / ({Odds} + 1 / {Python})", $"{OddsR} / ({OddsR} + 1 / {R})"),
            "both_empty" => Count(read, "expert and model", "(t[\"reference_voxels\"] == 0) & (t[\"predicted_voxels\"] == 0)",
                "t$reference_voxels == 0 & t$predicted_voxels == 0"),
            "reference_empty" => Count(read, "the expert only", "(t[\"reference_voxels\"] == 0) & (t[\"predicted_voxels\"] > 0)",
                "t$reference_voxels == 0 & t$predicted_voxels > 0"),
            "predicted_empty" => Count(read, "the model only", "(t[\"reference_voxels\"] > 0) & (t[\"predicted_voxels\"] == 0)",
                "t$reference_voxels > 0 & t$predicted_voxels == 0"),
            "pooled" => Pooled(where),
            _ => OverlapPolicy.All.FirstOrDefault(p => column.EndsWith(Suffix(p), StringComparison.Ordinal)) is { } other
                ? Under(other, where, column.StartsWith("n_", StringComparison.Ordinal))
                : null,
        };
    }

    /// <summary>The recipe of a column of <c>dice</c>: one frame of one case.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The case.</param>
    /// <param name="structure">Code of the structure.</param>
    /// <param name="phase">Code of the phase.</param>
    /// <param name="column">The column.</param>
    /// <returns>Null where there is none.</returns>
    public Recipe? OfCase(string model, string name, string structure, string phase, string column)
    {
        Where[] where = [("model", model), (caseColumn, name), ("phase", phase), ("structure", structure)];
        var read = Counts(where, group: false);
        var smoothing = policy.Smoothing.ToString("R", CultureInfo.InvariantCulture);
        return column switch
        {
            "reference_voxels" => Recipe.Of("voxels of the expert's mask, summed over slices", "", read, "reference", "reference"),
            "predicted_voxels" =>
                Recipe.Of("voxels of the model's mask after cleaning, summed over slices", "", read, "predicted", "predicted"),
            "dice" => Recipe.Of(
                "2 · shared / (expert + model), in voxels of the whole stack",
                policy.Description,
                read,
                $"(2 * shared + {smoothing}) / (reference + predicted + {smoothing})",
                $"(2 * shared + {smoothing}) / (reference + predicted + {smoothing})"),
            _ => null,
        };
    }

    /// <summary>The recipe of a column of <c>dice_effects</c>.</summary>
    /// <param name="model">The model.</param>
    /// <param name="effect">Code of the effect.</param>
    /// <param name="structure">Code of the structure.</param>
    /// <param name="phase">Code of the phase.</param>
    /// <param name="column">The column.</param>
    /// <returns>Null where there is none.</returns>
    public Recipe? Effect(string model, string effect, string structure, string phase, string column)
    {
        var (words, contrast) = (effect, structure, phase) switch
        {
            ("interaction", _, _) =>
                ("(blood pool − myocardium) at ED less the same at ES", "pool_ED - myo_ED - (pool_ES - myo_ES)"),
            ("structure", _, "mean") => ("blood pool − myocardium, each the mean of ED and ES",
                "(pool_ED + pool_ES) / 2 - (myo_ED + myo_ES) / 2"),
            ("structure", _, _) => ($"blood pool − myocardium at {phase}", $"pool_{phase} - myo_{phase}"),
            ("phase", "both", _) => ("ED − ES, each the mean of both structures", "(pool_ED + myo_ED) / 2 - (pool_ES + myo_ES) / 2"),
            _ when structure == "blood_pool" => ("ED − ES of the blood pool", "pool_ED - pool_ES"),
            _ => ("ED − ES of the myocardium", "myo_ED - myo_ES"),
        };
        Where[] where = [("model", model)];
        var read = new Reading(
            [Snippet.Words("dice", where, "dice")],
            Snippet.ReadPython("t", "dice", caseColumn) + Snippet.KeepPython("t", where)
                + $"w = t.pivot(index=\"{caseColumn}\", columns=[\"structure\", \"phase\"], values=\"dice\")\n"
                + "w = w[[(s, p) for s in (\"blood_pool\", \"myocardium\") for p in (\"ED\", \"ES\")]].dropna()\n"
                + "pool_ED, pool_ES, myo_ED, myo_ES = (w.iloc[:, i] for i in range(4))\n"
                + $"d = {contrast}\nn = len(d)\n",
            Snippet.ReadR("t", "dice", caseColumn) + Snippet.KeepR("t", where)
                + $"w <- tapply(t$dice, list(t${caseColumn}, paste(t$structure, t$phase)), mean)\n"
                + "w <- w[, c(\"blood_pool ED\", \"blood_pool ES\", \"myocardium ED\", \"myocardium ES\"), drop = FALSE]\n"
                + "w <- w[complete.cases(w), , drop = FALSE]\n"
                + "pool_ED <- w[, 1]; pool_ES <- w[, 2]; myo_ED <- w[, 3]; myo_ES <- w[, 4]\n"
                + $"d <- {contrast}\nn <- length(d)\n");
        const string Convention = "Over the cases that have all four Dice. F is the square of t; it equals the 2 × 2 analysis of variance "
            + "repeated on every case.";
        Recipe Make(string formula, string python, string r) => Recipe.Of($"{formula} of d = {words}", Convention, read, python, r);
        const string T = "d.mean() / (d.std(ddof=1) / np.sqrt(n))";
        const string InR = "mean(d) / (sd(d) / sqrt(n))";
        return column switch
        {
            "n" => Make("number of cases", "n", "n"),
            "difference" => Make("mean", "d.mean()", "mean(d)"),
            "ci_low" => Make("mean − t(0.975, n − 1) · SD / √n", "d.mean() - stats.t.ppf(0.975, n - 1) * d.std(ddof=1) / np.sqrt(n)",
                "mean(d) - qt(0.975, n - 1) * sd(d) / sqrt(n)"),
            "ci_high" => Make("mean + t(0.975, n − 1) · SD / √n", "d.mean() + stats.t.ppf(0.975, n - 1) * d.std(ddof=1) / np.sqrt(n)",
                "mean(d) + qt(0.975, n - 1) * sd(d) / sqrt(n)"),
            "t" => Make("mean / (SD / √n)", T, InR),
            "f" => Make("(mean / (SD / √n))²", $"({T}) ** 2", $"({InR})^2"),
            "p" => Make("two-sided p of the paired t-test", $"2 * stats.t.sf(abs({T}), n - 1)", $"2 * pt(-abs({InR}), n - 1)"),
            _ => null,
        };
    }

    private static string Suffix(OverlapPolicy policy) => "_" + policy.Name.Replace('-', '_');

    private static Where[] Filter(string model, string structure, string phase) =>
    [
        ("model", model),
        .. structure is "both" or "all" ? [] : new Where[] { ("structure", structure) },
        .. phase == "mean" ? [] : new Where[] { ("phase", phase) },
    ];

    private static Recipe Count(Reading read, string whose, string python, string r) => Recipe.Of(
        $"number of frame masks that are empty by {whose}", "", read, $"({python}).sum()", $"sum({r})");

    private Recipe Pooled(Where[] where)
    {
        var s = policy.Smoothing.ToString("R", CultureInfo.InvariantCulture);
        return Recipe.Of(
            "2 · shared / (expert + model), all voxels of all cases together", policy.Description, Counts(where, group: false),
            $"(2 * shared + {s}) / (reference + predicted + {s})", $"(2 * shared + {s}) / (reference + predicted + {s})");
    }

    /// <summary>Voxels of expert, model and both, summed over slices; or frame by frame.</summary>
    private Reading Counts(Where[] where, bool group)
    {
        const string Columns = "[\"reference_voxels\", \"predicted_voxels\", \"shared_voxels\"]";
        var python = Snippet.ReadPython("t", "slices", caseColumn) + Snippet.KeepPython("t", where) + (group
            ? $"t = t.groupby([\"{caseColumn}\", \"phase\", \"structure\"])[{Columns}].sum().reset_index()\n" : "")
            + "reference, predicted, shared = (t[c] for c in " + Columns + ")\n"
            + (group ? "" : "reference, predicted, shared = reference.sum(), predicted.sum(), shared.sum()\n");
        var r = Snippet.ReadR("t", "slices", caseColumn) + Snippet.KeepR("t", where) + (group
            ? $"t <- aggregate(cbind(reference_voxels, predicted_voxels, shared_voxels) ~ {caseColumn} + phase + structure, t, sum)\n"
                + "reference <- t$reference_voxels; predicted <- t$predicted_voxels; shared <- t$shared_voxels\n"
            : "reference <- sum(t$reference_voxels); predicted <- sum(t$predicted_voxels); shared <- sum(t$shared_voxels)\n");
        return new Reading([Snippet.Words("slices", where, "voxel counts")], python, r);
    }

    private Recipe Under(OverlapPolicy other, Where[] where, bool isCount)
    {
        var s = other.Smoothing.ToString("R", CultureInfo.InvariantCulture);
        var read = Counts(where, group: true);
        (string Condition, string InR, EmptyMaskValue Value)[] cases =
        [
            ("(reference == 0) & (predicted == 0)", "reference == 0 & predicted == 0", other.WhenBothEmpty),
            ("(reference == 0) & (predicted > 0)", "reference == 0 & predicted > 0", other.WhenReferenceEmpty),
            ("(reference > 0) & (predicted == 0)", "reference > 0 & predicted == 0", other.WhenPredictedEmpty),
        ];
        var set = cases.Where(c => c.Value != EmptyMaskValue.ByFormula).ToArray();
        static string Number(EmptyMaskValue value, string undefined) => value switch
        {
            EmptyMaskValue.Zero => "0",
            EmptyMaskValue.One => "1",
            _ => undefined,
        };
        var code = read with
        {
            Python = read.Python + $"t[\"dice\"] = (2 * shared + {s}) / (reference + predicted + {s})\n"
                + string.Concat(set.Select(c => $"t.loc[{c.Condition}, \"dice\"] = {Number(c.Value, "np.nan")}\n"))
                + $"d = t.groupby(\"{caseColumn}\")[\"dice\"].mean().dropna()\n",
            R = read.R + $"t$dice <- (2 * shared + {s}) / (reference + predicted + {s})\n"
                + string.Concat(set.Select(c => $"t$dice[{c.InR}] <- {Number(c.Value, "NA")}\n"))
                + $"d <- tapply(t$dice, t${caseColumn}, mean, na.rm = TRUE)\nd <- d[is.finite(d)]\n",
        };
        return isCount
            ? Recipe.Of("number of cases that the convention leaves defined", Unit + other.Description, code, "len(d)", "length(d)")
            : Recipe.Of("mean over cases", Unit + other.Description, code, "d.mean()", "mean(d)");
    }
}

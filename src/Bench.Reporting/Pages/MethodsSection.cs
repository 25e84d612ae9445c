using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;

namespace Bench.Reporting.Pages;

/// <summary>A methods text for exactly this run, from its settings.</summary>
internal static class MethodsSection
{
    public static IEnumerable<Block> Of(ReportParts parts)
    {
        var s = parts.Result.Settings;
        yield return new Heading(2, "Mice and masks") { SpaceBefore = 0 };
        yield return Text(Mice(s));
        yield return Text($"{Sentence(s.PhaseRule)} Voxels are {Spacing(s.VoxelSpacingMm)} (rows × columns × slices). Volumes are voxel counts times voxel volume; mass is myocardial volume times 1.05{NumberText.ThinSpace}mg/µL. Papillary muscles and trabeculae are as the expert drew them.");
        yield return Text(s.Cleaning is "" or "none"
            ? "Predicted masks were measured as they are; no cleaning was applied."
            : $"Predicted masks were cleaned by the rule “{s.Cleaning}” before measuring; how many voxels that changed is listed for each mouse in cases.csv.");
        yield return new Heading(2, "Overlap");
        yield return Text($"{Sentence(s.DicePolicy)} The unit of analysis is the mouse: slices and frames of one mouse are never counted as independent. Inflow frames enter no mean.");
        if (s.MeasurePolicy.Length > 0)
        {
            yield return Text($"Other measures. {Sentence(s.MeasurePolicy)} Distances are infinite where a structure is on one side only and undefined where it is on neither; both are counted and enter no mean.");
        }

        yield return new Heading(2, "Agreement");
        yield return Text(
            $"Differences are model less expert. {Sentence(s.StandardDeviationPolicy)} Bias and limits of agreement follow Bland and Altman (1986); the limits’ 95 % intervals are exact for the pair (Carkeet 2015), "
            + "since the usual approximations are too narrow below a hundred mice. Proportional bias is the slope of difference on mean. Correlations are Pearson’s r with Fisher’s interval and Lin’s concordance correlation (1989). "
            + "Means are compared by paired t-tests, two-sided; no correction for multiple tests is made, and p values are to be read accordingly.");
        yield return new Heading(2, "Verdicts");
        yield return Text("A published number is judged by the 95 % prediction interval for a replication with this number of mice (Spence and Stanley 2016). A mean or bias inside it is called equivalent only where two one-sided tests at 5 % exclude a difference as large as a margin stated beforehand (Dice 0.02; EF 3 points; otherwise a twentieth of the published mean); the power against such a difference is given with each verdict. Where data, split or measure cannot decide, the claim is listed as one that cannot be judged, with the reason.");
        yield return new Heading(2, "Numbers in this report");
        yield return Text("Estimates are rounded by their uncertainty, and nothing is rounded before it is printed; the CSV files hold every digit. An en dash stands for an undefined number. Undefined numbers enter no mean, and every mean states how many mice entered it.");
        yield return new Heading(2, "References");
        foreach (var reference in References)
        {
            yield return new Paragraph(reference, Fonts.Body with { Size = 8 }) { SpaceAfter = 2 };
        }
    }

    private static readonly string[] References =
    [
        "Bland JM, Altman DG. Statistical methods for assessing agreement between two methods of clinical measurement. Lancet 1986; 327: 307–310.",
        "Carkeet A. Exact parametric confidence intervals for Bland–Altman limits of agreement. Optometry and Vision Science 2015; 92: e71–e80.",
        "Lin LI. A concordance correlation coefficient to evaluate reproducibility. Biometrics 1989; 45: 255–268.",
        "Spence JR, Stanley DJ. Prediction interval: what to expect when you’re expecting … a replication. PLOS ONE 2016; 11: e0162874.",
    ];

    private static string Mice(EvaluationSettings s)
    {
        var data = s.IsPhantom ? $"The mice are synthetic ({s.DataSource})." : $"The mice are those of {s.DataSource}.";
        return s.Kind == "run"
            ? $"{data} By the split “{s.Split}”, {NumberText.Plural(s.TrainMice.Count, "mouse was", "mice were")} trained on, {s.ValidationMice.Count} used to stop training and {s.TestMice.Count} measured; no mouse is in two of these. "
                + $"Models were trained with the profile “{s.Profile}” and seed {s.Seed}."
            : $"{data} {NumberText.Plural(s.TestMice.Count, "mouse was", "mice were")} measured; the masks were made elsewhere, and whether the models saw these mice in training is not known here.";
    }

    private static string Spacing(IReadOnlyList<double> spacing)
        => string.Join(" × ", spacing.Select(d => d.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture))) + NumberText.ThinSpace + "mm";

    private static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";

    private static Paragraph Text(string text) => new(text, Fonts.Body);
}

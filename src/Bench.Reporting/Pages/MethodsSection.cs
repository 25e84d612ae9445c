using System.Globalization;
using Bench.Core.Studies;
using Bench.Evaluation.Results;
using Bench.Reporting.Layout;
using Bench.Reporting.Wording;
using Bench.Statistics;

namespace Bench.Reporting.Pages;

/// <summary>A methods text for exactly this run, from its settings, with the works it rests on.</summary>
internal static class MethodsSection
{
    public static IEnumerable<Block> Of(ReportContext context)
    {
        var works = new Citations();
        foreach (var (title, paragraphs) in Parts(context).Where(p => p.Paragraphs.Length > 0))
        {
            yield return new Heading(2, title);
            foreach (var text in paragraphs)
            {
                yield return new Paragraph(works.Read(text), Fonts.Body);
            }
        }

        yield return new Heading(2, "References");
        foreach (var reference in works.Listed.Concat(context.Published is { } study ? [$"The study: {Sentence(study.Citation)}"] : []))
        {
            yield return new Paragraph(reference, Fonts.Body with { Size = 8 }) { SpaceAfter = 2, IsQuoted = true };
        }
    }

    /// <summary>The works that the text of a run cites.</summary>
    public static Citations Cited(ReportContext context)
    {
        var works = new Citations();
        foreach (var text in Parts(context).SelectMany(p => p.Paragraphs))
        {
            works.Read(text);
        }

        return works;
    }

    private static IEnumerable<(string Title, string[] Paragraphs)> Parts(ReportContext context)
    {
        var result = context.Result;
        var s = result.Settings;
        yield return (
            "Mice and masks", [Mice(s), $"End-diastole (ED) and end-systole (ES) among the contoured frames. {Sentence(s.PhaseRule)}"]);
        yield return ("Networks and training", Training(result));
        yield return ("Cleaning", [s.Cleaning == AppliedCleaning.Differs
            ? "The runs differ in the cleaning of predicted masks: see their own reports."
            : s.Cleaning.Rule is "" or "none"
            ? "Predicted masks were measured as they are; no cleaning was applied."
            : $"Predicted masks were cleaned by the rule “{s.Cleaning.ToString().TrimEnd('.')}” before measuring; how many voxels "
                + "that changed is listed for each mouse in cases.csv."]);
        yield return ("Volumes, function and mass", [
            $"Volumes are voxel counts times voxel volume ({Spacing(result)}; rows × columns × slices). Stroke volume is "
                + "end-diastolic less end-systolic volume, ejection fraction is stroke volume over "
            + $"end-diastolic volume, and mass is myocardial volume times {Density(s.Terms)}. Papillary muscles and trabeculae are as "
            + $"the expert drew them.{Papillary(s.Terms)}"
            + (
                result.Curves.Count == 0
                    ? string.Empty
                    : " Volume curves were smoothed by parabolas through five frames before rates were taken (Savitzky and Golay 1964).")]);
        yield return ("Overlap and surfaces", [
            $"Overlap is the Dice coefficient (Dice 1945): {Sentence(s.DicePolicy)} The unit of analysis is the mouse: slices and "
                + "frames of one mouse are never counted as independent. Inflow frames enter no mean. "
                + $"Intervals of mean Dice are 95 %, by the {FractionMeanInterval.Name}, and stay between 0 and 1. Whether Dice "
                + "depends on structure and phase is tested by the study’s 2 × 2 analysis of variance with both factors "
                + "repeated on every mouse, each effect with one degree of freedom, and by paired t-tests within each level.",
            .. s.MeasurePolicy.Length == 0 ? Array.Empty<string>() : [
                $"{s.Measures.DescribeSurfaces()} NSD is the share of both surfaces that lies within a tolerance of the other "
                    + "(Nikolov et al. 2018). Distances are infinite where a structure is on one side only and undefined where it is "
                    + "on neither; "
                + "both are counted and enter no mean."]]);
        yield return ("Agreement with the expert", [
            $"Differences are model less expert. {Sentence(s.StandardDeviationPolicy)} Bias and limits of agreement, bias ± 1.96 SD "
                + "of the differences, follow Bland and Altman (1986); 1.96 stands for 1.959964, the quantile of the normal "
                + "distribution, here and wherever it is printed. The bias has its t interval, and the limits have "
            + "intervals that are exact for the pair (Carkeet 2015), since the usual approximations are too narrow below a hundred "
            + "mice. Proportional bias is the slope of difference on mean (Bland and Altman 1999). "
            + "Correlations are Pearson’s r with Fisher’s interval and Lin’s concordance correlation (Lin 1989); Dice and absolute "
            + "error are related by Spearman’s ρ with the interval of Bonett and Wright (2000). "
            + "Means are compared by paired t-tests, two-sided; no correction for multiple tests is made there, and p values are to "
            + "be read accordingly."]);
        yield return ("What intervals cover", CoverageText.Of(result.Coverage));
        yield return ("Comparison of models", result.Comparison is null ? [] : [
            "Models are compared mouse by mouse on the mice that all of them have: mean difference with its t interval and its BCa "
                + "bootstrap interval (Efron 1987; "
            + $"{NumberText.Count(result.Comparison.Options.Resamples)} resamples of the mice, fixed seed), paired t-test and "
            + "signed-rank test (Wilcoxon 1945), both corrected over all pairs and measures (Holm 1979), "
            + "and equivalence within a margin by two one-sided tests (Schuirmann 1987)."
            + (
                result.Models.Count < 3
                    ? string.Empty
                    : " All models at once are compared by Friedman’s test of their ranks within each mouse, p by Iman and "
                        + "Davenport’s F (1980) and corrected over all measures (Holm 1979), "
                + "and pairs after it by the studentised range of mean ranks (Nemenyi 1963).")]);
        yield return ("Verdict on methods", MethodVerdictText(result));
        yield return ("Verdicts on published numbers", result.Claims.Count == 0 ? [] : [
            "A published number is judged by the 95 % prediction interval for a replication with this number of mice (Spence and "
                + "Stanley 2016; for limits of agreement with their standard error, Bland and Altman 1999; "
            + "for correlations by Fisher’s z, and for rank correlations with the standard error of Bonett and Wright 2000). A "
            + "printed bound of p, such as p < 0.001, is judged by the same test here: reproduced where p is below the bound in the same "
            + "direction, not reproduced where the effect in SDs of the paired differences is smaller than the bound implies in the "
            + "study’s mice by more than chance among both sets of mice explains. Where the points of the study’s figures show that "
            + "its very own mice were measured, bias, limits and correlation are judged by the paired difference instead "
            + "(correlations: Meng et al. 1992). "
            + "Several trainings of a network are judged by their mean, and their spread over seeds is part of the interval.",
            "Inside, a mean or bias is called equivalent only where two one-sided tests at 5 % exclude a difference as large as a "
                + "margin stated beforehand (Dice 0.02; EF 3 points; otherwise a twentieth of the published mean; "
            + "Schuirmann 1987). Outside, a number is called not reproduced only where its p, corrected for all numbers judged on the "
            + "model (Benjamini and Hochberg 1995), is below 0.05, since of many numbers some lie outside by chance. "
            + "The power against a difference as large as the margin is given with each verdict. Where data, split, cleaning or "
            + "measure are not such that a claim speaks of them, it is listed as one that cannot be judged, with the reason."]);
        yield return ("Numbers in this report", [
            "Estimates are rounded by their 95 % intervals (rule of the Particle Data Group), alike for all numbers of a quantity, "
                + "and nothing is rounded before it is printed; the CSV files hold every digit. "
            + "An en dash stands for an undefined number. Undefined numbers enter no mean, and every mean states how many mice entered it. "
            + $"Software: Bench {result.Provenance.BenchVersion} ({result.Provenance.Runtime}); versions, machine and hashes stand "
            + "under Provenance."]);
    }

    private static string[] MethodVerdictText(EvaluationResult result) =>
        result.MethodVerdicts is not { JudgesMethods: true } verdicts ? [] :
    [
        "Methods are judged over cases and trainings as crossed random effects. Components of variance are those of the analysis of "
            + "variance, with gaps by Henderson’s method III (Henderson 1953), negative ones set to 0; degrees of freedom are "
            + "Satterthwaite’s (Satterthwaite 1946). In a difference the trainings of both methods are independent. The probability of a "
            + "false claim is that of Christodoulou et al. (2025), with the standard error for other cases and trainings."
            + (verdicts.Methods.Count < 3 ? string.Empty
                : " The order of methods was resampled over cases and trainings (Wiesenfarth et al. 2021)."),
    ];

    private static string Density(StudyTerms terms) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{terms.DensityGramsPerMl}{NumberText.ThinSpace}{(terms.Units.Volume == VolumeUnit.Millilitre ? "g/ml" : "mg/µL")}");

    private static string Papillary(StudyTerms terms) => terms.IsMouse
        ? string.Empty
        : $" The study {terms.Name} counts them to the "
            + $"{(terms.Papillary == PapillaryConvention.BloodPool ? "blood pool" : "myocardium")}: volumes and mass of studies that "
            + "do otherwise are not to be compared with these."
            + (
                terms.HasRightVentricle
                    ? " Of the right ventricle there are volumes and ejection fraction, and no mass; parts from base to apex and wall "
                        + "thickness are of the left one."
                    : string.Empty);

    private static string Mice(EvaluationSettings s)
    {
        var data = s.IsPhantom
            ? $"The mice are synthetic ({NumberText.Printed(s.DataSource)}): computed shapes in the study’s file format, whose cohort "
                + "means and SDs of EDV, ESV and mass are those of its Table 1 by construction."
            : $"The mice are those of {NumberText.Printed(s.DataSource)}.";
        return s.Kind == RunKind.Compare
            ? $"{data} Results of several runs are put together on the {NumberText.Plural(s.TestMice.Count, "mouse", "mice")} that "
                + "all of their models have; how each run trained or got its masks stands in its own report."
            : s.Kind == RunKind.Run && s.Folds > 0
            ? $"{data} All {NumberText.Plural(s.TestMice.Count, "mouse was", "mice were")} measured by cross-validation in {s.Folds} "
                + "folds, the same for every network and seed: the masks of a mouse are those of the training that neither learnt from it "
                + "nor was stopped by it. Of each training the next fold was used to stop, and the rest to train on."
            : s.Kind == RunKind.Run
            ? $"{data} By the split “{s.Split}”, {NumberText.Plural(s.TrainMice.Count, "mouse was", "mice were")} trained on, "
                + $"{s.ValidationMice.Count} used to stop training and {s.TestMice.Count} measured; no mouse is in two of these."
            : $"{data} {NumberText.Plural(s.TestMice.Count, "mouse was", "mice were")} measured; the masks were made elsewhere, and "
                + "whether the models saw these mice in training is not known here.";
    }

    private static string[] Training(EvaluationResult result)
    {
        var trained = result.Models.Where(m => m.Training is not null).ToArray();
        if (trained.Length == 0)
        {
            return [];
        }

        var networks = string.Join(
            "; ",
            trained.Select(
                m => $"{m.Label}: {m.Training!.Architecture.TrimEnd('.')}, {NumberText.Count(m.Training.Parameters)} parameters"));
        var seeds = result.Settings.Seeds.Count > 1 ? $"seeds {string.Join(", ", result.Settings.Seeds)}" : $"seed {result.Settings.Seed}";
        return
        [
            $"Networks are UNet3+ (Huang et al. 2020) and the UNet (Ronneberger et al. 2015) as far as the study’s code builds them. "
                + $"{networks}. {Profile(result.Settings, seeds)}",
            .. trained.Select(m => m.Training!.Recipe).Where(r => r.Length > 0).Distinct(),
            .. result.Methods.Any(m => m.Seeds.Count > 1)
                ? [
                    $"Each network was trained with {result.Settings.Seeds.Count} seeds. Pages, figures and tables of single mice show the "
                        + $"training with seed {result.Settings.Seed}; every mouse of every training is in trainings.csv."
                ]
                : Array.Empty<string>(),
        ];
    }

    private static string Profile(EvaluationSettings s, string seeds) =>
        s.Profile.Length == 0 ? "The runs differ in profile." : $"Profile “{s.Profile}”, {seeds}.";

    private static string Spacing(EvaluationResult result) => VoxelSpacings.Text(result) + NumberText.ThinSpace + "mm"
        + (
            VoxelSpacings.Kinds(result) > 1
                ? $", {VoxelSpacings.Kinds(result)} different spacings, each mouse by its own: cases.csv"
                : string.Empty);

    private static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";
}

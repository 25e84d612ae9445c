using System.Globalization;
using Bench.Core.Phases;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Claims;

/// <summary>
/// Says what limits the verdicts of an evaluation: where split, mice, cleaning, voxels or trainings are not the study's, or not known to
/// be.
/// </summary>
/// <param name="study">The study.</param>
/// <param name="settings">What was evaluated.</param>
/// <param name="leftOut">Which mice are left out of some verdict and why, as sentences; empty where none is.</param>
public sealed class VerdictLimits(PublishedStudy study, EvaluationSettings settings, string leftOut = "")
{
    private const int MostNamed = 30;

    /// <summary>The limits, as sentences; none where nothing can be judged at all, as every verdict then says why.</summary>
    /// <param name="models">What was found.</param>
    /// <param name="mice">The study's mice among those measured; null where its points cannot tell.</param>
    public IReadOnlyList<string> Of(IReadOnlyList<ModelResult> models, StudyMice? mice)
    {
        ArgumentNullException.ThrowIfNull(models);
        return ComparabilityCheck.WhyNot(study, settings) is null ? [.. Sentences(models, mice)] : [];
    }

    private IEnumerable<string> Sentences(IReadOnlyList<ModelResult> models, StudyMice? mice)
    {
        foreach (var model in models.Where(m => m.Leak.Length > 0))
        {
            yield return $"{model.Label}: {model.Leak}";
        }

        if (
            settings.AnySpecies
                && models.Count > 0
                && StudySpecies.WhyNot(study, models[0].Cases, settings.Cohort) is { Length: > 0 } other)
        {
            yield return $"Hearts. {char.ToUpperInvariant(other[0])}{other[1..]} They are judged all the same, as --any-species asks.";
        }

        if (leftOut.Length > 0)
        {
            yield return $"Mice left out of verdicts that need both phases. {leftOut}";
        }

        if (study.Conventions.Deviation == Statistics.DeviationConvention.Population)
        {
            yield return "SDs. Those of the study are by n, as it says or the points of its figures show; the ranges here are made "
                + "from them as by n − 1, and limits of agreement are judged by n on both sides. "
                + "All other tables here are by n − 1.";
        }

        if (study.Claims.Any(c => c is { Statistic: ClaimStatistic.DiceErrorSpearman, Judged: ClaimJudgement.PredictionInterval }))
        {
            yield return "Dice against error. The correlation here is of each quantity's error with the Dice of the structure and "
                + "phase that it is measured from; a study that took another Dice means another number.";
        }

        if (study.Conventions.Split.Length > 0)
        {
            var here = settings.Split.Length > 0 ? $"the split {settings.Split}" : $"all {settings.TestMice.Count} mice of the folder";
            yield return $"Split. The study: {study.Conventions.Split} Here: {here}. {Known(mice)}";
        }

        if (settings.Kind != RunKind.Run && models.Any(m => m.Leak.Length == 0 && m.Training is null))
        {
            yield return "Masks made elsewhere: whether their models saw these mice in training is not known here. The weights "
                + "published with the study were trained on mice of the same data set, "
                + "very likely on some of notebook-seed42's test mice: numbers of theirs on these are no test.";
        }

        if (Cleaning() is { } cleaning)
        {
            yield return cleaning;
        }

        if (settings.Phases != PhaseConvention.Published)
        {
            yield return $"Phases. {settings.PhaseRule} The study took the earliest contoured frame as ED, and of the others the one "
                + "with the least blood pool as ES.";
        }

        if (Voxels() is { } voxels)
        {
            yield return voxels;
        }

        if (settings.Kind == RunKind.Run && models.Where(m => m.Family == ClaimJudge.PublishedModel).Take(2).Count() == 1)
        {
            yield return "One training: how much numbers vary with the seed is not known and not part of any range. --seeds 1,2,3,4,5 "
                + "makes it so.";
        }
    }

    private static string Known(StudyMice? mice)
    {
        const string Judged = "Verdicts are made for other mice than the study's; a difference may be that of the mice.";
        if (mice is not { AreFound: true })
        {
            return mice is null
                ? $"How many mice both share is not known. {Judged}"
                : $"None of the study's {mice.Points} mice could be found here by the points of its figures. {Judged}";
        }

        var named = string.Join(", ", mice.Mice.Take(MostNamed)) + (mice.Mice.Count > MostNamed ? ", …" : "");
        var chance = mice.ExpectedByChance.ToString("0.0", CultureInfo.InvariantCulture);
        return $"By the points of its figures, {mice.Mice.Count} of the study's {mice.Points} mice are in all likelihood among these "
            + $"({chance} expected by chance): {named}. "
            + (
                mice.Mice.Count == mice.Points
                    ? "Where just these were measured, bias, limits and r are judged mouse by mouse; Dice, whose single values are "
                        + "not printed, as for other mice."
                    : Judged);
    }

    private string? Cleaning()
    {
        var (theirs, here) = (study.Conventions.CleaningRule, settings.Cleaning.Rule);
        var about = study.Conventions.Cleaning.Length > 0 ? $" {study.Conventions.Cleaning}" : "";
        if (theirs.Length == 0 || theirs == here)
        {
            return theirs.Length == 0 || about.Length == 0 ? null : $"Cleaning. Rule {here}, as the study says.{about}";
        }

        return here == "none" && settings.Kind != RunKind.Run
            ? $"Cleaning. Masks were taken as they came; if they were not cleaned before, they differ in that from the study's (rule "
                + $"{theirs}).{about}"
            : $"Cleaning. Rule {here} here, {theirs} in the study: a difference may be the rule's; the section on cleaning shows how "
                + $"large it is.{about}";
    }

    private string? Voxels()
    {
        var (pixel, slice) = (Setting("pixel"), Setting("slice_thickness"));
        var here = settings.VoxelSpacingMm;
        if (here.Count == 0 && pixel is not null)
        {
            return $"Voxels. They differ from mouse to mouse here (cases.csv); those of the study are all {pixel} × {pixel} × {slice} mm.";
        }

        var differ = here.Count == 3
            && pixel is { } p
            && slice is { } s
            && (Differ(here[0], p) || Differ(here[1], p) || Differ(here[2], s));
        return differ
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Voxels. {here[0]} × {here[1]} × {here[2]} mm here, {pixel} × {pixel} × {slice} mm in the study: partial volumes, "
                    + $"and with them Dice, are not the same.")
            : null;
    }

    private static bool Differ(double a, double b) => Math.Abs(a - b) > 1e-6;

    private double? Setting(string subject) =>
        study.Claims.FirstOrDefault(c => c.Measure == ClaimMeasure.Setting && c.Subject == subject)?.Value;
}

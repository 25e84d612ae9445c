using System.Text.RegularExpressions;
using Bench.Core.Cleaning;
using Bench.Core.Phases;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Claims;

/// <summary>Whether an evaluation is one that a study's numbers speak of at all.</summary>
internal static class ComparabilityCheck
{
    /// <summary>Profiles that train the study's network as the study did, or as its code does.</summary>
    private static readonly string[] StudyProfiles = ["paper", "notebook"];

    /// <summary>Why a study's numbers do not speak of the cases measured, as a sentence; null where they do.</summary>
    /// <param name="study">The study.</param>
    /// <param name="cases">What was measured.</param>
    public static string? WhyNot(PublishedStudy study, IReadOnlyList<CaseResult> cases)
    {
        var pattern = study.Conventions.CasePattern;
        if (pattern.Length == 0)
        {
            return null;
        }

        var others = cases.Count(c => !Regex.IsMatch(c.Mouse, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
        return others == 0
            ? null
            : $"the number is of {study.Conventions.Cases}; {(others == cases.Count ? "none" : $"{others} of {cases.Count}")} of the "
                + $"cases measured here {(others == cases.Count ? "is" : "are not")} among them.";
    }

    /// <summary>Why it is not, as a sentence; null where it is.</summary>
    /// <param name="study">The study.</param>
    /// <param name="settings">What was evaluated.</param>
    public static string? WhyNot(PublishedStudy study, EvaluationSettings settings)
    {
        if (settings.IsPhantom)
        {
            return "the mice are phantoms: they have the study's file format and sizes, not its biology.";
        }

        if (settings.Phases == PhaseConvention.Curve)
        {
            return "ED and ES are the frames of largest and smallest volume here (--phases curve); the study took the contoured "
                + "frames in their order.";
        }

        if (settings.Kind != RunKind.Run)
        {
            return null;
        }

        if (!StudyProfiles.Contains(settings.Profile))
        {
            return $"the {settings.Profile} profile trains a smaller network on smaller images; the study's is the profile 'paper'.";
        }

        if (settings.Cleaning.Rule == CleaningRule.None.Name && study.Conventions.CleaningRule is not ("" or "none"))
        {
            return $"masks were not cleaned here; the study's were (--clean {study.Conventions.CleaningRule}).";
        }

        // Learning curves of Dice over mice are flat near the study's number: a tenth more or less is not what a verdict should rest on,
        // half is.
        var trained = study.Claims.FirstOrDefault(c => c is { Measure: ClaimMeasure.Count, Subject: "mice.train" })?.Value;
        return trained is { } mice
            && settings.TrainMice.Count > 0
            && (settings.TrainMice.Count < 0.75 * mice || settings.TrainMice.Count > mice / 0.75)
            ? $"the split {settings.Split} trains on {settings.TrainMice.Count} mice, the study on {mice:0}."
            : null;
    }
}

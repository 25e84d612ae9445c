using Bench.Core;
using Bench.Core.Studies;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Verification;
using Bench.Harness.Stages;
using Bench.Learning.Training;

namespace Bench.Cli.Studies;

/// <summary>Holds a study against what it names and against its data.</summary>
internal static class StudyCheck
{
    /// <summary>What the description names and is not there.</summary>
    /// <param name="study">The study.</param>
    public static IEnumerable<string> Named(Study study)
    {
        if (Try(() => StudySelection.Open(study)) is { } claims)
            yield return claims;
        if (study.DefaultSplit is { } split && Try(() => DataSelection.FindSplit(split, study)) is { } missing)
            yield return missing;
        if (study.DefaultProfile is { } profile && !TrainingProfile.Names.Contains(profile))
            yield return $"its profile, {profile}, is not one of {string.Join(", ", TrainingProfile.Names)}.";
    }

    /// <summary>What of the data does not fit the description.</summary>
    /// <param name="study">The study.</param>
    /// <param name="cohort">The data.</param>
    /// <param name="found">What is in their files.</param>
    /// <returns>What cannot be used, and what is odd.</returns>
    public static (IReadOnlyList<string> Problems, IReadOnlyList<string> Warnings) Data(Study study, CohortFolder cohort,
        DataManifest found)
    {
        var (problems, warnings) = (new List<string>(), new List<string>());
        if (study.Layout != StudyLayouts.Any && cohort.Format.Code != study.Layout)
            warnings.Add($"the folder has the layout {cohort.Format.Code}, and the study says {study.Layout}.");
        problems.AddRange(found.Mice.SelectMany(m => m.Problems.Select(p => $"{m.Mouse}: {p}")));
        warnings.AddRange(found.Mice.SelectMany(m => m.Warnings.Select(w => $"{m.Mouse}: {w}")));
        foreach (var structure in study.Structures)
        {
            if (found.Mice.Any(m => m.Frames.Count > 0) && found.Mice.SelectMany(m => m.Frames).All(f => Voxels(f, structure) == 0))
                problems.Add($"no mask has a voxel of {Vocabulary.Code(structure)} (label {study.ReferenceLabels.NumberOf(structure)}).");
        }

        foreach (var record in found.Mice)
        {
            warnings.AddRange(Lacking(record, study).Select(sentence => $"{record.Mouse}: {sentence}"));
            if (study.Groups is not null && record.Group is null)
                warnings.Add($"{record.Mouse}: {study.Groups.File} says no {study.Groups.Column}.");
            warnings.AddRange(CaseVolumes.Of(record, study).Oddities(study).Select(sentence => $"{record.Mouse}: {sentence}"));
        }

        return (problems, warnings);
    }

    private static IEnumerable<string> Lacking(MouseRecord record, Study study)
    {
        foreach (var phase in Vocabulary.Phases)
        {
            var frame = record.Frames.FirstOrDefault(f => f.Phase == phase);
            if (frame is null)
            {
                if (record.Frames.Count > 0)
                    yield return $"it has no {Vocabulary.Code(phase)}.";
                continue;
            }

            foreach (var structure in study.Structures.Where(s => Voxels(frame, s) == 0))
                yield return $"{Vocabulary.Code(phase)} has no {Vocabulary.InSentence(structure)}.";
        }
    }

    private static int Voxels(FrameRecord frame, Structure structure) => structure switch
    {
        Structure.BloodPool => frame.BloodPoolVoxels,
        Structure.Myocardium => frame.MyocardiumVoxels,
        _ => frame.RightVentricleVoxels,
    };

    private static string? Try(Action look)
    {
        try
        {
            look();
            return null;
        }
        catch (InputException refusal)
        {
            return refusal.Message;
        }
    }
}

using Bench.Core;
using Bench.Data.Cohorts;
using Bench.Data.Formats;
using Bench.Data.Verification;

namespace Bench.Harness.Splits;

/// <summary>What a split of a study needs to know of its cases: their groups, and which are the same heart.</summary>
internal static class StudyGroups
{
    /// <summary>The group of each case.</summary>
    /// <param name="cohort">The data.</param>
    /// <exception cref="InputException">The study says nothing of groups, or nothing of a case.</exception>
    public static IReadOnlyDictionary<string, string> Of(CohortFolder cohort)
    {
        var study = cohort.Reading.Study;
        if (study.Groups is null)
        {
            throw new InputException(
                "--stratify", $"the study {study.Name} does not say where groups are known from.",
                    "write groups in study.json, or give --strata FILE.csv.");
        }

        var groups = cohort.Mice.ToDictionary(name => name, cohort.GroupOf, StringComparer.Ordinal);
        string[] without = [.. groups.Where(g => g.Value.Length == 0).Select(g => g.Key)];
        return without.Length == 0
            ? groups
            : throw new InputException(
                "--stratify",
                $"{study.Groups.File} says no {study.Groups.Column} of {study.Cases(without.Length)}: {NearNames.Some(without)}.",
                "name the group of each, or split without --stratify.");
    }

    /// <summary>Cases with the same images. Cases that cannot be read are left alone.</summary>
    /// <param name="cohort">The data.</param>
    /// <param name="cancellation">Stops between cases.</param>
    public static IReadOnlyList<(string First, string Second)> Twins(CohortFolder cohort, CancellationToken cancellation)
    {
        var records = new MouseRecord[cohort.Mice.Count];
        for (var i = 0; i < records.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            records[i] = MouseRecord.Unread(cohort.Mice[i]) with { ImageHashes = Hashes(cohort, cohort.Mice[i]) };
        }

        return [.. Duplicates.Find(records).Select(pair => (pair.First, pair.Second))];
    }

    private static IReadOnlyList<ulong> Hashes(CohortFolder cohort, string name)
    {
        try
        {
            return ImageHash.OfCine([.. cohort.ReadStoredFrames(name).Select(f => f.Image)]);
        }
        catch (InputException)
        {
            // Reading it for use says what is wrong with it.
            return [];
        }
    }
}

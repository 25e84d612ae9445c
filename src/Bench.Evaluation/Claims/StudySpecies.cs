using System.Globalization;
using Bench.Core;
using Bench.Core.Studies;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Claims;

/// <summary>
/// Whose hearts a study's numbers are of. Hearts of another size are of another species, or were measured with wrong voxels.
/// </summary>
/// <param name="Name">Name, e.g. <c>mouse</c>.</param>
/// <param name="EndDiastolicVolumeLow">Least plausible end-diastolic volume, µL.</param>
/// <param name="EndDiastolicVolumeHigh">Greatest plausible one, µL.</param>
public sealed record StudySpecies(string Name, double EndDiastolicVolumeLow, double EndDiastolicVolumeHigh)
{
    private const double Apart = 5;

    /// <summary>The species as a study names it, or, where it does not, hearts of a size near the one it prints.</summary>
    /// <param name="study">The study.</param>
    /// <returns>Null where it says neither.</returns>
    public static StudySpecies? Of(PublishedStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Species is not null)
        {
            return study.Species;
        }

        var printed = study.Claims.FirstOrDefault(
            c => c is { Quantity: Quantity.EndDiastolicVolume, Statistic: ClaimStatistic.ReferenceMean, Number.IsBound: false });
        var volume = printed is null ? double.NaN : printed.Value / ClaimUnit.Scale(printed);
        return volume > 0 ? new StudySpecies("study's", volume / Apart, volume * Apart) : null;
    }

    /// <summary>Why the hearts measured cannot be a study's kind, as a sentence; empty where they can.</summary>
    /// <param name="study">The study.</param>
    /// <param name="cases">The hearts, by the expert.</param>
    /// <param name="cohort">What is said of them; null where nothing is.</param>
    public static string WhyNot(PublishedStudy study, IReadOnlyList<CaseResult> cases, StudyTerms? cohort = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        return cohort is not null && study.Species is { } species
            && !species.Name.Equals(cohort.Species, StringComparison.OrdinalIgnoreCase)
            ? $"the study {cohort.Name} is of another species ('{cohort.Species}') than the published numbers ('{species.Name}')."
            : Of(study)?.WhyNot(cases, cohort ?? StudyTerms.Mouse) ?? "";
    }

    /// <summary>Why the hearts measured cannot be of this kind, as a sentence; empty where they can.</summary>
    /// <param name="cases">The hearts, by the expert.</param>
    /// <param name="terms">How to write volumes.</param>
    private string WhyNot(IReadOnlyList<CaseResult> cases, StudyTerms terms)
    {
        ArgumentNullException.ThrowIfNull(cases);

        // A cine is largest at end-diastole, and whichever frame was contoured, the heart is at least as large as there.
        var volumes = cases.Select(
            c =>
                c.Function.Where(f => f.Quantity is Quantity.EndDiastolicVolume or Quantity.EndSystolicVolume)
                    .Select(f => f.Reference)
                    .Where(double.IsFinite)
                    .DefaultIfEmpty(double.NaN)
                    .Max())
            .Where(double.IsFinite).ToArray();
        var median = Statistics.Summary.Of(volumes).Median;
        var isWhole = cases.Any(c => c.Function.Any(f => f.Quantity == Quantity.EjectionFraction && double.IsFinite(f.Reference)));
        var unit = terms.Units.VolumeSymbol;
        return median > EndDiastolicVolumeHigh || (isWhole && median < EndDiastolicVolumeLow)
            ? $"by the expert's masks the left ventricle holds {Volume(median, terms)} {unit} in the median, and a {Name} heart "
                + $"{Volume(EndDiastolicVolumeLow, terms)} to {Volume(EndDiastolicVolumeHigh, terms)} {unit} at end-diastole: "
                + "these are not the study's kind of heart, or the voxel spacing is wrong (--spacing)."
            : "";
    }

    private static string Volume(double microlitres, StudyTerms terms) =>
        string.Create(CultureInfo.InvariantCulture, $"{microlitres / terms.Units.MicrolitresPerUnit:0.#}");
}

using System.Globalization;
using Bench.Core.Location;
using Bench.Core.Overlap;
using Bench.Core.Studies;
using Bench.Core.Surfaces;

namespace Bench.Core.Measures;

/// <summary>The measures of a structure in a frame: name, unit, meaning and formula of each in one place.</summary>
internal static class MeasureCatalogue
{
    private const string Distance = " Infinite where the structure is in one map only, NaN where it is in neither.";
    private const string SliceDistance =
        " Mean over slices that hold the structure in both maps; NaN without such a slice. Slices left out are counted by slices_*.";
    private const string PenalisedDistance =
        " Mean over slices that hold the structure in either map; where only one does, the diagonal of the slice counts. NaN without "
            + "such a slice.";
    private const string Within = " A distance that exceeds the tolerance by less than a millionth of it lies within.";

    public static IEnumerable<(
        MeasureDefinition Definition, Func<FrameComparison, double> Value)> OfFrame(Structure structure, MeasureOptions options) =>
    [
        .. Overlaps(options), .. Volumes(options), .. Surfaces(options), .. SliceWise(options),
        .. structure == Structure.RightVentricle ? [] : Located(), .. structure == Structure.Myocardium ? Walls() : [],
    ];

    private static IEnumerable<(MeasureDefinition, Func<FrameComparison, double>)> Overlaps(MeasureOptions options)
    {
        yield return Define(
            "dice", "ratio", BetterWhen.Larger,
            $"Dice coefficient, policy {options.Overlap.Name}: {options.Overlap.Description}",
            c => c.Counts.Dice(options.Overlap));
        yield return Define(
            "jaccard", "ratio", BetterWhen.Larger,
            "TP / (TP + FP + FN), never smoothed. Where a map lacks the structure: 1, 0 or NaN as Dice by the policy "
                + options.Overlap.Name
                + ".",
            c => c.Counts.Jaccard(options.Overlap));
        yield return Define(
            "sensitivity", "ratio", BetterWhen.Larger,
            "TP / (TP + FN). NaN where the reference lacks the structure.",
            c => c.Counts.Sensitivity);
        yield return Define(
            "precision", "ratio", BetterWhen.Larger,
            "TP / (TP + FP). NaN where the prediction lacks the structure.",
            c => c.Counts.Precision);
        yield return Define(
            "specificity",
            "ratio",
            BetterWhen.Larger,
            "TN / (TN + FP). Depends on the field of view. NaN where the reference fills the stack.",
            c => c.Counts.Specificity);
    }

    private static IEnumerable<(MeasureDefinition, Func<FrameComparison, double>)> Volumes(MeasureOptions options)
    {
        yield return Define(
            "volume_similarity", "ratio", BetterWhen.Larger,
            "1 − |FN − FP| / (2 TP + FP + FN). Where a map lacks the structure: 1, 0 or NaN as Dice by the policy "
                + options.Overlap.Name
                + ".",
            c => c.Counts.VolumeSimilarity(options.Overlap));
        yield return Define(
            "relative_volume_error", "ratio", BetterWhen.NearerZero,
            "(predicted − reference) / reference volume. NaN where the reference lacks the structure.",
            c => c.Counts.RelativeVolumeError);
        yield return Define(
            "volume_reference", "µL", BetterWhen.Neither,
            "Voxels of the reference × voxel volume.",
            c => c.Counts.Reference * c.Spacing.VoxelMicrolitres);
        yield return Define(
            "volume_predicted", "µL", BetterWhen.Neither,
            "Voxels of the prediction × voxel volume.",
            c => c.Counts.Predicted * c.Spacing.VoxelMicrolitres);
        yield return Define(
            "volume_error", "µL", BetterWhen.NearerZero,
            "Predicted − reference volume.",
            c => (c.Counts.Predicted - c.Counts.Reference) * c.Spacing.VoxelMicrolitres);
    }

    private static IEnumerable<(MeasureDefinition, Func<FrameComparison, double>)> Surfaces(MeasureOptions options)
    {
        var definition = " " + new SurfaceDefinition(options.Surface, SurfaceScope.Stack).Description;
        yield return Define(
            "hausdorff",
            "mm",
            BetterWhen.Smaller,
            "Hausdorff distance, 3-D." + definition + Distance,
            c => FrameComparison.HausdorffMm(c.Distances));
        yield return Define(
            "hd95", "mm", BetterWhen.Smaller,
            $"95th percentile of the Hausdorff distance, 3-D, {options.PercentileDescription}." + definition + Distance,
            c => c.Hausdorff95Mm(c.Distances));
        yield return Define(
            "assd", "mm", BetterWhen.Smaller,
            "Average symmetric surface distance, 3-D." + definition + Distance,
            c => c.Distances.AverageSymmetricMm);
        yield return Define(
            "stack_diagonal", "mm", BetterWhen.Neither,
            "Distance between opposite corner voxels of the stack, no two voxels are farther apart: what a missed or invented "
                + "structure costs in mean_with_penalty of measures_summary.csv.",
            c => c.StackDiagonalMm);
        foreach (var tolerance in options.TolerancesMm)
        {
            yield return Define(
                MeasureOptions.SurfaceDiceName(tolerance), "ratio", BetterWhen.Larger,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Normalised surface Dice, 3-D: share of both surfaces within {tolerance} mm of the other.") + Within + definition
                + " 0 where the structure is in one map only, NaN where it is in neither.",
                c => c.Distances.NormalisedSurfaceDice(tolerance));
        }
    }

    private static IEnumerable<(MeasureDefinition, Func<FrameComparison, double>)> SliceWise(MeasureOptions options)
    {
        var definition = " " + new SurfaceDefinition(options.Surface, SurfaceScope.Slice).Description;
        yield return Define(
            "dice_slice", "ratio", BetterWhen.Larger,
            $"Mean over all slices of the Dice coefficient, policy {options.Overlap.Name}. Slices that it leaves undefined are left out.",
            c => DiceAverage.Over(c.Slices, options.Overlap).Mean);
        foreach (var (name, words, measure) in SliceDistances(options))
        {
            yield return Define(
                $"{name}_slice", "mm", BetterWhen.Smaller, words + definition + SliceDistance, c => c.SliceMean(d => measure(c, d)));
            yield return Define(
                $"{name}_slice_penalised",
                "mm",
                BetterWhen.Smaller,
                words + definition + PenalisedDistance,
                c => c.PenalisedSliceMean(d => measure(c, d)));
        }

        foreach (var tolerance in options.TolerancesMm)
        {
            yield return Define(
                $"{MeasureOptions.SurfaceDiceName(tolerance)}_slice", "ratio", BetterWhen.Larger,
                FormattableString.Invariant($"Normalised surface Dice, 2-D, {tolerance} mm.") + Within + definition
                + " Mean over slices that hold the structure in either map, 0 where only one does; NaN without such a slice.",
                c => c.SurfaceDiceSliceMean(tolerance));
        }

        yield return Define(
            "slices_both_present", "slices", BetterWhen.Neither,
            "Slices that hold the structure in both maps: the n of the slice means of distances (hausdorff_slice, hd95_slice, assd_slice).",
            c => c.SlicesWith(MaskPresence.BothPresent));
        yield return Define(
            "slices_both_empty", "slices", BetterWhen.Neither,
            "Slices that hold it in neither.",
            c => c.SlicesWith(MaskPresence.BothEmpty));
        yield return Define(
            "slices_reference_empty", "slices", BetterWhen.Smaller,
            "Slices that hold it in the prediction only: invented.",
            c => c.SlicesWith(MaskPresence.ReferenceEmpty));
        yield return Define(
            "slices_predicted_empty", "slices", BetterWhen.Smaller,
            "Slices that hold it in the reference only: missed.",
            c => c.SlicesWith(MaskPresence.PredictedEmpty));
    }

    private static IEnumerable<(
        string Name, string Words, Func<FrameComparison, SurfaceDistances, double> Value)> SliceDistances(MeasureOptions options) =>
    [
        ("hausdorff", "Hausdorff distance, 2-D.", (_, d) => FrameComparison.HausdorffMm(d)),
        ("hd95", $"95th percentile of the Hausdorff distance, 2-D, {options.PercentileDescription}.", (c, d) => c.Hausdorff95Mm(d)),
        ("assd", "Average symmetric surface distance, 2-D.", (_, d) => d.AverageSymmetricMm),
    ];

    private static IEnumerable<(MeasureDefinition, Func<FrameComparison, double>)> Located()
    {
        foreach (var region in Vocabulary.Regions)
        {
            var name = Vocabulary.Code(region);
            if (region is SliceRegion.Base or SliceRegion.Mid or SliceRegion.Apex)
            {
                yield return Define(
                    $"dice_{name}", "ratio", BetterWhen.Larger,
                    $"Dice coefficient of the voxels in the region {name} alone, same policy as dice. {RegionRule(name)}NaN without "
                        + "such slices.",
                    c => c.Region(region)?.Counts.Dice(c.Options.Overlap) ?? double.NaN);
            }

            yield return Define(
                $"dice_loss_{name}", "ratio", BetterWhen.Smaller,
                $"Contribution of the region {name} to 1 − Dice of the stack (without smoothing): (FP + FN) there / (|A| + |B|). "
                    + $"{RegionRule(name)}"
                + "0 without such slices; NaN where the expert labelled no slice or both maps lack the structure.",
                c => c.Region(region)?.DiceLoss ?? (c.Counts.Presence == MaskPresence.BothEmpty ? double.NaN : NoSlices(c)));
            yield return Define(
                $"volume_error_{name}", "µL", BetterWhen.NearerZero,
                $"Contribution of the region {name} to volume_error. {RegionRule(name)}0 without such slices; NaN where the expert "
                    + "labelled no slice.",
                c => c.Region(region)?.VolumeErrorMicrolitres ?? NoSlices(c));
        }
    }

    private static IEnumerable<(MeasureDefinition, Func<FrameComparison, double>)> Walls()
    {
        const string Rule =
            " Mean over slices in which both maps have blood pool and wall. In a slice: 360 rays leave the centroid of the blood "
                + "pool's pixels at 0.5°, 1.5° …; mean, over "
            + "the rays that meet myocardium, of the exact length of the path through myocardium pixels. NaN without such a slice.";
        yield return Define(
            "wall_thickness_reference", "mm", BetterWhen.Neither, "Wall thickness of the reference." + Rule, c => c.MeanWall().ReferenceMm);
        yield return Define(
            "wall_thickness_predicted",
            "mm",
            BetterWhen.Neither,
            "Wall thickness of the prediction." + Rule,
            c => c.MeanWall().PredictedMm);
        yield return Define(
            "wall_thickness_error", "mm", BetterWhen.NearerZero,
            "Predicted − reference wall thickness." + Rule,
            c => c.MeanWall().PredictedMm - c.MeanWall().ReferenceMm);
    }

    public static IEnumerable<(
        MeasureDefinition Definition, Quantity Quantity, Func<double, double, double> Value)> OfMouse(StudyTerms terms)
    {
        var density = string.Create(
            CultureInfo.InvariantCulture, $"{terms.DensityGramsPerMl} {(terms.Units.Volume == VolumeUnit.Millilitre ? "g/ml" : "mg/µL")}");
        foreach (var (quantity, name, words) in new[]
        {
            (Quantity.EndDiastolicVolume, "edv", "End-diastolic volume"), (Quantity.EndSystolicVolume, "esv", "End-systolic volume"),
            (Quantity.StrokeVolume, "sv", "Stroke volume EDV − ESV"), (
                Quantity.EjectionFraction, "ef", "Ejection fraction SV / EDV, a ratio"),
            (Quantity.MassAtEndDiastole, "mass_ed", $"Myocardial mass at ED, {density}"),
            (Quantity.MassAtEndSystole, "mass_es", $"Myocardial mass at ES, {density}"),
            (Quantity.RightEndDiastolicVolume, "rvedv", "End-diastolic volume of the right ventricle"),
            (Quantity.RightEndSystolicVolume, "rvesv", "End-systolic volume of the right ventricle"),
            (Quantity.RightStrokeVolume, "rvsv", "Stroke volume of the right ventricle"),
            (Quantity.RightEjectionFraction, "rvef", "Ejection fraction of the right ventricle, a ratio"),
        }.Where(q => terms.Quantities.Contains(q.Item1)))
        {
            var unit = Vocabulary.IsFraction(quantity) ? "ratio" : Vocabulary.Unit(quantity);
            yield return (
                new($"{name}_reference", unit, BetterWhen.Neither, $"{words}, by the expert's masks. NaN without the frames it needs."),
                quantity,
                (r, _) => r);
            yield return (
                new($"{name}_predicted", unit, BetterWhen.Neither, $"{words}, by the model's masks. NaN without the frames it needs."),
                quantity,
                (_, p) => p);
            yield return (new($"{name}_error", unit, BetterWhen.NearerZero, $"{words}: predicted − reference."), quantity, (r, p) => p - r);
        }
    }

    private static string RegionRule(string name) => name.StartsWith("beyond", StringComparison.Ordinal)
        ? "Slices beyond the first or last that the expert labelled, on that side. "
        : "Thirds of the slices from the first to the last that the expert labelled; the middle of a slice decides. ";

    // A region without slices contributes nothing; where the expert labelled no slice there are no regions.
    private static double NoSlices(FrameComparison comparison) => comparison.Region(SliceRegion.Unknown) is null ? 0 : double.NaN;

    private static (MeasureDefinition, Func<FrameComparison, double>) Define(
        string name, string unit, BetterWhen better, string description, Func<FrameComparison, double> value) => (new MeasureDefinition(
            name, unit, better, description), value);
}

using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Surfaces;

namespace Bench.Core.Tests.Measures;

public sealed class MeasureSetTests
{
    private static readonly StackSize Size = new(40, 40, 6);
    private static readonly LabelMap Diastole = Heart(6, 10);
    private static readonly LabelMap Systole = Heart(4, 9);
    private static readonly MeasureSet Set = MeasureSet.OfMouse(
        [
            (Frame(2, CardiacPhase.EndDiastole, Diastole), Heart(5, 10)),
            (Frame(9, CardiacPhase.EndSystole, Systole), Systole),
        ], VoxelSpacing.Published, MeasureOptions.Default);

    [Fact]
    public void Every_number_equals_that_of_its_own_measure()
    {
        var counts = OverlapCounts.Between(Diastole, Heart(5, 10), Structure.BloodPool);
        var distances = SurfaceDistances.Between(Diastole, Heart(5, 10), Structure.BloodPool, VoxelSpacing.Published);
        Assert.Equal(counts.Dice(OverlapPolicy.Published), Value("dice"));
        Assert.Equal(counts.Jaccard(OverlapPolicy.Published), Value("jaccard"));
        Assert.Equal(counts.VolumeSimilarity(OverlapPolicy.Published), Value("volume_similarity"));
        Assert.Equal(counts.RelativeVolumeError, Value("relative_volume_error"));
        Assert.Equal(distances.HausdorffMm, Value("hausdorff"));
        Assert.Equal(distances.HausdorffPercentileMm(95), Value("hd95"));
        Assert.Equal(distances.AverageSymmetricMm, Value("assd"));
        Assert.Equal(distances.NormalisedSurfaceDice(0.1), Value("nsd_0.1mm"));
        Assert.Equal(distances.NormalisedSurfaceDice(0.2), Value("nsd_0.2mm"));
        Assert.Equal(6, Value("slices_both_present") + Value("slices_both_empty"));
        string[] regions = ["beyond_base", "base", "mid", "apex", "beyond_apex"];
        Assert.Equal(1 - counts.Dice(OverlapPolicy.BothEmptyIsOne), regions.Sum(r => Value($"dice_loss_{r}")), 12);
        Assert.Equal(Value("volume_error"), regions.Sum(r => Value($"volume_error_{r}")), 12);

        double Value(string name) => Find(CardiacPhase.EndDiastole, Structure.BloodPool, name);
    }

    [Fact]
    public void The_function_of_the_mouse_follows_its_frames()
    {
        Assert.Equal(Diastole.Count(Structure.BloodPool) * 0.01, Find(null, null, "edv_reference"), 12);
        Assert.Equal(Find(null, null, "edv_predicted") - Find(null, null, "edv_reference"), Find(null, null, "edv_error"));
        Assert.Equal(0, Find(null, null, "esv_error"));
        Assert.Equal(("ratio", "mg"), (Unit("ef_reference"), Unit("mass_ed_error")));
    }

    [Fact]
    public void Wall_thickness_is_the_myocardium_s_alone()
    {
        Assert.DoesNotContain(
            Set.Measures,
            m => m.Structure == Structure.BloodPool && m.Values.Keys.Any(n => n.StartsWith("wall", StringComparison.Ordinal)));
        Assert.Equal(0.1, Find(CardiacPhase.EndDiastole, Structure.Myocardium, "wall_thickness_error"), 0.03);
    }

    [Fact]
    public void Frames_and_structures_are_there_once_and_all_names_in_the_codebook()
    {
        var codebook = MeasureSet.Codebook(MeasureOptions.Default).ToDictionary(d => d.Name);
        Assert.Equal(codebook.Keys.Order(), Set.Measures.SelectMany(m => m.Values.Keys).Distinct().Order());
        Assert.Equal(Set.Measures.Count, Set.Measures.Select(m => (m.FrameIndex, m.Structure)).Distinct().Count());
        Assert.All(codebook.Values, d => Assert.False(string.IsNullOrWhiteSpace(d.Description)));
    }

    [Fact]
    public void Options_change_names_numbers_and_their_description()
    {
        var options = MeasureOptions.Default with
        {
            TolerancesMm = [0.35],
            Surface = SurfaceKind.SurfaceElements,
            Overlap = OverlapPolicy.BothEmptyIsUndefined,
        };
        var measures = MeasureSet.OfFrame(
            Frame(0, CardiacPhase.EndDiastole, LabelMap.Empty(Size)), LabelMap.Empty(Size), VoxelSpacing.Published, options).Measures;
        Assert.Equal(2, measures.Count(m => m.Values.ContainsKey("nsd_0.35mm")));
        Assert.All(measures, m => Assert.Equal(double.NaN, m.Values["dice"]));
        Assert.Contains("marching cubes", options.Description, StringComparison.Ordinal);
        Assert.Contains("both-empty-is-undefined", options.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missed_structure_shows_in_every_measure()
    {
        var measures = MeasureSet.OfFrame(
            Frame(0, CardiacPhase.EndDiastole, Diastole), LabelMap.Empty(Size), VoxelSpacing.Published, MeasureOptions.Default).Measures
            .Single(m => m.Structure == Structure.BloodPool).Values;
        Assert.Equal(0, measures["dice"], 6);
        Assert.Equal(0, measures["sensitivity"]);
        Assert.Equal(double.NaN, measures["precision"]);
        Assert.Equal(-1, measures["relative_volume_error"]);
        Assert.Equal(double.PositiveInfinity, measures["hausdorff"]);
        Assert.Equal(0, measures["nsd_0.2mm"]);
        Assert.Equal(double.NaN, measures["hd95_slice"]);
        Assert.Equal(4, measures["slices_predicted_empty"]);
        Assert.Equal(0, measures["nsd_0.2mm_slice"]);
        // Diagonals: 39 × 0.1 mm both ways in a slice, 5 × 1 mm through the stack.
        Assert.Equal(3.9 * Math.Sqrt(2), measures["hd95_slice_penalised"], 12);
        Assert.Equal(Math.Sqrt((2 * 3.9 * 3.9) + 25), measures["stack_diagonal"], 12);
    }

    [Fact]
    public void Missing_more_slices_makes_penalised_distances_and_surface_Dice_worse()
    {
        var whole = Slices(Heart(5, 10), 1, 5);
        var missed = Slices(Heart(5, 10), 1, 3);
        var (all, half) = (Of(whole), Of(missed));
        Assert.Equal(all["hd95_slice"], half["hd95_slice"], 12);
        // Two of four slices missed: each costs the diagonal.
        Assert.Equal((all["hd95_slice"] + (3.9 * Math.Sqrt(2))) / 2, half["hd95_slice_penalised"], 12);
        Assert.Equal(all["nsd_0.1mm_slice"] / 2, half["nsd_0.1mm_slice"], 12);

        IReadOnlyDictionary<string, double> Of(LabelMap predicted) =>
            MeasureSet.OfFrame(Frame(0, CardiacPhase.EndDiastole, Diastole), predicted, VoxelSpacing.Published, MeasureOptions.Default)
            .Measures.Single(m => m.Structure == Structure.BloodPool).Values;
    }

    [Fact]
    public void Every_slice_has_its_own_overlap_and_distances()
    {
        var slices = Set.Slices.Where(s => s.Phase == CardiacPhase.EndDiastole && s.Structure == Structure.BloodPool).ToArray();
        Assert.Equal([0, 1, 2, 3, 4, 5], slices.Select(s => s.Slice));
        var distances = SurfaceDistances.PerSlice(Diastole, Heart(5, 10), Structure.BloodPool, VoxelSpacing.Published);
        Assert.Equal(distances.Select(d => d.HausdorffPercentileMm(95)), slices.Select(s => s.Hausdorff95Mm));
        Assert.Equal(distances.Select(d => d.NormalisedSurfaceDice(0.2)), slices.Select(s => s.SurfaceDice[1]));
        Assert.Equal(OverlapCounts.PerSlice(Diastole, Heart(5, 10), Structure.BloodPool), slices.Select(s => s.Counts()));
    }

    [Theory]
    [InlineData(SurfaceKind.BorderVoxels)]
    [InlineData(SurfaceKind.SurfaceElements)]
    public void Distances_of_slices_that_neither_map_labels_are_undefined_not_infinite(SurfaceKind surface)
    {
        var set = MeasureSet.OfFrame(
            Frame(
                0,
                CardiacPhase.EndDiastole,
                LabelMap.Empty(Size)), LabelMap.Empty(Size), VoxelSpacing.Published, MeasureOptions.Default with { Surface = surface });
        Assert.All(set.Slices, s => Assert.Equal((double.NaN, double.NaN), (s.HausdorffMm, s.Hausdorff95Mm)));
        Assert.All(set.Measures, m => Assert.Equal((double.NaN, double.NaN), (m.Values["hausdorff"], m.Values["hd95"])));
    }

    [Fact]
    public void Walls_are_those_of_slices_with_blood_pool_in_either_map()
    {
        var walls = MeasureSet.OfFrame(
            Frame(0, CardiacPhase.EndDiastole, Slices(Diastole, 1, 3)),
            Slices(Diastole, 2, 4),
            VoxelSpacing.Published,
            MeasureOptions.Default).Walls;
        Assert.Equal([1, 2, 3], walls.Select(w => w.Slice));
        Assert.Equal([true, false, false], walls.Select(w => double.IsNaN(w.PredictedMm[0])));
        Assert.Equal(walls[1].ReferenceMm.Skip(1), walls[1].PredictedMm.Skip(1));
    }

    [Fact]
    public void Errors_where_the_expert_labelled_nothing_have_no_place()
    {
        var measures = MeasureSet.OfFrame(
            Frame(0, CardiacPhase.EndDiastole, LabelMap.Empty(Size)), Diastole, VoxelSpacing.Published, MeasureOptions.Default).Measures;
        Assert.All(
            measures,
            m => Assert.All(new[] { "dice_loss_mid", "volume_error_apex", "dice_base" }, n => Assert.Equal(double.NaN, m.Values[n])));
        Assert.All(measures, m => Assert.True(m.Values["volume_error"] > 0));
    }

    [Fact]
    public void Frames_without_prediction_are_left_out_and_what_needs_them_is_undefined()
    {
        var set = MeasureSet.OfMouse(
            [
                (Frame(2, CardiacPhase.EndDiastole, Diastole), Diastole),
                (Frame(9, CardiacPhase.EndSystole, Systole), null),
            ], VoxelSpacing.Published, MeasureOptions.Default);
        Assert.DoesNotContain(set.Measures, m => m.Phase == CardiacPhase.EndSystole);
        Assert.Equal(double.NaN, set.Measures.Single(m => m.Phase is null).Values["ef_predicted"]);
        Assert.False(double.IsNaN(set.Measures.Single(m => m.Phase is null).Values["ef_reference"]));
    }

    [Fact]
    public void Inconsistent_predictions_are_warned_of()
    {
        var set = MeasureSet.OfMouse(
            [
                (Frame(2, CardiacPhase.EndDiastole, Diastole), Systole),
                (Frame(9, CardiacPhase.EndSystole, Systole), Diastole),
            ], VoxelSpacing.Published, MeasureOptions.Default);
        Assert.Contains(set.Warnings, w => w.Contains("confused", StringComparison.Ordinal));
    }

    private static double Find(CardiacPhase? phase, Structure? structure, string name) =>
        Set.Measures.Single(m => m.Phase == phase && m.Structure == structure).Values[name];

    private static string Unit(string name) => MeasureSet.Codebook(MeasureOptions.Default).Single(d => d.Name == name).Unit;

    private static ContouredFrame Frame(int index, CardiacPhase phase, LabelMap reference) => new(index, phase, null, reference);

    // Only the slices from … to before another.
    private static LabelMap Slices(LabelMap map, int from, int before)
    {
        var labels = new byte[Size.Count];
        map.Labels[(from * Size.SliceLength)..(before * Size.SliceLength)].CopyTo(labels.AsSpan(from * Size.SliceLength));
        return new LabelMap(Size, labels);
    }

    // Rings in slices 1 … 4: blood pool within the inner radius, wall up to the outer, pixels.
    private static LabelMap Heart(double inner, double outer)
    {
        var labels = new byte[Size.Count];
        for (var i = Size.SliceLength; i < 5 * Size.SliceLength; i++)
        {
            var p = i % Size.SliceLength;
            var d = Math.Sqrt(Math.Pow((p / 40) - 20, 2) + Math.Pow((p % 40) - 19, 2));
            labels[i] = d < inner ? (byte)2 : d < outer ? (byte)1 : (byte)0;
        }

        return new LabelMap(Size, labels);
    }
}

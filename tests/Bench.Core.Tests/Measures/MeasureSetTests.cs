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
        [(Frame(2, CardiacPhase.EndDiastole, Diastole), Heart(5, 10)), (Frame(9, CardiacPhase.EndSystole, Systole), Systole)], VoxelSpacing.Published, MeasureOptions.Default);

    [Fact]
    public void Every_number_equals_that_of_its_own_measure()
    {
        var counts = OverlapCounts.Between(Diastole, Heart(5, 10), Structure.BloodPool);
        var distances = SurfaceDistances.Between(Diastole, Heart(5, 10), Structure.BloodPool, VoxelSpacing.Published);
        Assert.Equal(counts.Dice(DicePolicy.Published), Value("dice"));
        Assert.Equal(counts.Jaccard, Value("jaccard"));
        Assert.Equal(counts.VolumeSimilarity, Value("volume_similarity"));
        Assert.Equal(counts.RelativeVolumeError, Value("relative_volume_error"));
        Assert.Equal(distances.HausdorffMm, Value("hausdorff"));
        Assert.Equal(distances.HausdorffPercentileMm(95), Value("hd95"));
        Assert.Equal(distances.AverageSymmetricMm, Value("assd"));
        Assert.Equal(distances.NormalisedSurfaceDice(0.1), Value("nsd_0.1mm"));
        Assert.Equal(distances.NormalisedSurfaceDice(0.2), Value("nsd_0.2mm"));
        Assert.Equal(6, Value("slices_both_present") + Value("slices_both_empty"));
        string[] regions = ["beyond_base", "base", "mid", "apex", "beyond_apex"];
        Assert.Equal(1 - counts.Dice(DicePolicy.BothEmptyIsOne), regions.Sum(r => Value($"dice_loss_{r}")), 12);
        Assert.Equal(Value("volume_error"), regions.Sum(r => Value($"volume_error_{r}")), 12);

        double Value(string name) => Find(CardiacPhase.EndDiastole, Structure.BloodPool, name).Value;
    }

    [Fact]
    public void The_function_of_the_mouse_follows_its_frames()
    {
        Assert.Equal(Diastole.Count(Structure.BloodPool) * 0.01, Find(null, null, "edv_reference").Value, 12);
        Assert.Equal(Find(null, null, "edv_predicted").Value - Find(null, null, "edv_reference").Value, Find(null, null, "edv_error").Value);
        Assert.Equal(0, Find(null, null, "esv_error").Value);
        Assert.Equal(("ratio", "mg"), (Find(null, null, "ef_reference").Unit, Find(null, null, "mass_ed_error").Unit));
    }

    [Fact]
    public void Wall_thickness_is_the_myocardium_s_alone()
    {
        Assert.DoesNotContain(Set.Measures, m => m.Structure == Structure.BloodPool && m.Name.StartsWith("wall", StringComparison.Ordinal));
        Assert.Equal(0.1, Find(CardiacPhase.EndDiastole, Structure.Myocardium, "wall_thickness_error").Value, 0.03);
    }

    [Fact]
    public void Names_are_unique_per_frame_and_structure_and_all_in_the_codebook_with_the_same_unit()
    {
        var codebook = MeasureSet.Codebook(MeasureOptions.Default).ToDictionary(d => d.Name);
        Assert.All(Set.Measures, m => Assert.Equal(codebook[m.Name].Unit, m.Unit));
        Assert.Equal(codebook.Count, Set.Measures.Select(m => m.Name).Distinct().Count());
        Assert.Equal(Set.Measures.Count, Set.Measures.Select(m => (m.FrameIndex, m.Structure, m.Name)).Distinct().Count());
        Assert.All(codebook.Values, d => Assert.False(string.IsNullOrWhiteSpace(d.Description)));
    }

    [Fact]
    public void Options_change_names_numbers_and_their_description()
    {
        var options = MeasureOptions.Default with { TolerancesMm = [0.35], Surface = SurfaceKind.SurfaceElements, DicePolicy = DicePolicy.BothEmptyIsUndefined };
        var measures = MeasureSet.OfFrame(Frame(0, CardiacPhase.EndDiastole, LabelMap.Empty(Size)), LabelMap.Empty(Size), VoxelSpacing.Published, options);
        Assert.Equal(2, measures.Count(m => m.Name == "nsd_0.35mm"));
        Assert.All(measures.Where(m => m.Name == "dice"), m => Assert.Equal(double.NaN, m.Value));
        Assert.Contains("marching cubes", options.Description, StringComparison.Ordinal);
        Assert.Contains("both-empty-is-undefined", options.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missed_structure_shows_in_every_measure()
    {
        var measures = MeasureSet.OfFrame(Frame(0, CardiacPhase.EndDiastole, Diastole), LabelMap.Empty(Size), VoxelSpacing.Published, MeasureOptions.Default)
            .Where(m => m.Structure == Structure.BloodPool).ToDictionary(m => m.Name, m => m.Value);
        Assert.Equal(0, measures["dice"], 6);
        Assert.Equal(0, measures["sensitivity"]);
        Assert.Equal(double.NaN, measures["precision"]);
        Assert.Equal(-1, measures["relative_volume_error"]);
        Assert.Equal(double.PositiveInfinity, measures["hausdorff"]);
        Assert.Equal(0, measures["nsd_0.2mm"]);
        Assert.Equal(double.NaN, measures["hd95_slice"]);
        Assert.Equal(4, measures["slices_predicted_empty"]);
    }

    [Fact]
    public void Errors_where_the_expert_labelled_nothing_have_no_place()
    {
        var measures = MeasureSet.OfFrame(Frame(0, CardiacPhase.EndDiastole, LabelMap.Empty(Size)), Diastole, VoxelSpacing.Published, MeasureOptions.Default);
        Assert.All(measures.Where(m => m.Name is "dice_loss_mid" or "volume_error_apex" or "dice_base"), m => Assert.Equal(double.NaN, m.Value));
        Assert.All(measures.Where(m => m.Name == "volume_error"), m => Assert.True(m.Value > 0));
    }

    [Fact]
    public void Frames_without_prediction_are_left_out_and_what_needs_them_is_undefined()
    {
        var set = MeasureSet.OfMouse(
            [(Frame(2, CardiacPhase.EndDiastole, Diastole), Diastole), (Frame(9, CardiacPhase.EndSystole, Systole), null)], VoxelSpacing.Published, MeasureOptions.Default);
        Assert.DoesNotContain(set.Measures, m => m.Phase == CardiacPhase.EndSystole);
        Assert.Equal(double.NaN, set.Measures.Single(m => m.Name == "ef_predicted").Value);
        Assert.False(double.IsNaN(set.Measures.Single(m => m.Name == "ef_reference").Value));
    }

    [Fact]
    public void Inconsistent_predictions_are_warned_of()
    {
        var set = MeasureSet.OfMouse(
            [(Frame(2, CardiacPhase.EndDiastole, Diastole), Systole), (Frame(9, CardiacPhase.EndSystole, Systole), Diastole)], VoxelSpacing.Published, MeasureOptions.Default);
        Assert.Contains(set.Warnings, w => w.Contains("confused", StringComparison.Ordinal));
    }

    private static Measure Find(CardiacPhase? phase, Structure? structure, string name) =>
        Set.Measures.Single(m => m.Phase == phase && m.Structure == structure && m.Name == name);

    private static ContouredFrame Frame(int index, CardiacPhase phase, LabelMap reference) => new(index, phase, null, reference);

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

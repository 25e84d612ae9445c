using Bench.Core;
using Bench.Core.Cleaning;
using Bench.Core.Location;
using Bench.Core.Measures;
using Bench.Core.Overlap;
using Bench.Core.Surfaces;
using Bench.Evaluation.Cases;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;
using static Bench.Evaluation.Tests.FakeCohort;

namespace Bench.Evaluation.Tests;

public sealed class EvaluatorTests
{
    [Fact]
    public void Volumes_function_and_mass_follow_from_counted_voxels()
    {
        // Expert: ED 8 blood pool and 4 myocardium voxels of 1 µL, ES 2 and 6. Model: ED 6 and 4, ES 3 and 6.
        var mouse = Mouse("Mouse1", Map(8, 4), Map(2, 6));
        var model = new FakeModel("model", _ => [Map(6, 4), Map(3, 6)]);

        var found = Evaluate([mouse], model).Models[0].Cases[0].Function.ToDictionary(f => f.Quantity);

        AssertPair(8, 6, "µL", found[Quantity.EndDiastolicVolume]);
        AssertPair(2, 3, "µL", found[Quantity.EndSystolicVolume]);
        AssertPair(6, 3, "µL", found[Quantity.StrokeVolume]);
        AssertPair(75, 50, "%", found[Quantity.EjectionFraction]);
        AssertPair(4 * 1.05, 4 * 1.05, "mg", found[Quantity.MassAtEndDiastole]);
        AssertPair(6 * 1.05, 6 * 1.05, "mg", found[Quantity.MassAtEndSystole]);
        Assert.Equal(-25, found[Quantity.EjectionFraction].Difference, 12);
    }

    [Fact]
    public void A_mouse_counts_once_whatever_its_frames()
    {
        // Blood pool: ED |A|=8, |B|=6, shared 6: 12/14. ES |A|=2, |B|=3, shared 2: 4/5.
        var mouse = Mouse("Mouse1", Map(8, 4), Map(2, 6));
        var model = new FakeModel("model", _ => [Map(6, 4), Map(3, 6)]);

        var summary = Evaluate([mouse], model).Models[0].Dice.Single(d => d.Structure == Structure.BloodPool && d.Phase is null);

        Assert.Equal(1, summary.Count);
        Assert.Equal(((12.0 / 14) + (4.0 / 5)) / 2, summary.Mean, 6);
        Assert.True(double.IsNaN(summary.StandardDeviation));
    }

    [Fact]
    public void One_contoured_frame_leaves_the_ejection_fraction_undefined_with_its_reason()
    {
        var found = Evaluate([Mouse("Mouse902", Map(8, 4), null)], FakeModel.Perfect).Models[0];

        var fraction = found.Cases[0].Function.Single(f => f.Quantity == Quantity.EjectionFraction);
        Assert.True(double.IsNaN(fraction.Reference));
        Assert.Contains("end-systolic", fraction.UndefinedBecause, StringComparison.Ordinal);
        var agreement = found.Agreement.Single(a => a.Quantity == Quantity.EjectionFraction);
        Assert.Equal((0, 1), (agreement.Count, agreement.Undefined));
        Assert.True(double.IsNaN(agreement.Bias.Value));
    }

    [Fact]
    public void A_case_that_a_model_cannot_answer_is_listed_and_counted()
    {
        MouseCase[] mice = [Mouse("Mouse1", Map(8, 4), Map(2, 6)), Mouse("Mouse2", Map(8, 4), Map(2, 6))];
        var model = new FakeModel("half", mouse => mouse.Mouse == "Mouse2"
            ? throw new InputException("half/Mouse2.h5", "there is no such file.", "")
            : [.. mouse.Frames.Select(f => f.Reference)]);

        var result = Evaluate(mice, model);

        Assert.Equal([true, false], result.Models[0].Cases.Select(c => c.Evaluated));
        var issue = Assert.Single(result.Issues, i => i.Severity == IssueSeverity.Error);
        Assert.Contains("half/Mouse2.h5: there is no such file.", issue.Message, StringComparison.Ordinal);
        Assert.All(result.Models[0].Agreement, a => Assert.Equal((1, 1), (a.Count, a.Undefined)));
        Assert.Contains(result.Conclusion.Sentences, s => s.StartsWith("1 case could not be evaluated", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reference_that_cannot_be_read_fails_the_case_for_every_model()
    {
        var plan = Plan([], [FakeModel.Perfect]) with
        {
            Mice = ["Mouse1"],
            ReadCase = _ => throw new InputException("Mouse1.h5", "the file is cut short.", ""),
        };

        var result = new Evaluator(plan).Evaluate(null, TestContext.Current.CancellationToken);

        Assert.False(Assert.Single(result.Models[0].Cases).Evaluated);
        Assert.Equal("Nothing could be evaluated", result.Conclusion.Verdict);
        Assert.Empty(result.Montages);
    }

    [Fact]
    public void Warnings_of_a_mouse_become_issues_of_the_result()
    {
        var model = new FakeModel("model", _ => [Map(8, 4), Map(3, 4)]);
        var result = Evaluate([Mouse("Mouse3", Map(8, 4), Map(2, 4), "only every other frame was contoured.")], model);

        var issue = Assert.Single(result.Issues);
        Assert.Equal(
            (IssueSeverity.Warning, "Mouse3", "only every other frame was contoured."), (issue.Severity, issue.Subject, issue.Message));
    }

    [Fact]
    public void Inconsistent_quantities_of_a_model_become_warnings_that_name_model_and_mouse()
    {
        var model = new FakeModel("model", _ => [Map(2, 4), Map(8, 4)]);

        var issue = Assert.Single(Evaluate([Mouse("Mouse3", Map(8, 4), Map(2, 4))], model).Issues);

        Assert.Equal((IssueSeverity.Warning, "model, Mouse3"), (issue.Severity, issue.Subject));
        Assert.Contains(
            "end-systolic volume (8.00 µL) is not below end-diastolic volume (2.00 µL)", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inconsistent_quantities_of_the_expert_are_warned_of_once_whatever_the_models()
    {
        var plan = Plan(
            [Mouse("Mouse3", Map(8, 4), Map(2, 8))],
            [new FakeModel("a", _ => [Map(8, 4), Map(2, 4)]), new FakeModel("b", _ => [Map(8, 4), Map(2, 4)])]);

        var issue = Assert.Single(new Evaluator(plan).Evaluate(null, TestContext.Current.CancellationToken).Issues);

        Assert.Equal((IssueSeverity.Warning, "Mouse3"), (issue.Severity, issue.Subject));
        Assert.Equal(
            "by the expert's masks, myocardial mass is 4.2 mg at ED but 8.4 mg at ES, a difference of +67 % of their mean.", issue.Message);
    }

    [Fact]
    public void Masks_that_seem_to_be_stored_in_another_order_are_warned_of_and_measured_as_stored()
    {
        // The first 6 voxels of 16; turned by half a circle, the last 6.
        var turned = new LabelMap(Size, [.. Enumerable.Repeat((byte)0, 10), .. Enumerable.Repeat((byte)2, 6)]);

        var result = Evaluate([Mouse("Mouse1", Map(6, 0), null)], new FakeModel("model", _ => [turned]));

        Assert.Contains(
            result.Issues, i => i.Subject == "model, Mouse1" && i.Message.Contains("turned by half a circle", StringComparison.Ordinal));
        Assert.Equal(0, result.Models[0].Cases[0].Dice.Single(d => d.Structure == Structure.BloodPool).Dice, 6);
    }

    [Fact]
    public void Conventions_of_the_settings_are_those_of_every_number()
    {
        // Myocardium: empty on both sides at ED, 4 shared at ES.
        var options = new MeasureOptions
        {
            Overlap = OverlapPolicy.BothEmptyIsUndefined,
            Surface = SurfaceKind.SurfaceElements,
            Percentile = PercentileRule.Pooled,
            TolerancesMm = [0.5],
        };
        var plan = Plan([Mouse("Mouse1", Map(8, 0), Map(2, 4))], [FakeModel.Perfect], settings: Settings() with { Measures = options });

        var result = new Evaluator(plan).Evaluate(null, TestContext.Current.CancellationToken);

        var mouse = result.Models[0].Cases[0];
        Assert.Equal([double.NaN, 1.0], mouse.Dice.Where(d => d.Structure == Structure.Myocardium).Select(d => d.Dice));
        Assert.Equal(
            [double.NaN, 1.0], mouse.Cleaning.Where(c => c.Structure == Structure.Myocardium && c.Rule == "none").Select(c => c.Dice));
        var summary = result.Models[0].Dice.Single(d => d.Structure == Structure.Myocardium && d.Phase is null);
        Assert.Equal((1, 1.0, 1), (summary.Count, summary.Mean, summary.BothEmpty));
        Assert.Equal("both-empty-is-undefined", summary.UnderPolicies[0].Policy);
        Assert.Contains("nsd_0.5mm", mouse.Measures[0].Values.Keys);
        Assert.Contains(
            result.MeasureDefinitions,
            d =>
                d.Name == "hd95"
                    && d.Description.Contains("both directions pooled", StringComparison.Ordinal)
                    && d.Description.Contains("marching cubes", StringComparison.Ordinal));
    }

    [Fact]
    public void Slices_carry_counts_place_and_distances_of_their_own()
    {
        // 8 voxels fill rows 0 and 1 of four, 6 one row and a half. One pixel is 1 mm.
        var slice = Evaluate(
            [Mouse("Mouse1", Map(8, 4), Map(2, 6))], new FakeModel("model", _ => [Map(6, 4), Map(3, 6)])).Models[0].Cases[0].SliceErrors[0];

        Assert.Equal(
            (0, 0, Structure.BloodPool, SliceRegion.Mid, 0.5),
            (slice.FrameIndex!.Value, slice.Slice, slice.Structure, slice.Region, slice.RelativePosition));
        Assert.Equal(new OverlapCounts(6, 0, 2, 8), slice.Counts());
        Assert.Equal(1, slice.HausdorffMm);
        Assert.Equal(2, slice.SurfaceDice.Count);
    }

    [Fact]
    public void Walls_stand_in_the_result_by_slice_and_angle()
    {
        var wall = Evaluate(
            [Mouse("Mouse1", Map(8, 4), Map(2, 6))], new FakeModel("model", _ => [Map(8, 4), Map(0, 6)])).Models[0].Cases[0].Walls;

        Assert.Equal([(0, CardiacPhase.EndDiastole), (7, CardiacPhase.EndSystole)], wall.Select(w => (w.FrameIndex, w.Phase)));
        Assert.Equal(7, wall[0].ReferenceMm.Count);
        Assert.Equal(wall[0].ReferenceMm, wall[0].PredictedMm);
        // At ES the model has no blood pool to leave from.
        Assert.All(wall[1].PredictedMm, mm => Assert.Equal(double.NaN, mm));
    }

    [Fact]
    public void Every_measure_of_every_frame_is_in_the_result_with_its_definition()
    {
        // Blood pool at ED: 8 by the expert, 6 by the model, 6 shared: Jaccard 6/8, sensitivity 6/8, precision 1, relative volume error
        // -2/8.
        var result = Evaluate([Mouse("Mouse1", Map(8, 4), Map(2, 6))], new FakeModel("model", _ => [Map(6, 4), Map(3, 6)]));

        var rows = result.Models[0].Cases[0].Measures;
        var diastole = rows.Single(r => r.FrameIndex == 0 && r.Structure == Structure.BloodPool).Values;
        Assert.Equal(
            (0.75, 0.75, 1.0, -0.25),
            (diastole["jaccard"], diastole["sensitivity"], diastole["precision"], diastole["relative_volume_error"]));
        var mouse = Assert.Single(rows, r => r.Structure is null);
        Assert.Equal(-0.25, mouse.Values["ef_error"], 12);
        Assert.Equal(5, rows.Count);
        Assert.Empty(rows.SelectMany(r => r.Values.Keys).Except(result.MeasureDefinitions.Select(d => d.Name)));
    }

    [Fact]
    public void Every_cleaning_rule_is_tried_whichever_was_applied()
    {
        // One slice only: the published rule removes what does not span two slices, the largest component keeps it.
        var result = Evaluate([Mouse("Mouse1", Map(8, 4), Map(4, 4))], FakeModel.Perfect);

        var pool = result.Models[0].Cases[0].Cleaning
            .Where(c => c.Structure == Structure.BloodPool && c.FrameIndex == 0)
            .ToDictionary(c => c.Rule);
        Assert.Equal((0, 1.0, 0.0), (pool["none"].RemovedVoxels, pool["none"].Dice, pool["none"].VolumeErrorMicrolitres));
        Assert.Equal((0, 1.0, 0.0), (pool["largest"].RemovedVoxels, pool["largest"].Dice, pool["largest"].VolumeErrorMicrolitres));
        Assert.Equal((8, -8.0), (pool["published"].RemovedVoxels, pool["published"].VolumeErrorMicrolitres));
        Assert.Equal(0, pool["published"].Dice, 6);
    }

    [Fact]
    public void A_cleaning_rule_of_another_name_is_compared_too_where_it_was_applied()
    {
        var plan = Plan([Mouse("Mouse1", Map(8, 4), Map(4, 4))], [FakeModel.Perfect]) with { Cleaning = CleaningRule.ByName("largest-26") };

        var cleaning = new Evaluator(plan).Evaluate(null, TestContext.Current.CancellationToken).Models[0].Cases[0].Cleaning;

        Assert.Equal(["none", "largest", "published", "largest-26"], cleaning.Select(c => c.Rule).Distinct());
    }

    [Fact]
    public void Nothing_improves_by_being_missed_and_no_false_positive_vanishes()
    {
        // Myocardium: Mouse1 agrees (Dice 1), Mouse2 has none by the expert but four invented voxels at ED (0), and is empty on both sides
        // at ES (1).
        MouseCase[] mice = [Mouse("Mouse1", Map(8, 4), Map(4, 4)), Mouse("Mouse2", Map(8, 0), Map(4, 0))];
        var model = new FakeModel("model", mouse => mouse.Mouse == "Mouse1" ? [Map(8, 4), Map(4, 4)] : [Map(8, 4), Map(4, 0)]);

        var summary = Evaluate(mice, model).Models[0].Dice.Single(d => d.Structure == Structure.Myocardium && d.Phase is null);

        Assert.Equal((1, 1, 0), (summary.BothEmpty, summary.ReferenceEmpty, summary.PredictedEmpty));
        Assert.Equal((1 + 0.5) / 2, summary.Mean, 6);
        // Pooled: 8 shared of 8 and 12.
        Assert.Equal(16.0 / 20, summary.Pooled, 6);
        var others = summary.UnderPolicies.ToDictionary(p => p.Policy);
        Assert.Equal((0.75, 2), (others["both-empty-is-one"].Mean, others["both-empty-is-one"].Count));
        Assert.Equal((0.5, 2), (others["both-empty-is-undefined"].Mean, others["both-empty-is-undefined"].Count));
        Assert.Equal((1.0, 1), (others["reference-empty-is-undefined"].Mean, others["reference-empty-is-undefined"].Count));
    }

    [Fact]
    public void The_montage_shows_best_median_and_worst_frames_of_the_first_model()
    {
        MouseCase[] mice = [Mouse("Mouse1", Map(8, 4), Map(8, 4)), Mouse("Mouse2", Map(8, 4), Map(8, 4))];
        var model = new FakeModel("model", mouse => mouse.Mouse == "Mouse1" ? [Map(8, 4), Map(7, 4)] : [Map(6, 4), Map(1, 4)]);

        var montages = Evaluate(mice, model).Montages;

        Assert.Equal(
            [("best", "Mouse1", 0), ("median", "Mouse2", 0), ("worst", "Mouse2", 7)],
            montages.Select(m => (m.Rank, m.Mouse, m.FrameIndex)));
        Assert.Equal(1.0, montages[0].MeanDice, 9);
    }

    [Fact]
    public void A_montage_shows_every_slice_that_either_labelled_from_base_to_apex_in_one_window()
    {
        // Slices of two voxels as stored: 0 empty, 1 apex (one voxel), 2 base (two), 3 empty but drawn by the model. Base is not first.
        static LabelMap Of(params byte[] labels) => new(new StackSize(1, 2, 4), labels);
        var expert = Of(0, 0, 1, 0, 1, 1, 0, 0);
        var image = new ImageStack(expert.Size, [0, 0, 10, 20, 30, 40, 50, 100]);
        var mouse = new MouseCase(
            "Mouse1", new VoxelSpacing(1, 1, 1), [new ContouredFrame(0, CardiacPhase.EndDiastole, image, expert)], []);
        var model = new FakeModel("model", _ => [Of(0, 0, 1, 0, 1, 1, 2, 2)]);

        var montage = Assert.Single(Evaluate([mouse], model).Montages);

        Assert.True(montage.IsComplete);
        Assert.Equal([3, 2, 1], montage.Slices.Select(s => s.Slice));
        Assert.Equal([2, 2], montage.Slices[0].Predicted[0]);

        // 1st and 99.5th percentile of the six values shown, by rank: 10 and 50; the same grey for the same value in every slice.
        Assert.Equal((10.0, 50.0), (montage.WindowLow, Math.Round(montage.WindowHigh, 3)));
        Assert.Equal([255, 255, 127, 191, 0, 63], montage.Slices.SelectMany(s => s.Image.Select(g => (int)g)));
    }

    [Fact]
    public void A_frame_whose_Dice_the_convention_leaves_undefined_is_not_the_worst()
    {
        // Frame 0 of Mouse2 is empty on both sides; blood pool alone of frame 7.
        MouseCase[] mice = [Mouse("Mouse1", Map(8, 4), Map(8, 4)), Mouse("Mouse2", Map(0, 0), Map(8, 0))];
        var settings = Settings() with { Measures = MeasureOptions.Default with { Overlap = OverlapPolicy.BothEmptyIsUndefined } };
        var model = new FakeModel("model", mouse => mouse.Mouse == "Mouse1" ? [Map(8, 4), Map(7, 4)] : [Map(0, 0), Map(4, 0)]);

        var montages = new Evaluator(Plan(mice, [model], settings: settings)).Evaluate(
            null, TestContext.Current.CancellationToken).Montages;

        Assert.Equal(
            [("best", "Mouse1", 0), ("median", "Mouse1", 7), ("worst", "Mouse2", 7)],
            montages.Select(m => (m.Rank, m.Mouse, m.FrameIndex)));
        Assert.Equal(2.0 / 3, montages[2].MeanDice, 12);
    }

    [Fact]
    public void A_model_that_segmented_whole_cines_has_volume_curves_of_the_montages_mice()
    {
        // Voxels of 1 µL: 8, 5, 2, 6 in four frames. The expert contoured frame 0 with 8 and frame 7 with 2.
        var whole = new FakeModel(
            "whole", mouse => [.. mouse.Frames.Select(f => f.Reference)])
        { Cine = _ => [Map(8, 4), Map(5, 4), Map(2, 4), Map(6, 4)] };
        var mice = new[] { Mouse("Mouse1", Map(8, 4), Map(2, 4)) };

        var result = new Evaluator(Plan(mice, [whole, FakeModel.Perfect])).Evaluate(null, TestContext.Current.CancellationToken);

        var curves = Assert.Single(result.Curves);
        Assert.Equal(("Mouse1", 5.0), (curves.Mouse, curves.FrameIntervalMs));
        Assert.Equal([(0, 8.0), (7, 2.0)], curves.Expert.Select(e => (e.FrameIndex, e.Microlitres)));
        var curve = Assert.Single(curves.Models);
        Assert.Equal("whole", curve.Model);
        Assert.Equal([8.0, 5, 2, 6], curve.Microlitres);
    }

    [Fact]
    public void Frames_to_step_through_hold_the_whole_cine_where_a_model_has_it_and_the_experts_frames_else()
    {
        var whole = new FakeModel(
            "whole", mouse => [.. mouse.Frames.Select(f => f.Reference)])
        { Cine = _ => [Map(8, 4), Map(5, 4), Map(2, 4), Map(6, 4)] };
        var mice = new[] { Mouse("Mouse1", Map(8, 4), Map(2, 4)) };
        var images = Enumerable.Range(0, 4)
            .Select(f => new ImageStack(Size, [.. Enumerable.Range(0, 16).Select(i => (float)((16 * f) + i))]))
            .ToArray();

        var cine = Assert.Single(
            new Evaluator(
                Plan(
                    mice,
                    [whole, FakeModel.Perfect]) with
                {
                    ReadImages = _ =>
                        images
                }).Evaluate(null, TestContext.Current.CancellationToken).Cines);
        var contoured = Assert.Single(
            new Evaluator(Plan(mice, [FakeModel.Perfect])).Evaluate(null, TestContext.Current.CancellationToken).Cines);

        Assert.Equal([0, 1, 2, 3], cine.Frames);
        Assert.Equal([("", 2), ("whole", 4), ("perfect", 2)], cine.Labels.Select(l => (l.Model, l.Frames.Count)));
        Assert.Equal(Map(5, 4).Labels.ToArray(), PackedBytes.Unpack(cine.Labels[1].Labels)[16..32]);

        // Grey values 0 … 63 from the 1st (0) to the 99.5th percentile (62) over 0 … 255, in steps of 4: value 31 is 127.5, so 124.
        var grey = PackedBytes.Unpack(cine.Images);
        Assert.Equal(64, grey.Length);
        Assert.Equal((0, 124, 252), ((int)grey[0], (int)grey[31], (int)grey[63]));

        Assert.Equal([0, 7], contoured.Frames);
        Assert.Empty(contoured.Images);
    }

    [Fact]
    public void A_picture_is_cut_around_the_experts_heart_and_not_around_an_island_of_the_model()
    {
        // 40 × 40 pixels: the expert's heart in rows and columns 10 to 19, an island of the model in the far corner, and one within half a
        // heart.
        var size = new StackSize(40, 40, 1);
        LabelMap Filled(params (int Row, int Column)[] more)
        {
            var labels = new byte[size.Count];
            foreach (var (row, column) in Enumerable.Range(0, 100).Select(i => (10 + (i / 10), 10 + (i % 10))).Concat(more))
            {
                labels[(row * 40) + column] = 1;
            }

            return new LabelMap(size, labels);
        }

        // Side 10 and a quarter of it on each side: 15 pixels, about the middle (15).
        Assert.Equal(new CropWindow(8, 8, 15, 15), CropWindow.Around([Filled()], [Filled((39, 39))], size));

        // Column 23 is within half a heart: columns 10 to 23, so 14 and a half more: 21 pixels about column 17.
        Assert.Equal(new CropWindow(5, 7, 21, 21), CropWindow.Around([Filled()], [Filled((15, 23))], size));
    }

    private static EvaluationResult Evaluate(IReadOnlyList<MouseCase> mice, FakeModel model) =>
        new Evaluator(Plan(mice, [model])).Evaluate(null, TestContext.Current.CancellationToken);

    private static void AssertPair(double reference, double predicted, string unit, FunctionMeasurement found)
    {
        Assert.Equal(reference, found.Reference, 12);
        Assert.Equal(predicted, found.Predicted, 12);
        Assert.Equal(unit, found.Unit);
    }
}

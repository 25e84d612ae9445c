using Bench.Core.Training;
using Bench.Reporting.Figures;
using Bench.Reporting.Tables;
using Bench.Testing;

namespace Bench.Reporting.Tests.Tables;

public sealed class ResultTablesTests
{
    [Fact]
    public void Dice_has_a_row_for_each_structure_at_ED_and_ES_and_none_for_inflow() => Assert.Equal(
        """
        model,mouse,phase,structure,dice,frame,reference_voxels,predicted_voxels
        unet,Mouse1,ED,blood_pool,0.95,0,6000,6100
        unet,Mouse1,ED,myocardium,0.9,0,9000,8000
        unet,Mouse1,ES,blood_pool,0.3333333333333333,7,2000,2000

        """,
        Csv("dice"));

    [Fact]
    public void Inflow_frames_have_a_table_of_their_own() => Assert.Equal(
        """
        model,mouse,phase,structure,dice,frame,reference_voxels,predicted_voxels
        unet,Mouse1,inflow,blood_pool,0.5,4,10,20

        """,
        Csv("dice_inflow"));

    [Fact]
    public void Undefined_numbers_are_empty_fields_and_say_why() => Assert.Equal(
        """
        model,mouse,quantity,unit,reference,predicted,difference,undefined_because
        unet,Mouse1,EDV,µL,60,61.5,1.5,
        unet,Mouse1,EF,%,,,,"no ""ED"", sorry"

        """,
        Csv("function"));

    [Fact]
    public void Agreement_has_the_agreed_columns_first_and_in_order() => Assert.Equal(
        """
        model,quantity,unit,n,reference_mean,reference_sd,predicted_mean,predicted_sd,bias,loa_lower,loa_upper,t_p,pearson_r,undefined,bias_ci_low,bias_ci_high,difference_sd,loa_lower_ci_low,loa_lower_ci_high,loa_upper_ci_low,loa_upper_ci_high,t,pearson_ci_low,pearson_ci_high,pearson_p,proportional_slope,proportional_intercept,proportional_p,concordance
        unet,EDV,µL,1,60,,61.5,,1.5,,,,,1,,,,,,,,,,,,,,,

        """,
        Csv("agreement"));

    [Fact]
    public void Training_marks_the_epoch_that_was_kept() => Assert.Equal(
        """
        model,epoch,training_loss,validation_loss,validation_dice_myocardium,validation_dice_blood_pool,learning_rate,kept,fold
        unet,0,0.5,0.6,0.7,0.8,0.001,false,
        unet,1,0.25,,0.75,0.85,1E-05,true,

        """,
        Csv("training"));

    [Fact]
    public void Training_has_every_fold_and_the_figure_says_so()
    {
        var tiny = TinyResult.Create();
        EpochRecord first = new(0, 0.5, 0.6, 0.7, 0.8, 1e-3);
        var training = tiny.Models[0].Training! with { Folds = [new(1, 0, [first]), new(2, 1, [first, first with { Epoch = 1 }])] };
        var folded = tiny with { Models = [tiny.Models[0] with { Training = training }] };

        Assert.Equal(
            """
            model,epoch,training_loss,validation_loss,validation_dice_myocardium,validation_dice_blood_pool,learning_rate,kept,fold
            unet,0,0.5,0.6,0.7,0.8,0.001,true,1
            unet,0,0.5,0.6,0.7,0.8,0.001,false,2
            unet,1,0.5,0.6,0.7,0.8,0.001,true,2

            """,
            ResultTables.Find(folded, "training")!.ToCsv());
        var figure = FigureSet.Of(folded).Find("training")!;
        Assert.Equal("UNet: in 2 folds epochs 1 to 2 of 1 to 2 were kept.", figure.Finding);
        Assert.Contains("Faint: each fold.", figure.Caption, StringComparison.Ordinal);
        using var drawn = new MemoryStream();
        FigureFiles.WriteSvg(figure, drawn);
        Assert.NotEqual(0, drawn.Length);
    }

    [Fact]
    public void Claims_cases_slices_summaries_and_issues_are_written()
    {
        Assert.Equal(
            "claim,statement,where,model,unit,published,found,interval_low,interval_high,outcome,reason,finding,margin,power,basis,n,found_ci_low,found_ci_high,detectable,p,p_corrected,trainings,seed_sd\ndice.mean,\"Dice, mean\",Table 1,unet,,0.94,0.95,0.928,0.952,reproduced,Inside.,equivalent,,,other_mice,0,,,,,,1,\n",
            Csv("claims"));
        Assert.Equal(
            "model,mouse,evaluated,cleaned_voxels,row_mm,column_mm,slice_mm\nunet,Mouse1,true,12,,,\nunet,Mouse2,false,,,,\n",
            Csv("cases"));
        Assert.Equal(
            """
            model,mouse,phase,slice,relative_position,structure,reference_voxels,predicted_voxels,shared_voxels,frame,region,neither_voxels,dice,jaccard,sensitivity,precision,specificity,volume_similarity,relative_volume_error,hausdorff,hd95,assd,nsd_0.1mm,nsd_0.2mm
            unet,Mouse1,ED,0,-0.25,myocardium,0,3,0,0,beyond_base,13,3.3333322222225924E-07,0,,0,0.8125,0,,Infinity,Infinity,Infinity,0,0
            unet,Mouse1,ED,1,0,myocardium,4,2,2,0,base,12,0.666666722222213,0.5,0.5,1,1,0.6666666666666667,-0.5,0.3,0.29,0.1,0.25,0.75

            """,
            Csv("slices"));
        Assert.Equal(
            "model,structure,phase,n,mean,sd,ci_low,ci_high,median,minimum,maximum,pooled,both_empty,reference_empty,predicted_empty,mean_both_empty_is_one,n_both_empty_is_one,mean_both_empty_is_undefined,n_both_empty_is_undefined,mean_reference_empty_is_undefined,n_reference_empty_is_undefined,policy,mean_published,n_published\nunet,blood_pool,mean,1,0.95,,,,0.95,0.95,0.95,,0,0,1,0.95,1,0.9,1,,0,published,0.95,1\n",
            Csv("dice_summary"));
        Assert.Equal("severity,subject,message\nerror,Mouse2,\"missing, so left out\"\n", Csv("issues"));
    }

    [Fact]
    public void Every_measure_has_a_row_with_its_unit_and_inflow_frames_enter_no_summary()
    {
        Assert.Equal(
            """
            model,mouse,phase,structure,measure,unit,value,frame
            unet,Mouse1,ED,blood_pool,dice,ratio,0.95,0
            unet,Mouse1,ED,blood_pool,hd95,mm,Infinity,0
            unet,Mouse1,ED,blood_pool,stack_diagonal,mm,27.5,0
            unet,Mouse1,inflow,blood_pool,dice,ratio,0.5,4
            unet,Mouse1,,,ef_error,ratio,,

            """,
            Csv("measures"));
        Assert.Equal(
            """
            model,phase,structure,measure,unit,n,undefined,infinite,mean,sd,median,lower_quartile,upper_quartile,minimum,maximum,mean_with_penalty
            unet,ED,blood_pool,dice,ratio,1,0,0,0.95,,0.95,0.95,0.95,0.95,0.95,
            unet,ED,blood_pool,hd95,mm,0,0,1,,,,,,,,27.5
            unet,ED,blood_pool,stack_diagonal,mm,1,0,0,27.5,,27.5,27.5,27.5,27.5,27.5,27.5
            unet,,,ef_error,ratio,0,1,0,,,,,,,,

            """,
            Csv("measures_summary"));
        Assert.Equal(
            "measure,unit,better,definition\ndice,ratio,larger,Overlap.\nhd95,mm,smaller,\"Distance, "
                + "3-D.\"\nstack_diagonal,mm,,Diagonal.\nef_error,ratio,nearer_zero,Difference.\n",
            Csv("measure_definitions"));
        Assert.Equal(
            "model,mouse,phase,structure,rule,removed_voxels,dice,volume_error_ul,frame\nunet,Mouse1,ED,blood_pool,largest,7,0.96,-0.5,0\n",
            Csv("cleaning"));
    }

    [Fact]
    public void Overlap_is_pooled_over_all_voxels_of_a_phase()
    {
        // Two slices of one stack: 0 and 2 shared of 0 and 4 by the expert, 3 and 2 by the model; 13 and 12 by neither.
        Assert.Equal(
            """
            model,phase,structure,stacks,true_positives,false_positives,false_negatives,true_negatives,dice,jaccard,sensitivity,precision,specificity,volume_similarity,relative_volume_error
            unet,ED,myocardium,1,2,3,2,25,0.4444445061728327,0.2857142857142857,0.5,0.4,0.8928571428571429,0.8888888888888888,0.25
            unet,both,myocardium,1,2,3,2,25,0.4444445061728327,0.2857142857142857,0.5,0.4,0.8928571428571429,0.8888888888888888,0.25

            """,
            Csv("overlap_pooled"));
    }

    [Fact]
    public void Every_convention_for_empty_masks_stands_beside_the_one_in_use_over_stacks_and_over_slices()
    {
        // One stack without an empty mask; of its slices one is empty by the expert (invented), the other has Dice 2/3.
        Assert.Equal(
            """
            model,phase,structure,over,policy,in_use,n,undefined,mean_dice,both_empty,reference_empty,predicted_empty,pooled_dice
            unet,ED,myocardium,stacks,published,true,1,0,0.4444445061728327,0,0,0,0.4444445061728327
            unet,ED,myocardium,stacks,both-empty-is-one,false,1,0,0.4444444444444444,0,0,0,0.4444444444444444
            unet,ED,myocardium,stacks,both-empty-is-undefined,false,1,0,0.4444444444444444,0,0,0,0.4444444444444444
            unet,ED,myocardium,stacks,reference-empty-is-undefined,false,1,0,0.4444444444444444,0,0,0,0.4444444444444444
            unet,ED,myocardium,slices,published,true,2,0,0.33333352777771763,0,1,0,0.4444445061728327
            unet,ED,myocardium,slices,both-empty-is-one,false,2,0,0.3333333333333333,0,1,0,0.4444444444444444
            unet,ED,myocardium,slices,both-empty-is-undefined,false,2,0,0.3333333333333333,0,1,0,0.4444444444444444
            unet,ED,myocardium,slices,reference-empty-is-undefined,false,1,1,0.6666666666666666,0,1,0,0.4444444444444444
            """,
            string.Join('\n', Csv("overlap_conventions").Split('\n')[..9]));
    }

    [Fact]
    public void Wall_thickness_has_a_row_for_the_ring_and_for_each_segment() => Assert.Equal(
        """
        model,mouse,phase,frame,slice,segment,from_degrees,to_degrees,reference_mm,predicted_mm,difference_mm,reference_coverage,predicted_coverage
        unet,Mouse1,ED,0,1,ring,0,360,1,1.25,0.25,1,0.5
        unet,Mouse1,ED,0,1,1,0,180,0.75,1.25,0.5,,
        unet,Mouse1,ED,0,1,2,180,360,1.25,,,,

        """,
        Csv("wall_thickness"));

    [Fact]
    public void Every_case_is_listed_even_where_it_failed()
    {
        var result = SampleResult.Create(new SampleOptions { Models = 2, Mice = 4, WithFailedCase = true });
        var cases = ResultTables.Of(result).Single(t => t.Name == "cases");
        Assert.Equal(8, cases.Rows.Count);
        Assert.Equal(2, cases.Rows.Count(r => r[2] == "false"));
    }

    [Fact]
    public void Tables_without_rows_keep_their_header_and_optional_ones_are_left_out()
    {
        var tables = ResultTables.Of(SampleResult.MasksOnly());
        Assert.DoesNotContain(tables, t => t.Name is "training" or "dice_inflow");
        Assert.Equal(
            [
                "dice",
                "function",
                "agreement",
                "dice_summary",
                "dice_effects",
                "overlap_conventions",
                "overlap_pooled",
                "claims",
                "measures",
                "measure_definitions",
                "measures_summary", "cleaning", "cases", "slices", "wall_thickness", "issues",
            ],
            tables.Select(t => t.Name));
    }

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Assert.Contains(
            "1 cells for 2 columns",
            Assert.Throws<ArgumentException>(() => new ResultTable("t", ["a", "b"], [["1"]])).Message,
            StringComparison.Ordinal);

    private static string Csv(string name) => ResultTables.Of(TinyResult.Create()).Single(t => t.Name == name).ToCsv();
}

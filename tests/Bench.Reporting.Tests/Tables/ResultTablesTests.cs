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
        model,epoch,training_loss,validation_loss,validation_dice_myocardium,validation_dice_blood_pool,learning_rate,kept
        unet,0,0.5,0.6,0.7,0.8,0.001,false
        unet,1,0.25,,0.75,0.85,1E-05,true

        """,
        Csv("training"));

    [Fact]
    public void Claims_cases_slices_summaries_and_issues_are_written()
    {
        Assert.Equal("claim,statement,where,model,unit,published,found,interval_low,interval_high,outcome,reason,finding,margin,power\ndice.mean,\"Dice, mean\",Table 1,unet,,0.94,0.95,0.928,0.952,reproduced,Inside.,equivalent,,\n", Csv("claims"));
        Assert.Equal("model,mouse,evaluated,cleaned_voxels\nunet,Mouse1,true,12\nunet,Mouse2,false,\n", Csv("cases"));
        Assert.Equal("model,mouse,phase,slice,relative_position,structure,reference_voxels,predicted_voxels,shared_voxels\nunet,Mouse1,ED,0,-0.25,myocardium,0,3,0\n", Csv("slices"));
        Assert.Equal("model,structure,phase,n,mean,sd,ci_low,ci_high,median,minimum,maximum,pooled,both_empty,reference_empty,predicted_empty,mean_both_empty_is_one,n_both_empty_is_one,mean_both_empty_is_undefined,n_both_empty_is_undefined,mean_reference_empty_is_undefined,n_reference_empty_is_undefined\nunet,blood_pool,mean,1,0.95,,,,0.95,0.95,0.95,,0,0,1,0.95,1,0.9,1,,0\n", Csv("dice_summary"));
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
            unet,Mouse1,inflow,blood_pool,dice,ratio,0.5,4
            unet,Mouse1,,,ef_error,ratio,,

            """,
            Csv("measures"));
        Assert.Equal(
            """
            model,phase,structure,measure,unit,n,undefined,infinite,mean,sd,median,lower_quartile,upper_quartile,minimum,maximum
            unet,ED,blood_pool,dice,ratio,1,0,0,0.95,,0.95,0.95,0.95,0.95,0.95
            unet,ED,blood_pool,hd95,mm,0,0,1,,,,,,,
            unet,,,ef_error,ratio,0,1,0,,,,,,,

            """,
            Csv("measures_summary"));
        Assert.Equal(
            "measure,unit,better,definition\ndice,ratio,larger,Overlap.\nhd95,mm,smaller,\"Distance, 3-D.\"\nef_error,ratio,nearer_zero,Difference.\n", Csv("measure_definitions"));
        Assert.Equal(
            "model,mouse,phase,structure,rule,removed_voxels,dice,volume_error_ul,frame\nunet,Mouse1,ED,blood_pool,largest,7,0.96,-0.5,0\n", Csv("cleaning"));
    }

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
        Assert.Equal(["dice", "function", "agreement", "dice_summary", "claims", "cases", "slices", "issues", "measures", "measures_summary", "measure_definitions", "cleaning"], tables.Select(t => t.Name));
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
        => Assert.Contains("1 cells for 2 columns", Assert.Throws<ArgumentException>(() => new ResultTable("t", ["a", "b"], [["1"]])).Message, StringComparison.Ordinal);

    private static string Csv(string name) => ResultTables.Of(TinyResult.Create()).Single(t => t.Name == name).ToCsv();
}

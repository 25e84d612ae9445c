using System.Globalization;
using Bench.Core;
using Bench.Reporting.Figures;
using Bench.Reporting.Tables;
using Bench.Testing;

namespace Bench.Reporting.Tests.Figures;

public sealed class FigureNumbersTests
{
    public static TheoryData<string> States => SampleStates.Names;

    [Theory]
    [MemberData(nameof(States))]
    public void Every_figure_has_its_numbers_under_its_name(string state)
    {
        var all = FigureSet.Of(SampleStates.Result(state)).All;
        Assert.All(all, f => Assert.Equal(f.Name, f.Numbers()[0].Name));
        Assert.All(all.SelectMany(f => f.Numbers()), t => Assert.Contains("model", t.Columns));
        Assert.Distinct(all.SelectMany(f => f.Numbers()).Select(t => t.Name));
    }

    [Fact]
    public void Bland_Altman_numbers_are_points_and_lines()
    {
        // Mouse1: EDV 60 by the expert, 61.5 by the model; one mouse has no limits to lie outside of.
        var model = TinyResult.Create().Models[0];
        Assert.Equal(
            "model,mouse,quantity,unit,mean,difference,outside_limits\nunet,Mouse1,EDV,µL,60.75,1.5,false\n",
            AgreementFigureTables.Differences.Of(model, "x").ToCsv());
        var lines = AgreementFigureTables.Lines.Of(model, "x-lines");
        Assert.Equal("x-lines", lines.Name);
        Assert.Contains("unet,EDV,µL,1,bias,1.5,,,\nunet,EDV,µL,1,loa_lower,,,,\n", lines.ToCsv(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dice_errors_and_their_correlation_are_given()
    {
        var result = TinyResult.Create();
        Assert.Equal(
            "model,mouse,quantity,unit,structure,phase,dice,absolute_error\nunet,Mouse1,EDV,µL,blood_pool,ED,0.95,1.5\n",
            DiceFigureTables.Errors.Of(result).ToCsv());
        Assert.Contains("unet,EDV,blood_pool,ED,1,,,,\n", DiceFigureTables.ErrorCorrelations.Of(result).ToCsv(), StringComparison.Ordinal);
    }

    [Fact]
    public void Voxels_of_a_montage_add_up_to_those_of_its_slices()
    {
        var result = SampleResult.Create(1, 3);
        var table = FigureSet.Of(result).In(FigurePlace.Montage)[0].Numbers()[0];
        var (example, slices) = (result.Montages[0], table.Rows.Select(r => int.Parse(r[4], CultureInfo.InvariantCulture)).ToHashSet());
        var measured = result.Models[0].Cases
            .Single(c => c.Mouse == example.Mouse).SliceErrors
            .Where(e => e.Phase == example.Phase && slices.Contains(e.Slice))
            .ToArray();
        Assert.NotEmpty(measured);
        Assert.Equal(measured.Where(e => e.Structure == Structure.BloodPool).Sum(e => e.Reference), Sum(table, 6, "blood_pool"));
        Assert.Equal(measured.Where(e => e.Structure == Structure.Myocardium).Sum(e => e.Predicted), Sum(table, 7, "myocardium"));
        Assert.Equal(measured.Where(e => e.Structure == Structure.Myocardium).Sum(e => e.Shared), Sum(table, 8, "myocardium"));
    }

    [Fact]
    public void A_montage_without_a_model_has_the_experts_voxels_alone()
    {
        var result = SampleResult.Create(1, 3);
        var montage = result.Montages[0] with { Slices = [.. result.Montages[0].Slices.Select(s => s with { Predicted = [] })] };
        var table = FigureSet.Of(result with { Montages = [montage] }).In(FigurePlace.Montage)[0].Numbers()[0];
        Assert.NotEmpty(table.Rows);
        Assert.All(table.Rows, r => Assert.Equal(["", "", ""], new[] { r[0], r[7], r[8] }));
        Assert.True(Sum(table, 6, "blood_pool") > 0);
    }

    private static int Sum(ResultTable table, int column, string structure) =>
        table.Rows.Where(r => r[5] == structure).Sum(r => int.Parse(r[column], CultureInfo.InvariantCulture));
}

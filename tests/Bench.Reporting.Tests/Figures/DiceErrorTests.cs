using Bench.Core;
using Bench.Evaluation.Results;
using Bench.Evaluation.Summaries;
using Bench.Reporting.Figures;
using Bench.Testing;

namespace Bench.Reporting.Tests.Figures;

public sealed class DiceErrorTests
{
    private static readonly (Quantity, Structure, CardiacPhase) EndDiastolic = (
        Quantity.EndDiastolicVolume, Structure.BloodPool, CardiacPhase.EndDiastole);

    [Fact]
    public void Dice_is_paired_with_the_error_without_its_sign_of_the_same_structure_and_phase()
    {
        var pairs = DiceErrorPairs.Of(TinyResult.Create().Models[0], EndDiastolic);
        Assert.Equal(["Mouse1"], pairs.Mice);
        Assert.Equal([0.95], pairs.Dice);
        Assert.Equal([1.5], pairs.Errors);
        Assert.True(double.IsNaN(pairs.Rho));
    }

    [Fact]
    public void Rho_is_of_ranks()
    {
        // Ranks of Dice 1 2 3 4, of |errors| 4 3 1 2: sum of squared rank differences 9 + 1 + 4 + 4 = 18, ρ = 1 − 6·18/(4·15) = −0.8.
        var model = Model((0.80, -9), (0.90, 4), (0.92, 0.5), (0.95, -1));
        Assert.Equal(-0.8, DiceErrorPairs.Of(model, EndDiastolic).Rho, 12);
    }

    [Fact]
    public void Two_mice_have_no_correlation() =>
        Assert.True(double.IsNaN(DiceErrorPairs.Of(Model((0.8, 3), (0.9, 1)), EndDiastolic).Rho));

    [Fact]
    public void A_mouse_without_one_of_the_numbers_is_left_out() =>
        Assert.Equal(
            [0.9, 0.8, 0.7],
            DiceErrorPairs.Of(Model((0.9, 1), (double.NaN, 2), (0.85, double.NaN), (0.8, 2), (0.7, 3)), EndDiastolic).Dice);

    [Fact]
    public void Panels_say_what_they_show()
    {
        var texts = FigureText.Of(FigureSet.Of(SampleResult.Create(1, 25)).Find("dice-error")!);
        Assert.Contains("|Model − expert| (µL)", texts);
        Assert.Contains("Dice, blood pool, ED", texts);
    }

    [Fact]
    public void With_too_few_mice_for_a_correlation_there_is_no_figure() =>
        Assert.Null(FigureSet.Of(SampleResult.Create(1, 2)).Find("dice-error"));

    [Fact]
    public void The_caption_names_the_quantities_whose_error_grows_as_Dice_falls()
    {
        // ρ = −1 over twelve mice: Fisher's interval with the variance of Bonett and Wright ends far below 0.
        var falling = Model([.. Enumerable.Range(1, 12).Select(i => (0.8 + (0.01 * i), 13.0 - i))]);
        Assert.Equal(
            "A lower Dice goes with a larger error in EDV: the 95 % interval of ρ lies below 0.",
            Findings.DiceError([falling], [EndDiastolic]));
        var rising = Model([.. Enumerable.Range(1, 12).Select(i => (0.8 + (0.01 * i), (double)i))]);
        Assert.Equal(
            "That a lower Dice goes with a larger error is not shown on 12 mice: no 95 % interval of ρ lies below 0.",
            Findings.DiceError([rising], [EndDiastolic]));
    }

    [Fact]
    public void Nothing_is_found_on_three_mice_even_where_rho_is_one()
    {
        var three = Model([.. Enumerable.Range(1, 3).Select(i => (0.8 + (0.01 * i), 4.0 - i))]);
        Assert.Equal("3 mice are too few to find anything here: that takes 10.", Findings.DiceError([three], [EndDiastolic]));
    }

    private static ModelResult Model(params (double Dice, double Error)[] mice)
    {
        CaseResult[] cases =
        [
            .. mice.Select((m, i) => new CaseResult(
                $"Mouse{i + 1}",
                true,
                [
                    new DiceMeasurement(0, CardiacPhase.EndDiastole, Structure.Myocardium, 0.1, 1, 1),
                    new DiceMeasurement(0, CardiacPhase.EndDiastole, Structure.BloodPool, m.Dice, 1, 1),
                    new DiceMeasurement(4, CardiacPhase.EndSystole, Structure.BloodPool, 0.2, 1, 1),
                ],
                [new FunctionMeasurement(Quantity.EndDiastolicVolume, "µL", 50, 50 + m.Error, string.Empty)],
                [],
                0)),
        ];
        return new ModelResult("a", "A", null, cases, [], []);
    }
}

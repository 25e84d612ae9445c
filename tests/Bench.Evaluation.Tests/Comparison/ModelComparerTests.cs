using Bench.Core;
using Bench.Core.Measures;
using Bench.Evaluation.Comparison;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Tests.Comparison;

public sealed class ModelComparerTests
{
    private static readonly double[] Low = [0.88, 0.90, 0.91, 0.87, 0.93, 0.89, 0.92, 0.90];
    private static readonly double[] High = [0.91, 0.92, 0.95, 0.90, 0.94, 0.93, 0.94, 0.93];

    [Fact]
    public void A_pair_has_the_paired_tests_of_its_differences()
    {
        var pair = Dice(Compare(("high", High), ("low", Low))).Pairs.Single();

        // SciPy 1.10.1: ttest_rel(high, low) t = 7.514431, p = 1.356483e-4, t interval 0.0188464 to 0.0361536; wilcoxon exact p =
        // 0.0078125.
        Assert.Equal(0.0275, pair.Difference, 10);
        Assert.Equal(1.356483e-4, pair.TTestP, 1e-9);
        Assert.Equal(0.0188464, pair.Interval.Low, 6);
        Assert.Equal(0.0361536, pair.Interval.High, 6);
        Assert.Equal(0.0078125, pair.WilcoxonP, 9);
        Assert.Equal((8, 0, 0), (pair.Wins, pair.Ties, pair.Losses));
        Assert.Equal(PairVerdict.FirstBetter, pair.Verdict);
        Assert.InRange(pair.Bootstrap.Low, 0.018, 0.0275);
    }

    [Fact]
    public void Three_models_are_compared_at_once_by_their_ranks_within_each_mouse()
    {
        // SciPy 1.10.1: friedmanchisquare 5.333333, p 0.06948345; Iman and Davenport's F = 5 · χ² / (12 − χ²) = 4, p = f.sf(4, 2, 10) =
        // 0.05292215; W = χ² / 12. Ranks by rankdata of the negated values. Nemenyi: studentized_range.sf(|difference of mean ranks| /
        // √(12/36) · √2, 3, ∞).
        double[] a =
        [
            0.90, 0.92, 0.88, 0.95, 0.91, 0.93,
        ], b = [0.91, 0.93, 0.90, 0.94, 0.92, 0.95], c = [0.85, 0.90, 0.86, 0.93, 0.93, 0.90];
        var dice = Dice(Compare(("a", a), ("b", b), ("c", c)));
        var test = dice.RankTest!;

        Assert.Equal([2, 4.0 / 3, 8.0 / 3], test.MeanRanks.Select(r => Math.Round(r, 12)), (x, y) => Math.Abs(x - y) < 1e-9);
        Assert.Equal(16.0 / 3, test.ChiSquared, 9);
        Assert.Equal(0.06948345, test.PValue, 1e-8);
        Assert.Equal(4, test.ImanDavenportF, 9);
        Assert.Equal(0.05292215, test.ImanDavenportP, 1e-8);
        Assert.Equal(0.44444444, test.KendallW, 7);
        Assert.Equal(0.48043258, dice.Pairs.Single(p => (p.First, p.Second) == ("a", "c")).NemenyiP, 5);
        Assert.Equal(0.05450063, dice.Pairs.Single(p => (p.First, p.Second) == ("b", "c")).NemenyiP, 5);
        Assert.True(test.HolmP >= test.ImanDavenportP);
    }

    [Fact]
    public void Two_models_need_no_test_of_all_at_once()
    {
        var dice = Dice(Compare(("high", High), ("low", Low)));

        Assert.Null(dice.RankTest);
        Assert.True(double.IsNaN(dice.Pairs[0].NemenyiP));
    }

    [Fact]
    public void For_errors_the_smaller_wins_and_ranks_first()
    {
        var error = Compare(("low", Low), ("high", High)).Measures.Single(m => m.Measure == "abs_error.EDV");

        Assert.Equal(BetterWhen.Smaller, error.Better);
        Assert.Equal(["high", "low"], error.Ranking.Select(r => r.Label));
        Assert.Equal((0, 0, 8), (error.Pairs[0].Wins, error.Pairs[0].Ties, error.Pairs[0].Losses));
        Assert.Equal(PairVerdict.SecondBetter, error.Pairs[0].Verdict);
    }

    [Fact]
    public void Errors_of_as_many_voxels_tie_whatever_their_binary_residue()
    {
        // Voxels of 0.01 µL. Counting voxels, one pair of errors is equal and the exact signed-rank p, from all 2⁹ signs of the tied ranks
        // (numpy), is 2/2⁹. The same errors in µL differ in their last digits: no tie there, and p = 2/2¹⁰.
        int[] expert = [6334, 6445, 6421, 6211, 6935, 6242, 6589, 6249, 6339, 6984];
        int[] first = [6304, 6455, 6411, 6231, 6965, 6222, 6609, 6269, 6329, 6944];
        int[] second = [6364, 6415, 6481, 6271, 6995, 6212, 6659, 6319, 6369, 7044];

        var error = ModelComparer.Compare([Counted("first", expert, first), Counted("second", expert, second)], new ComparisonOptions())
            .Measures.Single(m => m.Measure == "abs_error.EDV").Pairs.Single();

        Assert.Equal((9, 1, 0), (error.Wins, error.Ties, error.Losses));
        Assert.Equal(2 / 512.0, error.WilcoxonP, 1e-12);
    }

    [Fact]
    public void Corrected_p_count_every_pair_and_measure()
    {
        var comparison = Compare(("high", High), ("low", Low));
        var p = comparison.Measures.SelectMany(m => m.Pairs).ToArray();

        // Three measures of Dice that are alike here, and one error that mirrors them: four equal p, each times four.
        Assert.Equal(4, p.Length);
        Assert.All(p, x => Assert.Equal(4 * x.WilcoxonP, x.WilcoxonHolm, 10));
    }

    [Fact]
    public void Models_that_differ_by_less_than_the_margin_are_equivalent()
    {
        double[] close = [.. Low.Select((v, i) => v + (i % 2 == 0 ? 0.002 : -0.002))];

        Assert.Equal(PairVerdict.Equivalent, Dice(Compare(("low", Low), ("close", close))).Pairs[0].Verdict);
        Assert.Equal(
            PairVerdict.NotToldApart,
            Dice(
                Compare(
                    new ComparisonOptions { Margins = new Dictionary<string, double> { ["dice"] = 0.0005 } },
                    ("low", Low),
                    ("close", close))).Pairs[0].Verdict);
        Assert.Equal(PairVerdict.Equivalent, Dice(Compare(("low", Low), ("same", Low))).Pairs[0].Verdict);
        Assert.Equal(8, Dice(Compare(("low", Low), ("same", Low))).Pairs[0].Ties);
    }

    [Fact]
    public void Only_mice_that_all_models_have_are_compared()
    {
        double[] holed = [.. High];
        holed[2] = double.NaN;

        var comparison = Compare(("holed", holed), ("low", Low));

        Assert.Equal(["C"], comparison.OtherMice);
        Assert.Equal(7, Dice(comparison).Mice);
    }

    [Fact]
    public void Results_made_under_other_conditions_are_compared_with_a_note()
    {
        var other = FakeRun.Of(2, ("low", Low));
        var comparison = ModelComparer.Compare(
            [
                Model(FakeRun.Of(1, ("high", High))),
                Model(other with { Settings = other.Settings with { Cleaning = new("none", "") } }),
            ], new ComparisonOptions());

        Assert.Contains("its cleaning (none", Assert.Single(comparison.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_knew_test_mice_is_noted()
    {
        var known = FakeRun.Of(1, ("known", High));
        var leak = known.Models[0] with { Leak = "12 of 25 test mice were trained on." };

        var comparison = ModelComparer.Compare(
            [new ComparedModel("known", known, leak), Model(FakeRun.Of(2, ("low", Low)))], new ComparisonOptions());

        Assert.Equal(["known: 12 of 25 test mice were trained on."], comparison.Notes);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Refused("there is one model only", ("a", Low));
        Refused("1 evaluated mice in common", ("a", [0.9, double.NaN]), ("b", [0.9, 0.9]));
        var other = FakeRun.Of(2, ("b", Low));
        var moved = other with
        {
            Models =
            [
                other.Models[0] with
                {
                    Cases =
                    [
                        .. other.Models[0].Cases.Select(c => c with { Function = [.. c.Function.Select(f => f with { Reference = 61 })] })
                    ],
                }
            ],
        };
        var error = Assert.Throws<InputException>(
            () => ModelComparer.Compare([Model(FakeRun.Of(1, ("a", Low))), Model(moved)], new ComparisonOptions()));
        Assert.Contains("A has another expert's EndDiastolicVolume in b (61) than in a (60)", error.Message, StringComparison.Ordinal);

        static void Refused(string message, params (string Name, double[] Dice)[] models) =>
            Assert.Contains(message, Assert.Throws<InputException>(() => Compare(models)).Message, StringComparison.Ordinal);
    }

    private static MeasureComparison Dice(ModelComparison comparison) => comparison.Measures.Single(m => m.Measure == "dice.both.mean");

    private static ModelComparison Compare(params (string Name, double[] Dice)[] models) =>
        Compare(new ComparisonOptions { Resamples = 1000 }, models);

    private static ModelComparison Compare(ComparisonOptions options, params (string Name, double[] Dice)[] models) =>
        ModelComparer.Compare([.. models.Select((m, i) => Model(FakeRun.Of(i, m)))], options);

    private static ComparedModel Counted(string name, int[] expert, int[] model)
    {
        const double Voxel = 0.1 * 0.1 * 1.0;
        var run = FakeRun.Of(1, (name, [.. expert.Select(_ => 0.9)]));
        var cases = run.Models[0].Cases.Select((c, i) => c with
        {
            Function = [.. c.Function.Select(f => f with { Reference = expert[i] * Voxel, Predicted = model[i] * Voxel })],
        });
        return new ComparedModel(name, run, run.Models[0] with { Cases = [.. cases] });
    }

    private static ComparedModel Model(EvaluationResult run) => new(run.Models[0].Name, run, run.Models[0]);
}

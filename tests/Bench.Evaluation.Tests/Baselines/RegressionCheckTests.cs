using Bench.Evaluation.Baselines;
using Bench.Evaluation.Results;

namespace Bench.Evaluation.Tests.Baselines;

public sealed class RegressionCheckTests
{
    private static readonly AcceptedBaseline OneRun = BaselineLearner.Learn("b", [("a", FakeRun.Of(1, 0.90, 0.92, 0.94, 0.96))]);

    private static readonly AcceptedBaseline ThreeRuns = BaselineLearner.Learn(
        "b", [("a", FakeRun.Of(1, 0.90, 0.94)), ("b", FakeRun.Of(2, 0.901, 0.941)), ("c", FakeRun.Of(3, 0.902, 0.942))]);

    [Fact]
    public void The_same_result_is_met()
    {
        var report = RegressionCheck.Of(FakeRun.Of(1, 0.90, 0.92, 0.94, 0.96), OneRun);

        Assert.Equal(RegressionOutcome.Met, report.Outcome);
        Assert.All(report.Measures, m => Assert.Equal((RegressionOutcome.Met, 0.0), (m.Outcome, m.Change)));
        Assert.All(report.Measures, m => Assert.Empty(m.MostChanged));
    }

    [Fact]
    public void A_regression_names_the_measure_the_mice_and_the_size()
    {
        var report = RegressionCheck.Of(FakeRun.Of(9, 0.88, 0.905, 0.93, 0.935), OneRun);

        // Changes -0.02, -0.015, -0.01, -0.025: mean -0.0175, SD 0.0064550, SE 0.0032275; t(3, 0.99) = 4.540703: tolerance 0.014655.
        Assert.Equal(RegressionOutcome.Worse, report.Outcome);
        var dice = report.Measures.Single(m => m.Measure == "dice.both.mean");
        Assert.Equal(RegressionOutcome.Worse, dice.Outcome);
        Assert.Equal(-0.0175, dice.Change, 10);
        Assert.Equal(0.014655, dice.Tolerance, 6);
        Assert.Equal(["D", "A", "B"], dice.MostChanged.Select(m => m.Mouse));
        Assert.Equal(-0.025, dice.MostChanged[0].Change, 10);
    }

    [Fact]
    public void An_error_that_grows_is_worse_and_one_that_shrinks_is_better()
    {
        Assert.Equal(RegressionOutcome.Worse, Error(RegressionCheck.Of(FakeRun.Of(9, 0.88, 0.905, 0.93, 0.935), OneRun)).Outcome);
        Assert.Equal(RegressionOutcome.Better, Error(RegressionCheck.Of(FakeRun.Of(9, 0.92, 0.94, 0.96, 0.98), OneRun)).Outcome);

        static MeasureRegression Error(RegressionReport report) => report.Measures.Single(m => m.Measure == "abs_error.EDV");
    }

    [Theory]
    [InlineData(0.914, RegressionOutcome.Met)]
    [InlineData(0.912, RegressionOutcome.Worse)]
    [InlineData(0.930, RegressionOutcome.Better)]
    public void With_several_runs_the_spread_over_them_decides(double mean, RegressionOutcome outcome)
    {
        // Run means 0.920, 0.921, 0.922: t(2, 0.99) × 0.001 × √(4/3) = 0.0080420, so 0.91296 to 0.92904.
        var report = RegressionCheck.Of(FakeRun.Of(9, mean - 0.02, mean + 0.02), ThreeRuns);

        Assert.Equal(outcome, report.Measures.Single(m => m.Measure == "dice.both.mean").Outcome);
    }

    [Fact]
    public void One_mouse_that_has_collapsed_is_a_regression_though_the_mean_hides_it()
    {
        // Changes 0, 0, 0, -0.3: mean -0.075, SE 0.075, t(3, 0.99) = 4.54: the mean's tolerance is 0.34. Median absolute deviation 0; a
        // tenth of the SD over mice (0.90, 0.92, 0.94, 0.96: 0.0258199) is the mouse's.
        var dice = RegressionCheck.Of(FakeRun.Of(9, 0.90, 0.92, 0.94, 0.66), OneRun).Measures.Single(m => m.Measure == "dice.both.mean");

        Assert.True(dice.Tolerance > 0.3);
        Assert.Equal(0.00258199, dice.MouseTolerance, 7);
        Assert.Equal(RegressionOutcome.Worse, dice.Outcome);
        Assert.Equal(["D"], dice.WorseMice.Select(m => m.Mouse));
    }

    [Fact]
    public void Mice_that_change_as_trainings_do_are_none()
    {
        // SD over three trainings 0.001 for each mouse; tolerance of a mouse max(0.0080420, 0.001 · √(4/3) · t(4, 0.995) = 0.0053): that of
        // the mean.
        var report = RegressionCheck.Of(FakeRun.Of(9, 0.894, 0.94), ThreeRuns);

        Assert.All(report.Measures, m => Assert.Empty(m.WorseMice));
        var collapsed = RegressionCheck.Of(FakeRun.Of(9, 0.892, 0.95), ThreeRuns).Measures.Single(m => m.Measure == "dice.both.mean");
        Assert.Equal(["A"], collapsed.WorseMice.Select(m => m.Mouse));
        Assert.Equal((RegressionOutcome.Worse, 0.0080420), (collapsed.Outcome, Math.Round(collapsed.MouseTolerance, 7)));
    }

    [Fact]
    public void A_mouse_that_could_not_be_evaluated_any_more_is_a_regression()
    {
        var report = RegressionCheck.Of(FakeRun.Of(1, 0.95, double.NaN, 0.95, 0.97), OneRun);

        Assert.Equal(RegressionOutcome.Worse, report.Outcome);
        Assert.All(report.Measures, m => Assert.Equal(["B"], m.LostMice));
    }

    [Fact]
    public void A_model_that_is_gone_is_a_regression()
    {
        var report = RegressionCheck.Of(FakeRun.Of(1, ("other", [0.90, 0.92, 0.94, 0.96])), OneRun);

        Assert.Equal(RegressionOutcome.Worse, report.Outcome);
        Assert.Equal(["m"], report.MissingModels);
    }

    [Fact]
    public void What_was_made_under_other_conditions_is_not_compared()
    {
        var run = FakeRun.Of(1, 0.90, 0.92, 0.94, 0.96);
        AssertDiffers("cleaning", run with { Settings = run.Settings with { Cleaning = new("none", "") } });
        AssertDiffers("split", run with { Settings = run.Settings with { TrainMice = ["Z"] } });
        AssertDiffers("definitions", run with { Settings = run.Settings with { DicePolicy = "another" } });
        AssertDiffers("definitions", run with { Settings = run.Settings with { VoxelSpacingMm = [0.2, 0.2, 1] } });
        AssertDiffers("data", run with { Provenance = run.Provenance with { Hashes = new Dictionary<string, string> { ["data"] = "0" } } });
        AssertDiffers("data", run with { Provenance = run.Provenance with { Hashes = new Dictionary<string, string>() } });

        static void AssertDiffers(string name, EvaluationResult run)
        {
            var report = RegressionCheck.Of(run, OneRun);
            Assert.Equal(RegressionOutcome.NotComparable, report.Outcome);
            Assert.Equal([name], report.Differences.Select(d => d.Name));
            Assert.Empty(report.Measures);
        }
    }

    [Fact]
    public void A_split_of_the_same_mice_under_another_name_is_the_same()
    {
        var run = FakeRun.Of(1, 0.90, 0.92, 0.94, 0.96);

        Assert.Equal(
            RegressionOutcome.Met, RegressionCheck.Of(run with { Settings = run.Settings with { Split = "renamed" } }, OneRun).Outcome);
    }
}

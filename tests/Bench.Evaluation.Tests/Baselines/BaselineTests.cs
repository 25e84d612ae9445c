using Bench.Core;
using Bench.Core.Measures;
using Bench.Evaluation.Baselines;
using Bench.Evaluation.Results;
using Bench.Evaluation.Serialization;

namespace Bench.Evaluation.Tests.Baselines;

public sealed class BaselineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-baseline-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Tolerance_is_the_prediction_bound_of_one_more_run()
    {
        // Run means 0.90, 0.92, 0.94: s = 0.02; t(2, 0.99) = 6.964557; × √(1 + 1/3) = 0.160840.
        var measure = Dice(Learn(FakeRun.Of(1, 0.88, 0.92), FakeRun.Of(2, 0.90, 0.94), FakeRun.Of(3, 0.92, 0.96)));

        Assert.Equal(0.92, measure.Mean, 12);
        Assert.Equal([0.90, 0.92, 0.94], measure.RunMeans.Select(m => Math.Round(m, 12)));
        Assert.Equal(0.160840, measure.Tolerance, 6);
        Assert.Equal([0.90, 0.94], measure.Mice.Select(m => Math.Round(m.Value, 12)));
    }

    [Fact]
    public void Trainings_of_one_network_in_one_run_count_each()
    {
        var run = FakeRun.Of(1, ("m-1", [0.88, 0.92]), ("m-2", [0.90, 0.94]), ("m-3", [0.92, 0.96]));
        var baseline = Learn(run with { Models = [.. run.Models.Select(m => m with { Family = "m" })] });

        Assert.Equal(["m"], baseline.Models.Select(m => m.Name));
        Assert.Equal(0.160840, Dice(baseline).Tolerance, 6);

        var checkedRun = RegressionCheck.Of(run with { Models = [.. run.Models.Select(m => m with { Family = "m" })] }, baseline);
        Assert.Equal(["m-1", "m-2", "m-3"], checkedRun.Measures.Select(m => m.Model).Distinct());
        Assert.Equal(RegressionOutcome.Met, checkedRun.Outcome);
    }

    [Fact]
    public void Trainings_that_a_result_keeps_as_a_matrix_count_each()
    {
        // The same numbers as above; of the three trainings the first is shown.
        var run = FakeRun.Of(1, ("m-1", [0.88, 0.92]));
        var matrix = new MethodMeasure("dice.both.mean", "", BetterWhen.Larger, [[0.88, 0.90, 0.92], [0.92, 0.94, 0.96]]);
        var baseline = Learn(run with
        {
            Models = [run.Models[0] with { Family = "m", Seed = 1 }],
            Methods = [new("m", "M", [1, 2, 3], [new("A", 0), new("B", 0)], [matrix])],
        });

        Assert.Equal([0.90, 0.92, 0.94], Dice(baseline).RunMeans.Select(m => Math.Round(m, 12)));
        Assert.Equal(0.160840, Dice(baseline).Tolerance, 6);
    }

    [Fact]
    public void One_run_knows_no_spread_over_seeds() => Assert.True(double.IsNaN(Dice(Learn(FakeRun.Of(1, 0.88, 0.92))).Tolerance));

    [Fact]
    public void Measures_that_no_mouse_has_are_left_out() =>
        Assert.Equal(
            [
                "dice.both.mean", "dice.both.ED", "dice.blood_pool.mean", "dice.blood_pool.ED", "dice.myocardium.mean",
                "dice.myocardium.ED", "abs_error.EDV",
            ],
            Learn(FakeRun.Of(1, 0.88, 0.92)).Models[0].Measures.Select(m => m.Name));

    [Fact]
    public void A_baseline_is_read_back_as_it_was_written()
    {
        var baseline = Learn(FakeRun.Of(1, 0.88, double.NaN), FakeRun.Of(2, 0.90, 0.94));
        var file = Path.Combine(_folder, "b.json");
        ResultJson.Write(baseline, file);

        var read = AcceptedBaseline.Read(file);

        Assert.Equal(baseline.Conditions, read.Conditions);
        Assert.Equal(baseline.Runs, read.Runs);
        Assert.Equal(Dice(baseline).Tolerance, Dice(read).Tolerance);
        Assert.Equal(Dice(baseline).Mice, Dice(read).Mice);
    }

    [Fact]
    public void A_baseline_with_a_measure_that_is_unknown_is_refused()
    {
        var baseline = Learn(FakeRun.Of(1, 0.88, 0.92));
        var file = Path.Combine(_folder, "b.json");
        ResultJson.Write(
            baseline with { Models = [baseline.Models[0] with { Measures = [baseline.Models[0].Measures[0] with { Name = "iou" }] }] },
            file);

        Assert.Contains(
            "there is no measure 'iou'",
            Assert.Throws<InputException>(() => AcceptedBaseline.Read(file)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"schema_version": 9}""", "schema version 9")]
    [InlineData("""{"schema_version": 1}""", "is not a baseline: it lacks")]
    [InlineData("""{"schema_version": 1, "runs": [], "conditions": [], "models": []}""", "is not a baseline: it lacks")]
    [InlineData("[", "not the expected JSON")]
    public void Something_else_than_a_baseline_is_refused(string text, string message)
    {
        var file = Path.Combine(_folder, "b.json");
        File.WriteAllText(file, text);

        Assert.Contains(message, Assert.Throws<InputException>(() => AcceptedBaseline.Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_differ_in_more_than_their_seed_are_refused_together()
    {
        var first = FakeRun.Of(1, 0.88, 0.92);
        var cleaned = FakeRun.Of(2, 0.88, 0.92) with { Settings = first.Settings with { Cleaning = new("none", "") } };
        var renamed = FakeRun.Of(2, ("other", [0.9, 0.9]));

        Assert.Contains(
            "its cleaning differs", Assert.Throws<InputException>(() => Learn(first, cleaned)).Message, StringComparison.Ordinal);
        Assert.Contains("its models differ", Assert.Throws<InputException>(() => Learn(first, renamed)).Message, StringComparison.Ordinal);
        Assert.Contains("it is the same run", Assert.Throws<InputException>(() => Learn(first, first)).Message, StringComparison.Ordinal);
    }

    private static AcceptedBaseline Learn(params EvaluationResult[] runs) =>
        BaselineLearner.Learn("b", [.. runs.Select((r, i) => ($"run{i}", r))]);

    private static AcceptedMeasure Dice(AcceptedBaseline baseline) => baseline.Models[0].Measures.Single(m => m.Name == "dice.both.mean");
}
